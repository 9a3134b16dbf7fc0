"""Tables without lines: rows of print whose words stand in the same columns, with clear gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clauseline.reading.pdf.rows import Field, PrintedRow
from clauseline.reading.pdf.segments import RowSegment
from clauseline.reading.words.vocabulary import CAPTION, NOTE

FEW = 3
"""Fewer rows, or columns, are no table: a term and its definition are two."""

GAP = 1.0
"""So many sizes of type are free between two columns."""

NEAR = 3.0
"""Sides that differ by so many points are the same."""

STEP, TIGHT, OVER = 3.0, 1.45, 0.8
"""Rows of a table are not farther apart than so many sizes of type; those of one cell are as close as these. Nearer
ones stand beside each other in one row: cells with fewer rows of print are set in the middle.
"""
WIDER = 5
"""Of so many columns two rows are a table."""

LONG, FEWER = 64, 16
"""Of rows that stand in the same columns and are no table: so many are long, and of these one in so many is tried."""

MOST = 4_000_000
"""So many places of cells are looked at; what stands behind them is read as it is printed."""

_WORD = re.compile(r"[^\W\d_]{3}|[㐀-鿿]{2}")
_PAGE = re.compile(r"\d{1,4}|[ivxlc]{1,7}")
_OF_INDEX = re.compile(r"[^\W\d_].*[,،、]\s+\d+(?:[-–]\d+)?")
_CODE = re.compile(r"[{};<>=|\\]|//|/\*|\*/")


Column = list[RowSegment]
"""The cells of a column, from the top down."""


@dataclass(slots=True)
class _Table:
    """A table in the making: its columns, and its rows of print, those of one row together, each with the columns in
    which its cells stand.
    """

    columns: list[Column]
    rows: list[list[tuple[PrintedRow, list[Column]]]] = field(default_factory=list)
    effort: int = 0

    def takes(self, row: PrintedRow) -> bool:
        """Take a row that stands in the columns; one without a cell in the first goes on with the row before."""
        last = self.rows[-1][-1][0] if self.rows else None
        if last is not None and not _is_below(last, row):
            return False
        over = last is not None and _is_over(last, row)
        own = self._columns_of(row, over=over)
        over = over and own is not None and self._is_stacked(row, own)
        if own is None or (len(own) == 1 and own[0] is self.columns[0] and not over and not self._wraps(row)):
            return False
        for column, cell in zip(own, row.cells, strict=True):
            if not column:
                self.columns.insert(self._before(cell), column)
            column.append(cell)
        if last is not None and (over or _goes_on(own, self.columns[0], last, row)):
            self.rows[-1].append((row, own))
        else:
            self.rows.append([(row, own)])
        return True

    def _is_stacked(self, row: PrintedRow, own: Sequence[Column]) -> bool:
        """Whether the cell that a row has in the first column, if any, is close below that above it."""
        first = self.columns[0]
        above = [one.base for one, columns in self.rows[-1] if any(column is first for column in columns)]
        in_first = any(column is first for column in own)
        return not (above and in_first) or above[-1] - row.base < TIGHT * row.size

    def _wraps(self, row: PrintedRow) -> bool:
        """Whether a row that has only the first cell goes on with that above: it is closer than rows are."""
        if len(self.rows) < 2:
            return False
        step = self.rows[-1][-1][0].base - row.base
        return all(step < 0.85 * (one[-1][0].base - other[0][0].base) for one, other in pairwise(self.rows[-FEW:]))

    def _columns_of(self, row: PrintedRow, *, over: bool = False) -> list[Column] | None:
        """The columns in which the cells of a row stand, or None if one stands in none or two in one. A row set over
        another may open new ones.
        """
        self.effort += len(row.cells) * len(self.columns)
        found = [next((own for own in self.columns if _stands_in(cell, own)), None) for cell in row.cells]
        odd = [place for place, own in enumerate(found) if own is None]
        if (over and len(self.rows) == 1) or (len(odd) == 1 and len(found) > (1 if self._is_cell(found) else FEW)):
            for place in odd:
                found[place] = self._column_for(row.cells[place])
        places = [self._place(own, cell) for own, cell in zip(found, row.cells, strict=True) if own is not None]
        # New columns stand side by side in one place.
        if len(places) < len(found) or any(one > other or one == other == int(one) for one, other in pairwise(places)):
            return None
        return [own for own in found if own is not None]

    def _is_cell(self, found: Sequence[Column | None]) -> bool:
        """Whether a row without the first column goes on with cells of a table of many."""
        return len(self.columns) >= WIDER and all(own is not self.columns[0] for own in found)

    def _column_for(self, cell: RowSegment) -> Column | None:
        """The one column that a cell is set below, out of line, or a new one between others."""
        over = [
            own for own in self.columns
            if min(one.left for one in own[-FEW:]) < cell.right and max(one.right for one in own[-FEW:]) > cell.left
        ]  # fmt: skip
        return over[0] if len(over) == 1 else None if over else []

    def _place(self, own: Column, cell: RowSegment) -> float:
        """The place of a column among all, or that of a new one between two."""
        found = (place for place, column in enumerate(self.columns) if column is own)
        return next(found) if own else self._before(cell) - 0.5

    def _before(self, cell: RowSegment) -> int:
        """How many columns end before a cell."""
        return sum(column[-1].right < cell.left for column in self.columns)

    def is_one(self) -> bool:
        """Whether this is a table and no list, formula or program."""
        full = [rows[0][0] for rows in self.rows if len(rows[0][1]) >= FEW or _filled(rows) >= WIDER]
        if len(full) < (FEW if len(self.columns) < WIDER else 2) or not self._is_parted(full[0].size):
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
            fields = [Field(place, 1, 1, []) for place in range(len(self.columns))]
            by_column = {id(column): one for column, one in zip(self.columns, fields, strict=True)}
            for row, own in rows:
                for column, cell in zip(own, row.cells, strict=True):
                    by_column[id(column)].rows.append(_alone(row, cell))
            first = rows[0][0]
            yield PrintedRow(
                "\t".join("\n".join(one.text for one in each.rows) for each in fields), first.page, first.left,
                first.right, first.base, first.size, all(row.bold for row, _ in rows), first.tall,
                backwards=first.backwards, line=first.line, column=first.column, fields=fields, sides=sides,
            )  # fmt: skip


def find_aligned(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """The rows, those that make tables without lines given their cells."""
    found: list[PrintedRow] = []
    place = effort = 0
    while place < len(rows) and effort < MOST:
        table = None
        if _can_be_first(rows, place):
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
    columns = [[cell] for cell in rows[start].cells]
    table = _Table(columns, [[(rows[start], list(columns))]])
    for row in rows[start + 1 :]:
        if table.effort > MOST or not _can_be_row(row) or not table.takes(row):
            break
    return table


def _filled(rows: Sequence[tuple[PrintedRow, Sequence[Column]]]) -> int:
    """In how many columns a row has words."""
    return len({id(column) for _, own in rows for column in own})


def _goes_on(own: Sequence[Column], first: Column, last: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row goes on with the cells of the row before: the first column is free, or wraps alone."""
    in_first = any(column is first for column in own)
    return (in_first and len(own) == 1) or (not in_first and last.base - row.base < TIGHT * last.size)


def _can_be_first(rows: Sequence[PrintedRow], place: int) -> bool:
    """Whether a table can begin with a row: it has many cells, or some, the others being set in the middle below."""
    row = rows[place]
    more = rows[place + 1 : place + 2]
    count = len(row.cells)
    if 1 < count < FEW and more and _can_be_row(more[0]) and _is_below(row, more[0]) and _is_over(row, more[0]):
        count += len(more[0].cells)
    return count >= FEW and _can_be_row(row)


def _is_over(before: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row stands so high that it is beside the one before, in one row of a table."""
    return before.page == row.page and before.base - row.base < OVER * min(before.size, row.size)


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


def _stands_in(cell: RowSegment, column: Sequence[RowSegment]) -> bool:
    """Whether a cell has a side or its middle in common with one of the last of a column."""
    for one in column[-FEW:]:
        left, right = cell.left - one.left, cell.right - one.right
        if abs(left) < NEAR or abs(right) < NEAR or abs(left + right) < 2 * NEAR:
            return True
    return False


def _alone(row: PrintedRow, cell: RowSegment) -> PrintedRow:
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
