"""The body of an OpenDocument file as lines and rows, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Line, Row
from clauseline.reading.odt.counters import DEEPEST, OdtCounters, OdtList
from clauseline.reading.odt.names import DRAW, OFFICE, TABLE, TEXT, texts, whole
from clauseline.reading.odt.strays import parts_of
from clauseline.reading.odt.styles import OdtStyles
from clauseline.reading.odt.tables import read_table
from clauseline.reading.odt.words import ParagraphReader
from clauseline.reading.paragraphs import OfficeParagraph
from clauseline.vocabulary import Role

_CONTENTS = {
    TEXT + name
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index")
}  # fmt: skip
_STYLE = TEXT + "style-name"
_DELETED = "deleted text (tracked changes)"
_NUMBERS = "numbers as they were saved"
EQUATION_NUMBER = 8
"""So many characters beside an equation are its number."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: in which list, how deep in it, and whether it is the first of its item."""

    numbering: OdtList | None = None
    style: str = ""
    level: int = 0
    first: bool = False
    start: int | None = None
    contents: bool = False


NOWHERE, IN_CONTENTS = Place(), Place(contents=True)


@dataclass(slots=True)
class OdtStory:
    """Reads block after block; counters run on from one to the next."""

    words: ParagraphReader
    styles: OdtStyles
    counters: OdtCounters
    account: Account
    tables: int = 0

    def lines(self, container: etree._Element, place: Place = NOWHERE) -> Iterator[Line | Row]:
        """The lines and rows in `container`: a body, a section, a cell, a text box."""
        for child in parts_of(container, self.account):
            yield from self._block(child, place)

    def _block(self, element: etree._Element, place: Place) -> Iterator[Line | Row]:
        tag = element.tag
        if tag in (TEXT + "p", TEXT + "h"):
            yield from self._paragraph(element, place)
        elif tag == TEXT + "list":
            yield from self._list(element, place)
        elif tag == TABLE + "table":
            yield from read_table(self, element)
        elif tag == TEXT + "numbered-paragraph":
            yield from self._numbered(element)
        elif tag == TEXT + "section" and element.get(TEXT + "display") == "none":
            self.account.leave_out("hidden text", texts(element))
        elif tag in _CONTENTS:
            yield from self.lines(element, IN_CONTENTS)
        elif tag.startswith(DRAW):
            yield from self._loose(element)
        elif not self._is_left_out(element):
            yield from self.lines(element, place)

    def _is_left_out(self, element: etree._Element) -> bool:
        """Whether an element holds no text of the draft; its words are left out by rule."""
        tag = element.tag
        if tag == TEXT + "tracked-changes":
            self._leave_tracked(element)
            return True
        if tag == TEXT + "number":
            self.account.leave_out(_NUMBERS, texts(element))
            return True
        if tag in (OFFICE + "annotation", OFFICE + "forms") or tag.endswith(("-source", "-decls")):
            rule = "comments" if tag == OFFICE + "annotation" else "settings of the program"
            self.account.leave_out(rule, texts(element))
            return True
        return False

    def _leave_tracked(self, changes: etree._Element) -> None:
        """Leave out what was deleted, and what is said of who changed what."""
        for region in parts_of(changes, self.account):
            for change in parts_of(region, self.account):
                for part in parts_of(change, self.account):
                    self.account.leave_out("comments" if part.tag == OFFICE + "change-info" else _DELETED, texts(part))

    def _loose(self, drawing: etree._Element) -> Iterator[Line | Row]:
        """A frame or shape that stands on a page and in no paragraph."""
        words = OfficeParagraph()
        self.words.draw(drawing, words)
        if words.text().strip() or words.pictures:
            yield Line(words.text(), pictures=tuple(words.pictures), notes=tuple(words.notes), added=words.added)
        for box in words.boxes:
            yield from self.lines(box)

    def _list(self, element: etree._Element, place: Place) -> Iterator[Line | Row]:
        style = element.get(_STYLE) or place.style or self._style_within(element)
        numbering = place.numbering or self.counters.open(element, style)
        level = min(place.level + 1, DEEPEST)
        for item in parts_of(element, self.account):
            counted = item.tag == TEXT + "list-item"
            if not counted and item.tag != TEXT + "list-header":
                # No program writes it, and what stands there is no item.
                yield from self._block(item, Place(contents=place.contents))
                continue
            start, drawn = item.get(TEXT + "start-value"), item.get(TEXT + "style-override") or style
            first = True
            for block in parts_of(item, self.account):
                here = Place(
                    numbering, drawn, level, counted and first, whole(start, 1) if start else None, place.contents
                )
                if block.tag == TEXT + "number":
                    self.account.leave_out(_NUMBERS, texts(block))
                    continue
                yield from self._block(block, here)
                first = first and block.tag not in (TEXT + "p", TEXT + "h")

    def _style_within(self, element: etree._Element) -> str:
        paragraph = next(element.iter(TEXT + "p", TEXT + "h"), None)
        return "" if paragraph is None else self.styles.list_of(paragraph.get(_STYLE)) or ""

    def _numbered(self, element: etree._Element) -> Iterator[Line | Row]:
        style = element.get(_STYLE, "")
        start = element.get(TEXT + "start-value")
        level = whole(element.get(TEXT + "level"), 1, DEEPEST)
        numbering = self.counters.open(element, style)
        yield from self.lines(element, Place(numbering, style, level, True, whole(start, 1) if start else None))

    def _paragraph(self, element: etree._Element, place: Place) -> Iterator[Line | Row]:
        name = element.get(_STYLE)
        label = "" if place.contents else self._label(element, place)
        if self.styles.is_hidden("paragraph", name):
            self.account.leave_out("hidden text", texts(element))
            return
        words = OfficeParagraph()
        self.words.read(element, words)
        role, level = self._role(element, words, place)
        if role in ("heading", "annex") and not any(map(str.isalnum, label)):
            label = ""  # A bullet before a heading is no number of its clause.
        if label and role == "text":
            role, level = "item", place.level
        bold = words.bold or (words.bold is not None and self.styles.is_bold("paragraph", name))
        yield Line(words.text(), role, level, label, tuple(words.notes), tuple(words.pictures), words.added, bold)
        for box in words.boxes:
            yield from self.lines(box)

    def _label(self, element: etree._Element, place: Place) -> str:
        start = element.get(TEXT + "start-value")
        begin = whole(start, 1) if start else place.start
        if place.numbering is not None and place.first:
            return self.counters.count(place.numbering, place.level, begin, style=place.style)
        listed = place.numbering is not None or self.styles.list_of(element.get(_STYLE)) == ""
        if element.tag != TEXT + "h" or listed or element.get(TEXT + "is-list-header") == "true":
            return ""
        if element.get(TEXT + "restart-numbering") == "true" and begin is None:
            begin = 1
        return self.counters.heading(whole(element.get(TEXT + "outline-level"), 1, DEEPEST), begin)

    def _role(self, element: etree._Element, words: OfficeParagraph, place: Place) -> tuple[Role, int | None]:
        role, level = self.styles.role(element.get(_STYLE))
        if role == "heading" and element.tag == TEXT + "p":
            role, level = ("text", None) if place.contents else (role, level)
        if role == "text" and element.tag == TEXT + "h":
            role, level = "heading", whole(element.get(TEXT + "outline-level"), 1, DEEPEST)
        if (place.contents and role not in ("heading", "annex")) or role == "contents":
            return "contents", None
        if role == "text" and words.maths and weigh(words.text()) - words.maths <= EQUATION_NUMBER:
            return "formula", None
        return role, level
