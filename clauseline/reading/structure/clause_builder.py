"""One clause in the making: its blocks, their offsets, its footnotes and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from clauseline import outline
from clauseline.outline import NO_FACTS, BlockText, ClauseText, Facts, FigureImage, canonical
from clauseline.reading.account import weigh
from clauseline.reading.lines import Line, Note, Picture, Row, code_rows
from clauseline.reading.structure.blocks import BlockStart, block_start, caption_of
from clauseline.reading.structure.headings import LABEL_MARKS, Heading
from clauseline.reading.structure.places import canonical_places
from clauseline.vocabulary import BlockKind, Status


@dataclass(slots=True)
class ClauseBuilder:
    """Takes the lines of a clause one by one. `added` counts the markers that are not in the file's text.

    `left` holds what stands between markers and words and is in neither, as (rule, words).
    """

    heading: Heading
    status: Status
    added: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _blocks: list[BlockText] = field(default_factory=list)
    _figures: list[FigureImage] = field(default_factory=list)
    _notes: list[tuple[Note, int]] = field(default_factory=list)
    _tables: dict[int, int] = field(default_factory=dict)
    _length: int = 0

    def __post_init__(self) -> None:
        line = self.heading.line
        self._notes += [(note, 0) for note in line.notes]
        if line.pictures:
            self._append("figure", "")
            self._show(line.pictures)

    def add(self, item: Line | Row) -> None:
        """Append a paragraph, the rows of code, or a table row; one without words and pictures leaves no block."""
        if isinstance(item, Row):
            caption = caption_of(item)
            if caption:
                self._add_line(caption)
            else:
                self._add_row(item)
        elif item.role == "code" and "\n" in item.text:
            for row in code_rows(item):
                self._add_line(row)
        else:
            self._add_line(item)

    def is_empty(self) -> bool:
        """Whether nothing has been added yet."""
        return not self._blocks

    def finish(self) -> ClauseText:
        """The clause, its footnotes at its end."""
        for note, call in self._notes:
            self._append("footnote", canonical(note.text), note.marker, Facts(call=call))
            self.added += weigh(note.marker)
        self._notes = []
        heading = self.heading
        return ClauseText(
            heading.number, heading.title, heading.level, heading.kind, self.status, "\n".join(self._texts),
            tuple(self._blocks), tuple(self._figures), heading.why,
        )  # fmt: skip

    def _next(self) -> int:
        """Where the next block begins in the clause's text."""
        return self._length + bool(self._texts)

    def _append(
        self, kind: BlockKind, text: str, marker: str = "", facts: Facts = NO_FACTS,
        of: Line | Row | None = None,
    ) -> None:  # fmt: skip
        start = self._next()
        self._length = start + len(text)
        self._texts.append(text)
        page, line = (of.page, of.line) if of else (None, None)
        self._blocks.append(BlockText(kind, start, self._length, marker, page, line, facts))

    def _show(self, pictures: Sequence[Picture]) -> None:
        last = len(self._blocks) - 1
        self._figures += [FigureImage(last, one.sha256, canonical(one.alt), one.drawn) for one in pictures]

    def _add_line(self, line: Line) -> None:
        opening = block_start(line)
        text = canonical(line.text[opening.start :])
        if not text and not opening.marker and not line.pictures:
            self._notes += [(note, self._next()) for note in line.notes]
            return
        before = self._next()
        kind = "figure" if line.pictures and not text and not opening.marker else opening.kind
        facts = _facts(line, opening, before) if opening.depth or opening.editor or line.lines else NO_FACTS
        marker = canonical(opening.marker) if opening.marker else ""
        self._append(kind, text, marker, facts, line)
        if line.pictures:
            self._show(line.pictures)
        if line.notes:
            self._call(line.notes, line.text[opening.start :], opening.start, before)
        if line.label and opening.marker == line.label:
            self.added += weigh(line.label)
        if opening.punctuation:
            self.left.append((LABEL_MARKS, opening.punctuation))

    def _call(self, notes: Sequence[Note], text: str, start: int, place: int) -> None:
        """Keep notes for the end; `text` begins at `start` of that in which they are called, and at `place` here."""
        calls = canonical_places(text, [note.call - start for note in notes])
        self._notes += [(note, place + call) for note, call in zip(notes, calls, strict=True)]

    def _add_row(self, row: Row) -> None:
        texts = [canonical(cell.text) for cell in row.cells]
        if not any(texts) and not any(cell.text.strip() or cell.pictures for cell in row.cells):
            self._notes += [(note, self._next()) for cell in row.cells for note in cell.notes]
            return
        table = self._tables.setdefault(row.table, len(self._tables) + 1)
        place = self._next()
        cells = []
        for cell, text in zip(row.cells, texts, strict=True):
            end = place + len(text)
            cells.append(outline.Cell(place, end, cell.column, cell.columns, cell.rows, cell.head))
            if cell.notes:
                self._call(cell.notes, cell.text, 0, place)
            place = end + 1
        facts = Facts(table=table, row=row.row, cells=tuple(cells))
        self._append("row", "\t".join(texts), facts=facts, of=row)
        if pictures := [picture for cell in row.cells for picture in cell.pictures]:
            self._show(pictures)


def _facts(line: Line, opening: BlockStart, start: int) -> Facts:
    """The depth of an item, whether a note is an editor's, and where further numbered lines of a paragraph begin."""
    if not line.lines:
        return _plain_facts(opening.depth, editor=opening.editor)
    places = canonical_places(line.text[opening.start :], [place - opening.start for place, _ in line.lines])
    lines = tuple((start + place, number) for place, (_, number) in zip(places, line.lines, strict=True))
    return Facts(depth=opening.depth or None, editor=opening.editor, lines=lines)


@lru_cache(maxsize=64)
def _plain_facts(depth: int | None, *, editor: bool) -> Facts:
    return Facts(depth=depth or None, editor=editor)
