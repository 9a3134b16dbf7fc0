"""Tables without lines: rows of print whose words stand in the same columns, with clear gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from proposals.reading.printed.rows import Field, PrintedRow, Stretch
from proposals.reading.vocabulary import CAPTION, NOTE

FEW = 3
"""Fewer rows, or columns, are no table: a term and its definition are two."""

GAP = 1.0
"""So many sizes of type are free between two columns."""

NEAR = 3.0
"""Sides that differ by so many points are the same."""

STEP, TIGHT = 3.0, 1.45
"""Rows of a table are not farther apart than so many sizes of type; those of one cell are as close as these."""

LONG, FEWER = 64, 16
"""Of rows that stand in the same columns and are no table: so many are long, and of these one in so many is tried."""

MOST = 4_000_000
"""So many places of cells are looked at; what stands behind them is read as it is printed."""

_WORD = re.compile(r"[^\W\d_]{3}|[㐀-鿿]{2}")
_PAGE = re.compile(r"\d{1,4}|[ivxlc]{1,7}")
_OF_INDEX = re.compile(r"[^\W\d_].*[,،、]\s+\d+(?:[-–]\d+)?")
_CODE = re.compile(r"[{};<>=|\\]|//|/\*|\*/")


@dataclass(slots=True)
class _Table:
    """A table in the making: the cells of each of its columns, and its rows of print, those of one row together."""

    columns: list[list[Stretch]]
    rows: list[list[PrintedRow]] = field(default_factory=list)
    effort: int = 0

    def takes(self, row: PrintedRow) -> bool:
        """Take a row that stands in the columns; one without a cell in the first goes on with the row before."""
        last = self.rows[-1][-1] if self.rows else None
        if last is not None and not _is_below(last, row):
            return False
        places = self.places(row)
        if places is None or (places == [0] and not self._wraps(row)):
            return False
        for place, cell in zip(places, row.cells, strict=True):
            self.columns[place].append(cell)
        if last is not None and _goes_on(places, last, row):
            self.rows[-1].append(row)
        else:
            self.rows.append([row])
        return True

    def _wraps(self, row: PrintedRow) -> bool:
        """Whether a row that has only the first cell goes on with that above: it is closer than rows are."""
        if len(self.rows) < 2:
            return False
        step = self.rows[-1][-1].base - row.base
        return all(step < 0.85 * (one[-1].base - other[0].base) for one, other in pairwise(self.rows[-FEW:]))

    def places(self, row: PrintedRow) -> list[int] | None:
        """The columns in which the cells of a row stand, or None if one stands in none or two in one."""
        places: list[int] = []
        self.effort += len(row.cells) * len(self.columns)
        for cell in row.cells:
            fits = (place for place, own in enumerate(self.columns) if any(_aligned(cell, one) for one in own[-FEW:]))
            place = next(fits, None)
            if place is None or (places and place <= places[-1]):
                return None
            places.append(place)
        return places

    def is_one(self) -> bool:
        """Whether this is a table and no list, formula or program."""
        full = [rows[0] for rows in self.rows if len(rows[0].cells) >= FEW]
        if len(full) < FEW or not self._is_parted(full[0].size):
            return False
        cells = [cell.text for column in self.columns for cell in column]
        pages = [cell.text for cell in self.columns[-1]]
        return (
            2 * sum(bool(_WORD.search(row.text)) for row in full) > len(full)
            and 2 * sum(bool(_CODE.search(row.text)) for row in full) < len(full)
            and 2 * sum(bool(_OF_INDEX.fullmatch(text)) for text in cells) < len(cells)
            and not _rise(pages)
        )

    def _is_parted(self, size: float) -> bool:
        """Whether clear gaps run between the columns from the first row to the last."""
        sides = [(min(cell.left for cell in own), max(cell.right for cell in own)) for own in self.columns]
        return all(other[0] - one[1] >= GAP * size for one, other in pairwise(sides))

    def printed(self) -> Iterator[PrintedRow]:
        """The rows with their cells."""
        sides = tuple(min(cell.left for cell in own) for own in self.columns)
        for rows in self.rows:
            fields = [Field(place + 1, 1, 1, []) for place in range(len(self.columns))]
            for row in rows:
                for place, cell in zip(self.places(row) or (), row.cells, strict=True):
                    fields[place].rows.append(_alone(row, cell))
            first = rows[0]
            yield PrintedRow(
                "\t".join("\n".join(one.text for one in each.rows) for each in fields), first.page, first.left,
                first.right, first.base, first.size, all(row.bold for row in rows), first.tall,
                backwards=first.backwards, line=first.line, column=first.column, fields=fields, sides=sides,
            )  # fmt: skip


def find_aligned(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """The rows, those that make tables without lines given their cells."""
    found: list[PrintedRow] = []
    place = effort = 0
    while place < len(rows) and effort < MOST:
        table = None
        if len(rows[place].cells) >= FEW and _can_be_row(rows[place]):
            table = _table(rows, place)
            effort += table.effort
        length = sum(map(len, table.rows)) if table else 1
        if table is None or not table.is_one():
            # Most rows of long lists that are no table are not tried again as the first of one.
            length = 1 if length < LONG else length // FEWER
            found += rows[place : place + length]
        else:
            found += table.printed()
        place += length
    return [*found, *rows[place:]]


def _table(rows: Sequence[PrintedRow], start: int) -> _Table:
    """What stands in the columns of a row, from that row down."""
    table = _Table([[cell] for cell in rows[start].cells], [[rows[start]]])
    for row in rows[start + 1 :]:
        if table.effort > MOST or not _can_be_row(row) or not table.takes(row):
            break
    return table


def _goes_on(places: Sequence[int], last: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row goes on with the cells of the row before: the first column is free, or wraps alone."""
    return places == [0] or (0 not in places and last.base - row.base < TIGHT * last.size)


def _can_be_row(row: PrintedRow) -> bool:
    return (
        bool(row.cells)
        and not row.fields
        and not row.fixed
        and not CAPTION.match(row.text)
        and not NOTE.match(row.text)
    )


def _is_below(before: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row can be the next of a table: it is near below, or a full one at the top of the next page."""
    if before.backwards != row.backwards or before.column != row.column:
        return False
    if before.page + 1 == row.page:
        return len(row.cells) >= FEW
    return before.page == row.page and 0 < before.base - row.base < STEP * max(before.size, row.size)


def _aligned(one: Stretch, other: Stretch) -> bool:
    """Whether two cells have a side or their middle in common."""
    left, right = one.left - other.left, one.right - other.right
    return abs(left) < NEAR or abs(right) < NEAR or abs(left + right) < 2 * NEAR


def _alone(row: PrintedRow, cell: Stretch) -> PrintedRow:
    return PrintedRow(
        cell.text, row.page, cell.left, cell.right, row.base, row.size, row.bold, row.tall, [cell], row.backwards,
        calls=cell.calls,
    )  # fmt: skip


def _rise(texts: Iterable[str]) -> bool:
    """Whether `texts` are numbers of pages, as at the end of the entries of a list of contents."""
    pages = list(texts)
    if not all(_PAGE.fullmatch(text) for text in pages):
        return False
    numbers = [int(text) if text.isdecimal() else 0 for text in pages]
    return numbers == sorted(numbers)
