"""A law or bill in Akoma Ntoso as chapters, articles, paragraphs and items."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from clauseline.reading.account import Account
from clauseline.reading.structure.contents import RULE as CONTENTS
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.quoting import quotes_part
from clauseline.reading.xml.flow import ABOUT, MARKS, TaggedFlow, TaggedParagraph, picture
from clauseline.reading.xml.source import first, whole_text
from clauseline.reading.xml.tables import read_table
from clauseline.vocabulary import ClauseKind

_DIVISIONS = (
    "book", "tome", "volume", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "division",
    "subdivision", "section", "subsection", "article", "rule", "subrule",
)  # fmt: skip
_PROVISIONS = (
    "paragraph", "subparagraph", "point", "indent", "clause", "subclause", "alinea", "list", "level", "hcontainer",
    "sublist", "proviso", "transitional", "crossHeading", "item",
)  # fmt: skip
_CONTAINERS = (
    "act", "bill", "doc", "body", "mainBody", "content", "intro", "wrapUp", "wrap", "blockList", "tblock", "container",
    "attachments", "components", "component", "collectionBody", "documentCollection", "statement", "amendmentList",
    "amendment", "amendmentBody", "amendmentContent", "recitals", "citations", "formula", "ul", "ol", "interstitial",
    "p", "block", "listIntroduction", "listWrapUp", "longTitle", "docTitle", "blockContainer", "foreign",
)  # fmt: skip
_SMALL = {"subsection", "subrule"}
"""Divisions that are provisions of the article or section around them where they have no heading."""


class LawFlow(TaggedFlow):
    """Reads one law, whose numbers stand in the file."""

    def __init__(self, account: Account) -> None:
        super().__init__(account)
        self._level = 0
        self._quoted = 0
        leave = self.leave
        self.blocks |= dict.fromkeys(_CONTAINERS, self.through) | dict.fromkeys(_DIVISIONS, self._division)
        self.blocks |= dict.fromkeys(_PROVISIONS, self._provision)
        self.blocks |= {
            "meta": leave(ABOUT), "coverPage": leave("cover"), "preface": leave("cover"), "header": leave("cover"),
            "toc": leave(CONTENTS), "preamble": self._named, "conclusions": self._named, "attachment": self._annex,
            "annex": self._annex, "recital": self._provision, "citation": self._provision, "table": self._table,
            "quotedStructure": self._quote, "li": self._provision, "num": self.through, "heading": self._subheading,
            "subheading": self._subheading, "caption": lambda part: self.paragraph(part, "caption"),
        }  # fmt: skip
        self.inline |= {
            "authorialNote": self._note, "eol": self.write("\n"),
            "br": self.write("\n"), "del": leave("deleted text (tracked changes)"),
            "img": self._picture, "remark": leave("remarks of the editors"), "noteRef": leave(MARKS),
        }  # fmt: skip

    def _division(self, element: etree._Element) -> None:
        """A part, chapter or article; in quoted text, or without a heading inside an article, it is none."""
        small = element.tag in _SMALL and first(element, "heading") is None
        if self._quoted or small or _is_quoted(element):
            self._quote(element, self._provision)
            return
        number, title = self.mark(first(element, "num")), self.part(first(element, "heading"))
        article = element.tag in ("article", "rule") or (element.tag == "section" and not _holds_articles(element))
        self._begin(element, number, title, "article" if article else "chapter")

    def _begin(self, element: etree._Element, number: str, title: TaggedParagraph, kind: ClauseKind) -> None:
        self._level += 1
        self.head(element, number, title, level=self._level, kind=kind)
        self.through(element)
        self._finish()
        self._level -= 1

    def _provision(self, element: etree._Element) -> None:
        """A paragraph, point or item with its number; one with a heading is a clause."""
        number = self.mark(first(element, "num"))
        heading = first(element, "heading")
        if heading is not None and not self._quoted:
            self._begin(element, number, self.part(heading), "clause")
            return
        if number.strip():
            self.labelled(element, number)
        else:
            self.through(element)

    def _named(self, element: etree._Element) -> None:
        """What stands before or after the provisions, under a name of ours."""
        title = TaggedParagraph()
        title.draw("Preamble" if element.tag == "preamble" else "Conclusions")
        self._begin(element, "", title, "front")

    def _annex(self, element: etree._Element) -> None:
        number, title = self.mark(first(element, "num")), self.part(first(element, "heading"))
        label = find_label(title.text().strip() + "\t") if not number.strip() else None
        if label and label.number and label.end > len(title.text().strip()) and not title.notes and not title.added:
            number, title = title.text(), TaggedParagraph()
        elif not number.strip() and title.is_empty():
            title.draw("Annex")
        self._begin(element, number, title, "annex")

    def _quote(self, element: etree._Element, read: Callable[[etree._Element], None] | None = None) -> None:
        self._quoted += 1
        (read or self.through)(element)
        self._quoted -= 1

    def _subheading(self, element: etree._Element) -> None:
        self.paragraph(element, "subheading")

    def _table(self, element: etree._Element) -> None:
        read_table(self, element)

    def _note(self, element: etree._Element, words: TaggedParagraph) -> None:
        self.note_here(element, words, element.get("marker", ""))

    def _picture(self, element: etree._Element, words: TaggedParagraph) -> None:
        words.pictures.append(picture(element.get("src", ""), element.get("alt", "")))
        self.account.leave_out(ABOUT, whole_text(element))


def _is_quoted(element: etree._Element) -> bool:
    """Whether a division opens a quotation with its number: it belongs to the law that is amended."""
    number = first(element, "num")
    return number is not None and quotes_part(whole_text(number))


def _holds_articles(element: etree._Element) -> bool:
    """Whether a section is a division that has articles in it, those of quoted texts aside."""
    return any(next(child.iterancestors("quotedStructure"), None) is None for child in element.iter("article"))
