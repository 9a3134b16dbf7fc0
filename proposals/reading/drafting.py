"""One clause in the making: its blocks, their offsets, its footnotes and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from proposals.outline import BlockText, ClauseText, FigureImage, canonical
from proposals.reading.account import weigh
from proposals.reading.blocks import Words, caption_of, read_words
from proposals.reading.headings import LABEL_MARKS, Heading
from proposals.reading.lines import Cell, Line, Note, Picture, Row, code_rows
from proposals.reading.places import canonical_places

_NO_FACTS: Mapping[str, Any] = {}
"""One for all blocks without any."""


@dataclass(slots=True)
class Draft:
    """Takes the lines of a clause one by one. `added` counts the markers that are not in the file's text.

    `left` holds what stands between markers and words and is in neither, as (rule, words).
    """

    heading: Heading
    status: str
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
            self._append("footnote", canonical(note.text), note.marker, {"call": call})
            self.added += weigh(note.marker)
        self._notes = []
        heading = self.heading
        return ClauseText(
            heading.number, heading.title, heading.level, heading.kind, self.status, "\n".join(self._texts),
            tuple(self._blocks), tuple(self._figures),
        )  # fmt: skip

    def _next(self) -> int:
        """Where the next block begins in the clause's text."""
        return self._length + bool(self._texts)

    def _append(
        self, kind: str, text: str, marker: str = "", facts: Mapping[str, Any] | None = None,
        of: Line | Row | None = None,
    ) -> None:  # fmt: skip
        start = self._next()
        self._length = start + len(text)
        self._texts.append(text)
        page, line = (of.page, of.line) if of else (None, None)
        self._blocks.append(BlockText(kind, start, self._length, marker, page, line, facts or _NO_FACTS))

    def _show(self, pictures: Sequence[Picture]) -> None:
        last = len(self._blocks) - 1
        self._figures += [FigureImage(last, picture.sha256, canonical(picture.alt)) for picture in pictures]

    def _add_line(self, line: Line) -> None:
        words = read_words(line)
        text = canonical(line.text[words.start :])
        if not text and not words.marker and not line.pictures:
            self._notes += [(note, self._next()) for note in line.notes]
            return
        before = self._next()
        kind = "figure" if line.pictures and not text and not words.marker else words.kind
        facts = _facts(line, words, before) if words.depth or words.editor or line.lines else None
        self._append(kind, text, canonical(words.marker), facts, line)
        if line.pictures:
            self._show(line.pictures)
        if line.notes:
            self._call(line.notes, line.text[words.start :], words.start, before)
        if line.label and words.marker == line.label:
            self.added += weigh(line.label)
        if words.punctuation:
            self.left.append((LABEL_MARKS, words.punctuation))

    def _call(self, notes: Sequence[Note], text: str, start: int, place: int) -> None:
        """Keep notes for the end; `text` begins at `start` of that in which they are called, and at `place` here."""
        calls = canonical_places(text, [note.call - start for note in notes])
        self._notes += [(note, place + call) for note, call in zip(notes, calls, strict=True)]

    def _add_row(self, row: Row) -> None:
        if not any(cell.text.strip() or cell.pictures for cell in row.cells):
            self._notes += [(note, self._next()) for cell in row.cells for note in cell.notes]
            return
        table = self._tables.setdefault(row.table, len(self._tables) + 1)
        place = self._next()
        texts, cells = [], []
        for cell in row.cells:
            text = canonical(cell.text)
            texts.append(text)
            cells.append(_cell_facts(cell, place, place + len(text)))
            if cell.notes:
                self._call(cell.notes, cell.text, 0, place)
            place += len(text) + 1
        self._append("row", "\t".join(texts), facts={"table": table, "row": row.row, "cells": cells}, of=row)
        self._show([picture for cell in row.cells for picture in cell.pictures])


def _facts(line: Line, words: Words, start: int) -> dict[str, Any]:
    """The depth of an item, whether a note is an editor's, and where further numbered lines of a paragraph begin."""
    facts: dict[str, Any] = {"depth": words.depth} if words.depth else {}
    if words.editor:
        facts["editor"] = True
    if line.lines:
        places = canonical_places(line.text[words.start :], [place - words.start for place, _ in line.lines])
        facts["lines"] = [[start + place, number] for place, (_, number) in zip(places, line.lines, strict=True)]
    return facts


def _cell_facts(cell: Cell, start: int, end: int) -> dict[str, Any]:
    return {
        "start": start, "end": end, "column": cell.column, "columns": cell.columns, "rows": cell.rows,
        "head": cell.head,
    }  # fmt: skip
