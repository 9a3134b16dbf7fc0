"""The body of a Word file as lines and rows, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from clauseline.reading.account import Account, weigh
from clauseline.reading.docx.counters import WordCounters
from clauseline.reading.docx.names import MC, VALUE, W, child_of, children_of, value
from clauseline.reading.docx.notes import WordNotes
from clauseline.reading.docx.runs import RunReader, WordParagraph
from clauseline.reading.docx.styles import WordStyle, WordStyles
from clauseline.reading.docx.tables import read_table
from clauseline.reading.lines import Line, Row
from clauseline.reading.words.numbering import find_label
from clauseline.vocabulary import Role

_WRAPPERS = {W + name for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom", "body")}
_PARAGRAPH, _TABLE, _CONTROL, _PROPERTIES = W + "p", W + "tbl", W + "sdt", W + "pPr"
_ALTERNATE = MC + "AlternateContent"
_RUN, _INSERTED, _DELETED = W + "rPr", W + "ins", W + "del"
_STYLE, _NUMBERING, _OUTLINE = W + "pStyle", W + "numPr", W + "outlineLvl"
EQUATION_NUMBER = 8
"""So many characters beside an equation are its number."""

_KEPT_ROLES: tuple[Role, ...] = ("heading", "annex")

Marks = Mapping[str, etree._Element]
"""What a paragraph's properties hold, by tag."""


@dataclass(slots=True)
class WordStory:
    """Reads block after block; counters, notes and open fields run on from one to the next."""

    runs: RunReader
    styles: WordStyles
    counters: WordCounters
    notes: WordNotes
    account: Account
    rejected: bool = False
    tables: int = 0
    _carried: WordParagraph | None = None

    def lines(self, container: etree._Element, *, contents: bool = False) -> Iterator[Line | Row]:
        """The lines and rows in `container`: a body, a text box, a content control."""
        for child in container:
            yield from self._block(child, contents=contents)
        yield from self._rest(contents=contents)

    def lines_of_cell(self, blocks: Iterable[etree._Element]) -> list[Line | Row]:
        """The lines and rows of all `blocks` of a cell."""
        found: list[Line | Row] = []
        for block in blocks:
            found += self._block(block, contents=False)
        if self._carried is not None:
            found += self._rest(contents=False)
        return found

    def _block(self, block: etree._Element, *, contents: bool) -> Iterable[Line | Row]:
        tag = block.tag
        if tag == _PARAGRAPH:
            return self._paragraph(block, contents=contents)
        if tag == _TABLE:
            return read_table(self, block)
        if tag == _CONTROL:
            return self._control(block, contents=contents)
        if tag in _WRAPPERS:
            return self.lines(block, contents=contents)
        if tag == _ALTERNATE:
            return self._alternate(block, contents=contents)
        self.runs.leave_strange(block)
        return ()

    def _rest(self, *, contents: bool) -> Iterable[Line | Row]:
        """The words of paragraphs at the end whose own end is deleted."""
        if self._carried is None:
            return ()
        words, self._carried = self._carried, None
        return self._with_boxes(self._line(words, {}, contents=contents), words)

    def _with_boxes(self, line: Line, words: WordParagraph) -> Iterable[Line | Row]:
        return [line, *(one for box in words.boxes for one in self.lines(box))]

    def _control(self, control: etree._Element, *, contents: bool) -> Iterator[Line | Row]:
        """The lines in a content control; what stands beside its content has no place."""
        inner = child_of(control, W + "sdtContent")
        for other in control:
            if other is not inner:
                self.runs.leave_strange(other)
        if inner is not None:
            yield from self.lines(inner, contents=contents or _is_contents(control))

    def _alternate(self, element: etree._Element, *, contents: bool) -> Iterator[Line | Row]:
        chosen = self.runs.choose(element)
        if chosen is not None:
            yield from self.lines(chosen, contents=contents)

    def _paragraph(self, paragraph: etree._Element, *, contents: bool) -> Iterable[Line | Row]:
        children = children_of(paragraph)
        marks = _marks(children)
        words, self._carried = self._carried or WordParagraph(), None
        runs = self.runs
        inside = runs.fields.open and runs.fields.in_contents()
        runs.read_all(children, words)
        if _RUN in marks and self._is_unmarked(marks[_RUN]):
            self._carried = words
            return ()
        line = self._line(words, marks, contents=contents or (inside and runs.fields.in_contents()))
        return self._with_boxes(line, words) if words.boxes else (line,)

    def _is_unmarked(self, run: etree._Element) -> bool:
        """Whether the end of this paragraph is itself deleted, so that its words join the next one."""
        return child_of(run, _INSERTED if self.rejected else _DELETED) is not None

    def _line(self, words: WordParagraph, marks: Marks, *, contents: bool) -> Line:
        mark = marks.get(_STYLE)
        style = self.styles.get(None if mark is None else mark.get(VALUE, ""))
        text = words.text()
        role, level, label = style.role, style.level, ""
        contents = (contents and role not in _KEPT_ROLES) or role == "contents"
        if not contents and (style.number is not None or _NUMBERING in marks):
            label, ilvl = self.counters.label(marks.get(_NUMBERING), style)
        if role == "text" and _OUTLINE in marks:
            role, level = _role(style, marks[_OUTLINE], text, labelled=bool(label))
        if contents:
            role = "contents"
        if role in _KEPT_ROLES and not any(map(str.isalnum, label)):
            label = ""  # A bullet before a heading is no number of its clause.
        if label and role == "text":
            role, level = "item", ilvl + 1
        if words.maths and role == "text" and weigh(text) - words.maths <= EQUATION_NUMBER:
            role = "formula"
        notes = self.notes.take(words) if words.calls else ()
        return Line(text, role, level, label, notes, tuple(words.pictures), words.added, bool(words.bold))


def _marks(children: Iterable[etree._Element]) -> Marks:
    """What the properties among the `children` of a paragraph hold."""
    for child in children:
        if child.tag == _PROPERTIES:
            return {mark.tag: mark for mark in children_of(child)}
    return {}


def _role(style: WordStyle, mark: etree._Element, text: str, *, labelled: bool) -> tuple[Role, int | None]:
    """What the level in the outline makes of a paragraph in a plain style."""
    outline = mark.get(VALUE)
    # Set on a paragraph alone the level says little: covers and captions have it too.
    if outline and outline.isdecimal() and int(outline) < 9 and len(text) < 160 and (labelled or find_label(text)):
        return "heading", int(outline) + 1
    return style.role, style.level


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj")
    return gallery is not None and (value(gallery, "docPartGallery") or "") == "Table of Contents"
