"""Ruled tables of a page: the pieces that stand in their cells, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from clauseline.reading.pdf.drawn import Box
from clauseline.reading.pdf.grids import RuledCell, RuledTable, find_grids
from clauseline.reading.pdf.pieces import TextPiece
from clauseline.reading.pdf.rows import Field, PrintedRow, is_backwards, read_rows
from clauseline.reading.pdf.rules import Rule

FEW = 6
"""A cell of a table of a single column has no more rows of print: a frame around text has."""


def take_out_tables(
    pieces: Sequence[TextPiece], rules: Sequence[Rule], *, page: int, tall: float
) -> tuple[list[TextPiece], list[list[PrintedRow]], list[Box]]:
    """The pieces of a page outside its ruled tables, the rows of each table, and where it stands."""
    left = list(pieces)
    tables: list[list[PrintedRow]] = []
    places: list[Box] = []
    for grid in find_grids(rules):
        boxes: dict[RuledCell, list[TextPiece]] = defaultdict(list)
        outside: list[TextPiece] = []
        for piece in left:
            box = grid.box_at((piece.left + piece.right) / 2, piece.base + 0.25 * piece.size)
            if box is None:
                outside.append(piece)
            else:
                boxes[box].append(piece)
        rows = _rows(grid, boxes, page=page, tall=tall)
        if rows:
            left = outside
            tables.append(rows)
            places.append(Box(grid.sides[0], grid.heights[-1], grid.sides[-1], grid.heights[0]))
    return left, tables, places


def _rows(grid: RuledTable, boxes: dict[RuledCell, list[TextPiece]], *, page: int, tall: float) -> list[PrintedRow]:
    columns = len(grid.sides) - 1
    backwards = is_backwards("".join(piece.text for pieces in boxes.values() for piece in pieces))
    by_row: dict[int, list[Field]] = defaultdict(list)
    for box in grid.boxes:
        column = columns - box.column - box.columns if backwards else box.column
        own = read_rows(boxes[box], page=page, tall=tall) if box in boxes else []
        by_row[box.row].append(Field(column, box.columns, box.rows, own))
    if not _is_table(list(by_row.values()), grid):
        return []
    return [
        _row(sorted(fields, key=lambda one: one.column), grid, row, page=page, tall=tall, backwards=backwards)
        for row, fields in sorted(by_row.items())
        if any(one.rows for one in fields)
    ]


def _is_table(rows: Sequence[Sequence[Field]], grid: RuledTable) -> bool:
    """Whether several rows have words in two cells, or lines part all fields; a single column has few words in each."""
    filled = [sum(bool(one.rows) for one in fields) for fields in rows]
    if len(grid.sides) == 2:
        return sum(filled) > 2 and all(len(one.rows) <= FEW for fields in rows for one in fields)
    whole = len(grid.boxes) == (len(grid.sides) - 1) * (len(grid.heights) - 1)
    return sum(count > 1 for count in filled) > 1 or (whole and sum(map(bool, filled)) > 1)


def _row(
    fields: list[Field], grid: RuledTable, row: int, *, page: int, tall: float, backwards: bool
) -> PrintedRow:  # fmt: skip
    own = [one for each in fields for one in each.rows]
    text = "\t".join("\n".join(one.text for one in each.rows) for each in fields)
    left, right = (-grid.sides[-1], -grid.sides[0]) if backwards else (grid.sides[0], grid.sides[-1])
    return PrintedRow(
        text, page, left, right, own[0].base, own[0].size, all(one.bold for one in own), tall,
        backwards=backwards, line=own[0].line, fields=fields, sides=grid.sides,
    )  # fmt: skip
