"""A standard in NISO STS (and ISO STS before it) as clauses, terms, notes and items."""

from __future__ import annotations

from lxml import etree

from clauseline.outline import INFORMATIVE, NORMATIVE
from clauseline.reading.account import Account
from clauseline.reading.structure.contents import RULE as CONTENTS
from clauseline.reading.structure.headings import STATUS_WORDS
from clauseline.reading.xml.flow import ABOUT, MARKS, TaggedFlow, TaggedParagraph, picture
from clauseline.reading.xml.source import first, whole_text
from clauseline.reading.xml.tables import read_table
from clauseline.vocabulary import ClauseKind, Role, Status

_META = ("std-meta", "iso-meta", "nat-meta", "reg-meta", "std-doc-meta", "std-xref", "notes")
_NOTES = ("non-normative-note", "normative-note", "note")
_EXAMPLES = ("non-normative-example", "normative-example", "example")
_CONTAINERS = (
    "front", "body", "back", "app-group", "adoption-front", "standard", "langSet", "fig-group", "term-display",
)  # fmt: skip
_HREF = "{http://www.w3.org/1999/xlink}href"
_FACTS = ("partOfSpeech", "normativeAuthorization", "termType", "grammaticalGender", "grammaticalNumber", "usageNote")


class StandardFlow(TaggedFlow):
    """Reads one standard, whose labels stand in the file."""

    def __init__(self, account: Account) -> None:
        super().__init__(account)
        self._level = 0
        self._notes: dict[etree._Element, str] = {}
        leave = self.leave
        self.blocks |= dict.fromkeys(_META, leave(ABOUT)) | dict.fromkeys(_NOTES, self._note)
        self.blocks |= dict.fromkeys(_EXAMPLES, self._example) | dict.fromkeys(("p", "title", "def"), self.through)
        self.blocks |= dict.fromkeys(("preformat", "code", "tex-math"), lambda part: self.paragraph(part, "code"))
        self.blocks |= dict.fromkeys(_CONTAINERS, self.through)
        self.blocks |= {
            "sec": self._section, "term-sec": self._section, "app": self._section, "ack": self._section,
            "ref-list": self._sources, "ref": self._item, "list": self.through, "list-item": self._item,
            "def-list": self.through, "def-item": self.through, "term": lambda part: self.paragraph(part, "term"),
            "table-wrap": self._shown, "fig": self._shown, "table": self._table, "graphic": self._graphic,
            "disp-formula": self._formula, "termEntry": self._entry, "toc": leave(CONTENTS), "index": leave("index"),
            "table-wrap-foot": self.through, "disp-quote": self.through, "boxed-text": self.through,
            "alternatives": self._alternatives, "editing-instruction": self.through, "fn-group": self.through,
            "definition": self.paragraph, "term-source": self._source, "tig": self.through,
            "attrib": self.paragraph, "copyright-statement": self.paragraph,
        }  # fmt: skip
        self.inline |= {
            "fn": self._footnote, "xref": self._xref, "break": self.write("\n"),
            "inline-graphic": lambda part, words: words.pictures.append(picture(part.get(_HREF, ""))),
            "alt-text": leave("descriptions of pictures"), "long-desc": leave("descriptions of pictures"),
            "index-term": leave("entries of the index"), "object-id": leave(ABOUT),
            "tex-math": leave("copies of formulas"),
        }  # fmt: skip
        self.inline |= dict.fromkeys(_FACTS, leave("grammar of terms"))

    def _section(self, element: etree._Element) -> None:
        """A clause or an annex, its label and title taken from its head; front parts and terms by what they are."""
        self._level += 1
        label = self.mark(first(element, "label"))
        kind, status = self._annex(element)
        inside = {parent.tag for parent in element.iterancestors()}
        if "front" in inside and not label.strip():
            kind = "front"
        entry = element if element.tag == "term-sec" else None
        title = self.part(first(element, "title"))
        if entry is not None and title.is_empty():
            kind = "term"
            title = self._preferred(element)
        self.head(element, label, title, level=self._level, kind=kind, status=status)
        self.through(element)
        self._finish()
        self._level -= 1

    def _annex(self, element: etree._Element) -> tuple[ClauseKind, Status | None]:
        """What an annex is by its type, in words or in an attribute."""
        if element.tag != "app":
            return "clause", None
        said = self.mark(first(element, "annex-type"))
        self.account.leave_out(STATUS_WORDS, said)
        words = f"{said} {element.get('content-type', '')}".lower()
        return "annex", INFORMATIVE if "inform" in words else NORMATIVE if "norm" in words else None

    def _preferred(self, section: etree._Element) -> TaggedParagraph:
        """The preferred term of an entry as a title."""
        groups = [group for group in section.iter("tig") if first(group, "term") is not None]
        said = [group for group in groups if _is_preferred(group)]
        return self.part(first((said or groups)[0], "term")) if groups else TaggedParagraph()

    def _entry(self, element: etree._Element) -> None:
        """A term entry: its other terms, the definition, notes, examples and the source."""
        if element.getparent() is None or next(element.iterancestors("term-sec"), None) is None:
            self.head(element, "", self._preferred(element), level=self._level + 1, kind="term")
        sets = list(element.iterchildren("langSet"))
        for other in sets[1:]:
            self.account.leave_out("terms in other languages", whole_text(other))
            self._cut(other)
            other.clear()
        count = sum(1 for note in element.iter("note") if first(note, "label") is None)
        for place, note in enumerate([note for note in element.iter("note") if first(note, "label") is None], 1):
            self._notes[note] = f"Note {place} to entry" if count else ""
        for source in element.iter("source"):
            source.tag = "term-source"
        self.through(element)

    def _source(self, element: etree._Element) -> None:
        words = TaggedParagraph()
        words.draw("[SOURCE: ")
        self.read(element, words)
        words.draw("]")
        self.emit(words)

    def _note(self, element: etree._Element) -> None:
        ours = self._notes.get(element, "")
        self._named(element, "note", ours)

    def _example(self, element: etree._Element) -> None:
        self._named(element, "example", "")

    def _named(self, element: etree._Element, role: Role, ours: str) -> None:
        label = self.mark(first(element, "label"))
        self.labelled(element, label or ours, role=role, ours=bool(ours) and not label)

    def _item(self, element: etree._Element) -> None:
        label = self.mark(first(element, "label"))
        self.labelled(element, label)

    def _sources(self, element: etree._Element) -> None:
        label, title = self.mark(first(element, "label")), self.part(first(element, "title"))
        if not title.is_empty():
            self.head(element, label, title, level=self._level + 1, kind="bibliography")
        else:
            self.account.leave_out(ABOUT, label)
        self.through(element)

    def _shown(self, element: etree._Element) -> None:
        """A table before which its caption stands, or a figure after which it does."""
        label = self.mark(first(element, "label"))
        title = self.part(first(element, "caption"))
        if element.tag == "table-wrap":
            self.caption(label, title)
        self.through(element)
        if element.tag != "table-wrap":
            self.caption(label, title)

    def _table(self, element: etree._Element) -> None:
        read_table(self, element)

    def _graphic(self, element: etree._Element) -> None:
        words = TaggedParagraph()
        words.pictures.append(picture(element.get(_HREF, ""), element.findtext("alt-text") or ""))
        self.account.leave_out("descriptions of pictures", whole_text(element))
        self.emit(words, "figure")

    def _formula(self, element: etree._Element) -> None:
        label = self.mark(first(element, "label"))
        words = self.words(element)
        if label.strip() or not words.is_empty():
            self.emit(words, "formula", label=label.strip())

    def _alternatives(self, element: etree._Element) -> None:
        """Several forms of one thing: the first is read."""
        for place, part in enumerate(element):
            self.one(part) if not place else self.account.leave_out("copies for other programs", whole_text(part))
            self.account.leave_out(ABOUT, part.tail or "")
        self.account.leave_out(ABOUT, element.text or "")

    def _footnote(self, element: etree._Element, words: TaggedParagraph) -> None:
        label = self.mark(first(element, "label"))
        self.account.leave_out(MARKS, label)
        self.note_here(element, words, label.strip())

    def _xref(self, element: etree._Element, words: TaggedParagraph) -> None:
        """A reference in its own words; the mark of a footnote is written anew where the note stands."""
        if element.get("ref-type") == "fn":
            self.account.leave_out(MARKS, whole_text(element))
        else:
            self.read(element, words)


def _is_preferred(group: etree._Element) -> bool:
    said = first(group, "normativeAuthorization")
    return said is not None and (said.get("value") or said.text or "").startswith("preferred")
