"""A standard in Metanorma XML as clauses, terms, notes and items."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from clauseline.outline import INFORMATIVE, NORMATIVE, canonical
from clauseline.reading.account import Account
from clauseline.reading.files.mathml import COPIES as FORMULAS
from clauseline.reading.lines import Picture
from clauseline.reading.structure.contents import RULE as CONTENTS
from clauseline.reading.words.numbering import find_label
from clauseline.reading.xml.counting import item_mark
from clauseline.reading.xml.flow import ABOUT, TaggedFlow, TaggedParagraph, picture
from clauseline.reading.xml.metanorma.counts import FRONT, PROVISIONS, count_all, flavour_of, in_order, is_normative
from clauseline.reading.xml.source import first, whole_text
from clauseline.reading.xml.tables import read_table
from clauseline.vocabulary import ClauseKind, Role, Status

_META = (
    "bibdata",
    "metanorma-extension",
    "localized-strings",
    "misc-container",
    "boilerplate",
    "presentation-metadata",
)
_HOLDERS = ("preface", "sections", "annex", "bibliography", "colophon")
_LISTS = {"alphabet": "%c)", "alphabet_upper": "%C)", "arabic": "%d)", "roman": "%i)", "roman_upper": "%I)"}
_OBLIGATIONS: dict[str, Status] = {"informative": INFORMATIVE, "normative": NORMATIVE}
_NOTES: dict[str, Role] = {
    "note": "note",
    "termnote": "note",
    "admonition": "note",
    "example": "example",
    "termexample": "example",
}
_REMARKS = ("review-container", "annotation-container", "review", "annotation")
_GRAMMAR = ("grammar", "pronunciation", "abbreviation-type", "refterm", "usage-info")


class NormaFlow(TaggedFlow):
    """Reads one standard. `labels` are numbers that its display had; `counted` says that none were."""

    def __init__(self, account: Account, root: etree._Element, labels: Mapping[etree._Element, str]) -> None:
        super().__init__(account)
        self._parts = in_order(root)
        self._labels = labels
        language = canonical(root.findtext("bibdata/language") or "")
        self._numbers = count_all(self._parts, language, flavour_of(root))
        self.counted = root.get("type") != "presentation" and not labels
        self._level = 0
        leave = self.leave
        self.blocks |= dict.fromkeys(_META, leave(ABOUT)) | dict.fromkeys(_REMARKS, leave("comments"))
        self.blocks |= dict.fromkeys(
            ("clause", "terms", "definitions", "references", "annex", "appendix"), self._section
        )
        self.blocks |= dict.fromkeys(FRONT, self._section) | dict.fromkeys(_NOTES, self._note)
        self.blocks |= dict.fromkeys(PROVISIONS, self._provision) | dict.fromkeys(("ul", "ol"), self._list)
        self.blocks |= dict.fromkeys(("p", "dl", "dd", "quote", "definition", "verbal-definition"), self.through)
        self.blocks |= dict.fromkeys(("identifier", "subject", "inherit", "description", "name"), self.paragraph)
        self.blocks |= dict.fromkeys(("preferred", "admitted", "deprecates", "related"), self._other_term)
        self.blocks |= dict.fromkeys(("termsource", "source"), self._source)
        self.blocks |= {
            "term": self._term, "table": self._table, "figure": self._figure, "formula": self._formula,
            "sourcecode": self._code, "bibitem": self._bibitem, "toc": leave(CONTENTS), "indexsect": leave("index"),
            "dt": lambda part: self.paragraph(part, "term"), "title": lambda part: self.paragraph(part, "subheading"),
            "image": self._image,
        }  # fmt: skip
        self.inline |= dict.fromkeys(_GRAMMAR, leave("grammar of terms"))
        self.inline |= {
            "fn": self._footnote, "xref": self._xref, "eref": self._eref, "origin": self._eref, "link": self._link,
            "stem": self._stem, "br": self.write("\n"),
            "index": leave("entries of the index"),
            "tab": self.write("\t"), "bookmark": leave(ABOUT),
            "image": lambda part, words: words.pictures.append(self._picture(part)),
        }  # fmt: skip

    def read_standard(self, root: etree._Element) -> None:
        """The parts of a standard as they are shown; what its head says about it is left out by rule."""
        self.account.leave_out(ABOUT, root.text or "")
        for part in root:
            if part.tag not in _HOLDERS:
                self.account.leave_out("comments" if part.tag in _REMARKS else ABOUT, whole_text(part))
            elif part.tag != "annex":
                self.account.leave_out(ABOUT, (part.text or "") + " ".join(child.tail or "" for child in part))
            self.account.leave_out(ABOUT, part.tail or "")
        for part in self._parts:
            self.one(part)

    def _section(self, element: etree._Element) -> None:
        """A clause, annex or front part with what stands in it."""
        if element.get("type") == "toc":
            self.account.leave_out(CONTENTS, whole_text(element))
            return
        self._level += 1
        title = self.part(first(element, "title"))
        number, ours = self._labels.get(element), True
        if number is None and not self.counted:
            number, title = _printed(title)
            ours = False
        number = self._numbers.of.get(element, "") if number is None else number
        kind = self._kind(element)
        status = _OBLIGATIONS.get(element.get("obligation", "")) if kind == "clause" else None
        self.head(element, number, title, level=self._level, kind=kind, status=status, ours=ours)
        self.through(element)
        self._finish()
        self._level -= 1

    def _kind(self, element: etree._Element) -> ClauseKind:
        above = {str(parent.tag) for parent in element.iterancestors()}
        if "preface" in above or "colophon" in above:
            return "front"
        sources = element.tag == "references" or "bibliography" in above
        return "bibliography" if sources and not is_normative(element) and "annex" not in above else "clause"

    def _term(self, element: etree._Element) -> None:
        """An entry under its preferred term."""
        self._level += 1
        preferred = first(element, "preferred")
        name = None if preferred is None else next(preferred.iter("name"), None)
        printed = self.mark(first(element, "name"))
        title = self.part(preferred if name is None else name)
        number = self._labels.get(element) or ("" if printed else self._numbers.of.get(element, ""))
        self.head(element, printed or number, title, level=self._level, kind="term", ours=not printed)
        self.through(element)
        self._finish()
        self._level -= 1

    def _other_term(self, element: etree._Element) -> None:
        self.paragraph(element, "term")

    def _source(self, element: etree._Element) -> None:
        """Where a definition comes from; what was prepared for display has the brackets."""
        shown = canonical(whole_text(element)).startswith("[")
        words = TaggedParagraph()
        words.draw("" if shown else "[SOURCE: ")
        self.read(element, words)
        words.draw("" if shown else "]")
        self.emit(words)

    def _note(self, element: etree._Element) -> None:
        printed = self.mark(first(element, "name"))
        label = self._labels.get(element) or self._numbers.of.get(element) or element.get("type", "").upper()
        self.labelled(element, printed or label, role=_NOTES[str(element.tag)], ours=not printed)

    def _provision(self, element: etree._Element) -> None:
        """A requirement under its number and name."""
        words = TaggedParagraph()
        words.draw(self._labels.get(element) or self._numbers.of.get(element, ""))
        title = self.part(first(element, "title"))
        words.draw(": " if title.text().strip() and words.text() else "")
        words.add(title.text())
        self.account.added += title.added
        words.notes += title.notes
        if not words.is_empty():
            self.emit(words, "subheading")
        self.through(element)

    def _list(self, element: etree._Element) -> None:
        form = _LISTS.get(element.get("type", ""), "%c)" if next(element.iterancestors("ol"), None) is None else "%d)")
        said = element.get("start", "")
        count = int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 6 else 0
        bullet = "—" if self._numbers.flavour in ("iso", "iec") else "•"
        for item in element:
            if item.tag != "li":
                self.one(item)
            else:
                count += 1
                counted = item_mark(count, form) if element.tag == "ol" else bullet
                self.labelled(item, self._labels.get(item) or counted, ours=True)
            self.account.leave_out(ABOUT, item.tail or "")
        self.account.leave_out(ABOUT, element.text or "")

    def _table(self, element: etree._Element) -> None:
        self.caption(self._shown(element), self.part(first(element, "name")), ours=True)
        read_table(self, element)

    def _figure(self, element: etree._Element) -> None:
        title = self.part(first(element, "name"))
        self.through(element)
        self.caption(self._shown(element), title, ours=True)

    def _shown(self, element: etree._Element) -> str:
        """The label of a table or figure, if it is not part of its printed name."""
        known = self._labels.get(element)
        return known or (self._numbers.of.get(element, "") if self.counted else "")

    def _formula(self, element: etree._Element) -> None:
        printed = self.mark(first(element, "name"))
        label = self._labels.get(element) or self._numbers.of.get(element, "")
        stem = first(element, "stem")
        words = TaggedParagraph()
        if stem is not None:
            self._stem(stem, words)
            self._cut(stem)
        self.emit(words, "formula", label=canonical(printed) or label, ours=not printed.strip())
        self.through(element)

    def _code(self, element: etree._Element) -> None:
        title = self.part(first(element, "name"))
        self.paragraph(element, "code")
        self.caption("", title)

    def _image(self, element: etree._Element) -> None:
        words = TaggedParagraph()
        words.pictures.append(self._picture(element))
        self.emit(words, "figure")

    def _picture(self, element: etree._Element) -> Picture:
        self.account.leave_out("drawings", whole_text(element))
        return picture(element.get("src", ""), element.get("alt", ""))

    def _bibitem(self, element: etree._Element) -> None:
        """A source as it is shown, or by its number and title."""
        if element.get("hidden") == "true":
            self.account.leave_out("about sources", whole_text(element))
            return
        words = TaggedParagraph()
        label = self.mark(next(element.iter("biblio-tag"), None))
        shown = first(element, "formattedref")
        numbers = [row for row in element.iterchildren("docidentifier") if row.get("type") not in ("metanorma", "URN")]
        titles = sorted(element.iterchildren("title"), key=lambda row: row.get("type") not in (None, "main"))
        for part in [shown] if shown is not None else [*numbers[:1], *titles[:1]]:
            words.draw(", " if words.text() else "")
            inner = self.part(part)
            words.pieces += inner.pieces
            words.added += inner.added
            words.notes += inner.notes
        self.account.leave_out("about sources", whole_text(element))
        self.emit(words, "item", label=canonical(label))

    def _footnote(self, element: etree._Element, words: TaggedParagraph) -> None:
        self.note_here(element, words, element.get("reference", ""))

    def _xref(self, element: etree._Element, words: TaggedParagraph) -> None:
        target = element.get("target", "")
        if canonical(whole_text(element)):
            self.read(element, words)
        else:
            words.draw(self._numbers.anchors.get(target) or f"[{target}]")

    def _eref(self, element: etree._Element, words: TaggedParagraph) -> None:
        """A source that is cited, and where in it."""
        places = []
        for place in list(element.iterchildren("localityStack", "locality")):
            kind = next((row.get("type") or "" for row in place.iter("locality")), "")
            places.append((kind, canonical(whole_text(place))))
            self._cut(place)
        if canonical(whole_text(element)):
            self.account.leave_out(ABOUT, " ".join(text for _, text in places))
            self.read(element, words)
            return
        words.draw(element.get("citeas") or (f"[{element.get('bibitemid')}]" if element.get("bibitemid") else ""))
        for kind, text in places:
            words.draw(f", {kind.capitalize()} " if kind else ", ")
            words.add(text)

    def _link(self, element: etree._Element, words: TaggedParagraph) -> None:
        if canonical(whole_text(element)):
            self.read(element, words)
        else:
            words.draw(element.get("target", "").removeprefix("mailto:"))

    def _stem(self, element: etree._Element, words: TaggedParagraph) -> None:
        """A formula; the same in other notations is a copy."""
        if first(element, "math") is not None:
            for copy in list(element.iterchildren("asciimath", "latexmath")):
                self.account.leave_out(FORMULAS, whole_text(copy))
                self._cut(copy)
        self.read(element, words)


def _printed(title: TaggedParagraph) -> tuple[str, TaggedParagraph]:
    """The number that stands in a title which was prepared for display, and the title without it."""
    raw = title.text()
    label = find_label(raw.lstrip())
    number, tab, rest = raw.partition("\t")
    if not tab and label and label.kind in ("annex", "appendix") and label.number:
        end = len(raw) - len(raw.lstrip()) + label.end
        number, tab, rest = raw[:end], "\n", raw[end:]
    if not tab:
        return ("", title)
    return canonical(number), TaggedParagraph([rest], title.notes, title.pictures, title.added)
