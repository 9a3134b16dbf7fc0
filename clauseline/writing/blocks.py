"""The paragraphs and table rows of a written document of both texts, with what became of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from clauseline.outline import BlockText
from clauseline.vocabulary import Op, TrackFate, WrittenKind

HEADING: Final = "heading"

TableId = tuple[int, int]
"""The number of a clause, and of a table in it."""


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """Words of one fate; those that went elsewhere and came from there have the same `move` at both places."""

    fate: TrackFate
    text: str
    move: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph looks like: `depth` is the level of a heading or list item, from 1."""

    kind: WrittenKind
    depth: int = 1


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """One paragraph: a number or marker (`label`), words, and what became of its end.

    Where the end alone went or came, the paragraph was joined with the next one or parted from it. `was` is its
    shape in the old text. `remark` belongs to neither text.
    """

    shape: Shape
    was: Shape
    label: tuple[WrittenWords, ...]
    words: tuple[WrittenWords, ...]
    end: Op
    remark: str = ""


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell of a table: its first column from 0, how many columns and rows it takes, and its words."""

    column: int
    columns: int = 1
    rows: int = 1
    is_head: bool = False
    words: tuple[WrittenWords, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One row of a table: `op` says whether all of it went or came.

    `tables` are those of the old and the new text that it is of. `columns` say of each column of the table whether
    it went or came; they are empty where the table has the columns of its rows.
    """

    op: Op
    cells: tuple[WrittenCell, ...]
    tables: tuple[TableId | None, TableId | None]
    columns: tuple[Op, ...] = ()
    remark: str = ""


WrittenBlock = WrittenParagraph | WrittenRow


def shape_of(block: BlockText) -> Shape:
    """What a block looks like as a paragraph."""
    return Shape(block.kind, block.facts.depth or 1)


def cells_of(block: BlockText, words: Sequence[Sequence[WrittenWords]]) -> tuple[WrittenCell, ...]:
    """The cells of a row with the words of each: where the row says, or else side by side."""
    placed = list(_behind(block))
    if len(placed) != len(words):
        placed = [WrittenCell(column) for column in range(len(words))]
    return tuple(replace(cell, words=tuple(own)) for cell, own in zip(placed, words, strict=True))


def _behind(block: BlockText) -> Iterator[WrittenCell]:
    """Each behind the one before, whatever its column says."""
    free = 0
    for one in block.facts.cells:
        column = free if one.column is None else max(one.column, free)
        free = column + one.columns
        yield WrittenCell(column, one.columns, one.rows, one.is_head)
