"""Rows of ruled tables: the pieces of a page that stand in cells, and tables that run over several pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from proposals.reading.account import Account
from proposals.reading.lines import Cell, Line, Row
from proposals.reading.printed.grids import Box, Grid, find_grids
from proposals.reading.printed.joining import Vocabulary, join_rows, printed_markers
from proposals.reading.printed.paragraphs import Paragraph
from proposals.reading.printed.pieces import Piece
from proposals.reading.printed.rows import Field, PrintedRow, is_backwards, read_rows
from proposals.reading.printed.rules import Rule
from proposals.reading.vocabulary import CAPTION
from proposals.saying import said

REPEATED = said("heads of tables that are printed again")


def take_out_tables(
    pieces: Sequence[Piece], rules: Sequence[Rule], *, page: int, tall: float
) -> tuple[list[Piece], list[list[PrintedRow]]]:
    """The pieces of a page outside its ruled tables, and the rows of each table."""
    left = list(pieces)
    tables: list[list[PrintedRow]] = []
    for grid in find_grids(rules):
        boxes: dict[Box, list[Piece]] = defaultdict(list)
        outside: list[Piece] = []
        for piece in left:
            box = grid.box_at((piece.left + piece.right) / 2, piece.base + 0.25 * piece.size)
            if box is None or not piece.upright:
                outside.append(piece)
            else:
                boxes[box].append(piece)
        rows = _rows(grid, boxes, page=page, tall=tall)
        if rows:
            left = outside
            tables.append(rows)
    return left, tables


def _rows(grid: Grid, boxes: dict[Box, list[Piece]], *, page: int, tall: float) -> list[PrintedRow]:
    columns = len(grid.sides) - 1
    backwards = is_backwards("".join(piece.text for pieces in boxes.values() for piece in pieces))
    by_row: dict[int, list[Field]] = defaultdict(list)
    for box in grid.boxes:
        column = columns - box.column - box.columns if backwards else box.column
        own = read_rows(boxes.get(box, ()), page=page, tall=tall)
        by_row[box.row].append(Field(column + 1, box.columns, box.rows, own))
    filled = [sum(bool(one.rows) for one in fields) for fields in by_row.values()]
    if sum(count > 1 for count in filled) < 2:
        return []
    return [
        _row(sorted(fields, key=lambda one: one.column), grid, row, page=page, tall=tall, backwards=backwards)
        for row, fields in sorted(by_row.items())
        if any(one.rows for one in fields)
    ]


def _row(
    fields: list[Field], grid: Grid, row: int, *, page: int, tall: float, backwards: bool
) -> PrintedRow:  # fmt: skip
    own = [one for each in fields for one in each.rows]
    text = "\t".join("\n".join(one.text for one in each.rows) for each in fields)
    left, right = (-grid.sides[-1], -grid.sides[0]) if backwards else (grid.sides[0], grid.sides[-1])
    return PrintedRow(
        text, page, left, right, own[0].base, own[0].size, all(one.bold for one in own), tall,
        backwards=backwards, line=own[0].line, fields=fields, sides=grid.sides,
    )  # fmt: skip


@dataclass(slots=True)
class Tables:
    """Makes table rows of printed ones, one after the other."""

    known: Vocabulary
    account: Account
    _before: PrintedRow | None = None
    _head: str = ""
    _caption: str = ""
    _table: int = 0
    _row: int = 0

    def paragraph(self, line: Line) -> bool:
        """Whether a paragraph is one: not the caption of the table before it, which the next page prints again."""
        turned = self._before is not None and self._before.page != line.page
        if turned and CAPTION.match(line.text) and line.text == self._caption:
            self.account.leave_line(REPEATED, line)
            return False
        self._before, self._caption = None, line.text
        return True

    def row(self, printed: PrintedRow) -> Row | None:
        """The row that `printed` is, or None if it is the head of its table, which each page prints again."""
        goes_on = self._before is not None and _alike(self._before.sides, printed.sides)
        turned = self._before is not None and self._before.page != printed.page
        self._before = printed
        if not goes_on:
            self._table, self._row, self._head = self._table + 1, 0, printed.text
        elif turned and printed.text == self._head:
            self.account.leave_out(REPEATED, printed.text)
            return None
        self._row += 1
        cells = tuple(self._cell(one, head=self._row == 1 and printed.bold) for one in printed.fields)
        return Row(self._table, self._row, cells, page=printed.page, line=printed.line)

    def _cell(self, one: Field, *, head: bool) -> Cell:
        if not one.rows:
            return Cell("", one.column, one.columns, one.tall, head=head)
        paragraph = Paragraph(one.rows)
        join_rows(paragraph, self.known, self.account)
        words, notes = paragraph.text.replace("\t", " "), paragraph.notes
        return Cell(words, one.column, one.columns, one.tall, head, notes, added=-printed_markers(notes))


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 6 for a, b in zip(one, other, strict=True))
