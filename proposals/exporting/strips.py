"""A clause as the paragraphs and table rows of a written document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from proposals.outline import BlockText, ClauseText

HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell of a table stands: its first column from 0, how many columns and rows it takes."""

    column: int
    columns: int = 1
    rows: int = 1
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """One paragraph, or one row of a table: `words` are those of its cells, of a paragraph one alone.

    `kind` is "heading" or that of a block; `label` a number or marker in front of the words; `depth` the level
    of a heading or list item. [start, end) is its place in the clause's text. `table` tells tables of a clause apart.
    """

    kind: str
    label: str
    words: tuple[str, ...]
    depth: int = 1
    start: int = 0
    end: int = 0
    table: int = 0
    cells: tuple[Cell, ...] = ()

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be alike for two strips to become one with marked changes."""
        return self.kind, self.depth, self.cells, len(self.words)


def strips(clause: ClauseText, *, picture: str) -> list[Strip]:
    """The heading, if the clause has a number or title, and its blocks; `picture` stands for one without words."""
    return [*_heading(clause), *(_strip(block, clause.text, picture) for block in clause.blocks)]


def _heading(clause: ClauseText) -> Iterator[Strip]:
    if clause.number or clause.title:
        yield Strip(HEADING, clause.number, (clause.title,), clause.level)


def _strip(block: BlockText, text: str, picture: str) -> Strip:
    place = block.start, block.end
    words = text[block.start : block.end]
    if block.kind == "row":
        cells, table = block.facts.get("cells") or (), int(block.facts.get("table") or 0)
        if not cells:
            parts = tuple(words.split("\t"))
            return Strip("row", "", parts, 1, *place, table, tuple(map(Cell, range(len(parts)))))
        told = tuple(text[cell["start"] : cell["end"]] for cell in cells)
        return Strip("row", "", told, 1, *place, table, tuple(_cells(cells)))
    label = block.marker or (picture if block.kind == "figure" and not words else "")
    return Strip(block.kind, label, (words,), int(block.facts.get("depth") or 1), *place)


def _cells(stored: Iterable[Mapping[str, Any]]) -> Iterator[Cell]:
    free = 0
    for fact in stored:
        column = int(fact.get("column") or free + 1) - 1
        columns, rows = int(fact.get("columns") or 1), int(fact.get("rows") or 1)
        free = max(column, free) + columns
        yield Cell(free - columns, columns, rows, bool(fact.get("head")))
