"""Tables of a Word document whose rows and words came, went or stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from proposals.comparing.changes import KEPT
from proposals.exporting.docx_styles import WIDTH
from proposals.exporting.strips import Cell
from proposals.exporting.tracking import Tracker
from proposals.exporting.weaving import Table, Woven
from proposals.exporting.word import w

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def tables(rows: Sequence[Woven], tracker: Tracker) -> Iterator[etree._Element]:
    """The rows in tables: what stood in different tables of one text stays apart."""
    group: list[Woven] = []
    last: list[Table | None] = [None, None]
    for row in rows:
        is_other = any(one and other and one != other for one, other in zip(last, row.tables, strict=True))
        if is_other or (group and _has_other_columns(group[-1], row)):
            yield _table(group, tracker)
            group, last = [], [None, None]
        group.append(row)
        last = [one or other for one, other in zip(row.tables, last, strict=True)]
    yield _table(group, tracker)


def _has_other_columns(before: Woven, row: Woven) -> bool:
    """Whether what went had other columns than what came in its place, so that no table has room for both."""
    return KEPT not in (before.op, row.op) and before.op != row.op and _columns(before) != _columns(row)


def _columns(row: Woven) -> int:
    return max((cell.column + cell.columns for cell in row.strip.cells), default=1)


def _table(rows: Sequence[Woven], tracker: Tracker) -> etree._Element:
    count = max(map(_columns, rows))
    width = max(WIDTH // count, 1)
    properties = w(
        "tblPr",
        w("tblW", w=width * count, type="dxa"),
        w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="auto") for edge in EDGES)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa")),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for _ in range(count)))
    is_whole = len({row.op for row in rows}) == 1
    drawn = _Rows(tracker, width, count, joins_rows=is_whole)
    return w("tbl", properties, grid, *(drawn.row(row) for row in rows))


class _Rows:
    """Draws the rows of one table. Cells over several rows are joined only where all rows share one fate."""

    def __init__(self, tracker: Tracker, width: int, count: int, *, joins_rows: bool) -> None:
        self.tracker, self.width, self.count, self.joins_rows = tracker, width, count, joins_rows
        self.still = [0] * count
        """By column for how many rows the cell from above goes on."""

    def row(self, row: Woven) -> etree._Element:
        cells: list[etree._Element] = []
        at = 0
        for number, (cell, words) in enumerate(zip(row.strip.cells, row.cells, strict=True)):
            at = self._fill(cells, at, cell.column, row.op)
            runs = [self.tracker.words(op, text, *(("b",) if cell.is_head else ())) for op, text in words]
            told = self.tracker.remarked(row.op, "" if number else row.remark, runs)
            cells.append(self._cell(cell, row.op, told))
            at = cell.column + cell.columns
        end = self.count
        while end > at and not self.still[end - 1]:
            end -= 1
        self._fill(cells, at, end, row.op)
        is_head = bool(row.strip.cells) and all(cell.is_head for cell in row.strip.cells)
        short = [w("gridAfter", val=self.count - end)] if end < self.count else []
        facts = [*short, *([w("tblHeader")] if is_head else []), *self.tracker.mark(row.op)]
        return w("tr", *([w("trPr", *facts)] if facts else []), *cells)

    def _fill(self, cells: list[etree._Element], at: int, end: int, op: str) -> int:
        """Cells for the columns from `at` that have none of their own in this row."""
        while at < end:
            goes_on = self.still[at] > 0
            to = at
            while to < end and (self.still[to] > 0) == goes_on:
                self.still[to] -= goes_on
                to += 1
            joined = [w("vMerge")] if goes_on and self.joins_rows else []
            cells.append(self._drawn(to - at, joined, op, []))
            at = to
        return end

    def _cell(self, cell: Cell, op: str, runs: Sequence[etree._Element]) -> etree._Element:
        for column in range(cell.column, min(cell.column + cell.columns, self.count)):
            self.still[column] = cell.rows - 1
        joined = [w("vMerge", val="restart")] if cell.rows > 1 and self.joins_rows else []
        return self._drawn(cell.columns, joined, op, runs)

    def _drawn(
        self, columns: int, joined: Sequence[etree._Element], op: str, runs: Sequence[etree._Element]
    ) -> etree._Element:
        span = [w("gridSpan", val=columns)] if columns > 1 else []
        facts = w("tcPr", w("tcW", w=self.width * columns, type="dxa"), *span, *joined)
        return w("tc", facts, self.tracker.paragraph(op, [w("pStyle", val="Cell")], *runs))
