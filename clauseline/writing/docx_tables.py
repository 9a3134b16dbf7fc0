"""Tables of a Word document whose rows and words came, went or stayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from clauseline.comparing.changes import KEPT
from clauseline.vocabulary import Op
from clauseline.writing.blocks import TableId, WrittenCell, WrittenRow
from clauseline.writing.docx_styles import WIDTH
from clauseline.writing.tracking import Tracker
from clauseline.writing.word import w

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def tables(rows: Sequence[WrittenRow], tracker: Tracker) -> Iterator[etree._Element]:
    """The rows in tables: what stood in different tables of one text stays apart."""
    group: list[WrittenRow] = []
    last: list[TableId | None] = [None, None]
    for row in rows:
        is_other = any(one and other and one != other for one, other in zip(last, row.tables, strict=True))
        if group and (is_other or _has_other_columns(group[-1], row)):
            yield _table(group, tracker)
            group, last = [], [None, None]
        group.append(row)
        last = [one or other for one, other in zip(row.tables, last, strict=True)]
    if group:
        yield _table(group, tracker)


def _has_other_columns(before: WrittenRow, row: WrittenRow) -> bool:
    """Whether what went had other columns than what came in its place, so that no table has room for both."""
    return KEPT not in (before.op, row.op) and before.op != row.op and _width(before) != _width(row)


def _width(row: WrittenRow) -> int:
    """How many columns it takes."""
    return max((cell.column + cell.columns for cell in row.cells), default=1)


def _columns(rows: Sequence[WrittenRow]) -> Sequence[Op]:
    """What became of each column of a table."""
    return rows[0].columns or [KEPT for _ in range(max(map(_width, rows)))]


def _table(rows: Sequence[WrittenRow], tracker: Tracker) -> etree._Element:
    columns = _columns(rows)
    width = max(WIDTH // len(columns), 1)
    properties = w(
        "tblPr",
        w("tblW", w=width * len(columns), type="dxa"),
        w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="auto") for edge in EDGES)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa")),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for _ in columns))
    is_one = bool(rows[0].columns) or len({row.op for row in rows}) == 1
    drawn = _Rows(tracker, width, columns, joins_rows=is_one)
    return w("tbl", properties, grid, *(drawn.row(row) for row in rows))


class _Rows:
    """Draws the rows of one table. Cells over several rows are joined only where no rows of two tables alternate."""

    def __init__(self, tracker: Tracker, width: int, columns: Sequence[Op], *, joins_rows: bool) -> None:
        self.tracker, self.width, self.columns, self.joins_rows = tracker, width, columns, joins_rows
        self.still = [0] * len(columns)
        """By column for how many rows the cell from above goes on."""

    def row(self, row: WrittenRow) -> etree._Element:
        cells: list[etree._Element] = []
        at = 0
        for number, cell in enumerate(row.cells):
            at = self._fill(cells, at, cell.column, row.op)
            runs = [run for words in cell.words for run in self.tracker.words(words, *(("b",) if cell.is_head else ()))]
            marked = self.tracker.remarked(row.op, "" if number else row.remark, runs)
            cells.append(self._cell(cell, row.op, marked))
            at = cell.column + cell.columns
        end = len(self.columns)
        while end > at and not self.still[end - 1]:
            end -= 1
        self._fill(cells, at, end, row.op)
        is_head = bool(row.cells) and all(cell.is_head for cell in row.cells)
        short = [w("gridAfter", val=len(self.columns) - end)] if end < len(self.columns) else []
        facts = [*short, *([w("tblHeader")] if is_head else []), *self.tracker.mark(row.op)]
        return w("tr", *([w("trPr", *facts)] if facts else []), *cells)

    def _fill(self, cells: list[etree._Element], at: int, end: int, op: Op) -> int:
        """Cells for the columns from `at` that have none of their own in this row."""
        while at < end:
            goes_on = self.still[at] > 0
            to = at
            while to < end and (self.still[to] > 0) == goes_on:
                self.still[to] -= goes_on
                to += 1
            joined = [w("vMerge")] if goes_on and self.joins_rows else []
            cells.append(self._drawn(at, to, op, joined, []))
            at = to
        return end

    def _cell(self, cell: WrittenCell, op: Op, runs: Sequence[etree._Element]) -> etree._Element:
        end = min(cell.column + cell.columns, len(self.columns))
        for column in range(cell.column, end):
            self.still[column] = cell.rows - 1
        joined = [w("vMerge", val="restart")] if cell.rows > 1 and self.joins_rows else []
        return self._drawn(cell.column, end, op, joined, runs)

    def _drawn(
        self, start: int, end: int, op: Op, joined: Sequence[etree._Element], runs: Sequence[etree._Element]
    ) -> etree._Element:
        """A cell over the columns [start, end), which came or went if all of these did."""
        span = [w("gridSpan", val=end - start)] if end - start > 1 else []
        fates = {*self.columns[start:end]}
        mark = self.tracker.cell(fates.pop() if len(fates) == 1 else KEPT)
        facts = w("tcPr", w("tcW", w=self.width * (end - start), type="dxa"), *span, *joined, *mark)
        return w("tc", facts, self.tracker.paragraph(op, "Cell", *runs))
