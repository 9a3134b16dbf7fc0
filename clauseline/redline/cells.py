"""Where the cells of a table lie, those over several rows and columns as well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from clauseline.comparing.details.sides import Side
from clauseline.comparing.details.tables import Table


@dataclass(frozen=True, eq=False, slots=True)
class PlacedCell:
    """A cell: the row and column in which it begins, from 0, and its words, which are at `start` of its side's text."""

    row: int
    column: int
    text: str
    start: int
    is_head: bool


Cover = list[list[PlacedCell | None]]
"""By row and column the cell that lies there."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Neighbours that one cell (`key`) lies on, or none at all. `places` are (row, column) of all of it."""

    key: PlacedCell | None
    column: int
    columns: int
    rows: int
    places: tuple[tuple[int, int], ...]


def cover(side: Side, table: Table) -> Cover | None:
    """What lies where; None if cells lie on top of each other."""
    numbers = table.columns
    found: Cover = [[None] * len(numbers) for _ in table.rows]
    cells = []
    for row, place in enumerate(table.blocks):
        block = side.blocks[place]
        placed = block.facts.cells
        shift = block.start - min((one.start for one in placed), default=block.start)
        for one in placed:
            start, end, first = one.start + shift, one.end + shift, one.column or 0
            taken = range(bisect_left(numbers, first), bisect_left(numbers, first + one.columns))
            cell = PlacedCell(row, taken[0], side.text[start:end], start, one.is_head)
            cells.append(cell)
            for below in range(row, min(row + one.rows, len(found))):
                for column in taken:
                    found[below][column] = cell
    return found if all(found[cell.row][cell.column] is cell for cell in cells) else None


def rects(keys: Sequence[Sequence[PlacedCell | None]], *, joins_blank: bool = False) -> list[list[Rect]]:
    """Row by row the cells to draw; neighbours without any cell are one only if `joins_blank`, and in one row."""
    done: set[tuple[int, int]] = set()
    found: list[list[Rect]] = []
    for row, own in enumerate(keys):
        found.append([])
        for column, key in enumerate(own):
            if (row, column) in done:
                continue
            is_blank = key is None
            width = height = 1
            while (joins_blank or not is_blank) and column + width < len(own) and own[column + width] == key:
                width += 1
            while not is_blank and row + height < len(keys) and _goes_on(keys[row + height], column, width, key):
                height += 1
            places = tuple((row + down, column + on) for down in range(height) for on in range(width))
            done.update(places)
            found[-1].append(Rect(key, column, width, height, places))
    return found


def _goes_on(row: Sequence[PlacedCell | None], column: int, width: int, key: PlacedCell | None) -> bool:
    before, after = row[column - 1] if column else None, row[column + width] if column + width < len(row) else None
    return all(one == key for one in row[column : column + width]) and key not in (before, after)
