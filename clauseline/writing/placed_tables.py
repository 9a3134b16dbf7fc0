"""The rows of a table of which both sides are drawn, at one of its places in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.redline.tables import TablePair
from clauseline.redline.values import CAME, NEW, OLD, WENT, DrawnBlock, MergedCell, Run
from clauseline.vocabulary import SIDES, Op, SideName, TrackFate
from clauseline.writing.blocks import WrittenCell, WrittenRow, WrittenWords, cells_of
from clauseline.writing.spots import DocumentSpot

OPS: dict[TrackFate, Op] = {KEPT: KEPT, REMOVED: REMOVED, WENT: REMOVED, ADDED: ADDED, CAME: ADDED}
"""What becomes of a row or column in the place where it stands."""
OTHER: dict[SideName, SideName] = {OLD: NEW, NEW: OLD}


def placed_rows(tables: TablePair, spot: DocumentSpot) -> Iterator[WrittenRow]:
    """The rows that stand here: one table of both sides, or what went before what came."""
    if _is_one(tables, spot):
        yield from _rows_of_both(tables, spot)
    else:
        yield from _rows_of_one(tables.old, OLD, spot)
        yield from _rows_of_one(tables.new, NEW, spot)


def _is_one(tables: TablePair, spot: DocumentSpot) -> bool:
    """Whether all rows of both sides stand here, and each of their cells in a place of its own."""
    cells = [cell for block in tables.both if block.row for cell in block.row.cells]
    for side in SIDES:
        table = tables.tables[side]
        own = sum(len(spot.blocks[side][place].facts.cells) for place in table.blocks)
        is_here = all(spot.is_here(side, place) for place in table.blocks)
        if not is_here or own != sum(cell.of not in ("", OTHER[side]) for cell in cells):
            return False
    return True


def _rows_of_both(tables: TablePair, spot: DocumentSpot) -> Iterator[WrittenRow]:
    ids = (spot.table(OLD, tables.tables[OLD].blocks[0]), spot.table(NEW, tables.tables[NEW].blocks[0]))
    columns = tuple(OPS[column.fate] for column in tables.columns)
    still = [0] * len(columns)
    for block, track in zip(tables.both, tables.rows, strict=True):
        cells = block.row.cells if block.row else ()
        placed = [
            WrittenCell(column, cell.columns, cell.rows, cell.is_head, words)
            for column, cell, words in zip(_columns(cells, still), cells, _words_of_both(block, cells), strict=True)
        ]
        yield WrittenRow(OPS[track.fate], tuple(placed), ids, columns)


def _columns(cells: Sequence[MergedCell], still: list[int]) -> list[int]:
    """The first column of each cell of a row; `still` says of each column for how many rows it is taken from above."""
    found = []
    at = 0
    below = [max(rows - 1, 0) for rows in still]
    for cell in cells:
        while still[at]:
            at += 1
        found.append(at)
        below[at : at + cell.columns] = [cell.rows - 1] * cell.columns
        at += cell.columns
    still[:] = below
    return found


def _words_of_both(block: DrawnBlock, cells: Sequence[MergedCell]) -> Iterator[tuple[WrittenWords, ...]]:
    """The words of each cell of a row. What went is told at its old place alone."""
    for number, cell in enumerate(cells):
        own = [run for run in block.runs if run.cell == number and run.side]
        yield tuple(WrittenWords(CAME if run.op == KEPT and cell.fate == CAME else run.op, run.text) for run in own)


def _rows_of_one(rows: Sequence[DrawnBlock], side: SideName, spot: DocumentSpot) -> Iterator[WrittenRow]:
    """The rows of one side that stand here, and went from here or came here."""
    op: Op = REMOVED if side == OLD else ADDED
    for row in rows:
        if row.row is None or row.row.is_blank or not spot.is_here(side, row.order):
            continue
        own = [number for number, cell in enumerate(row.row.cells) if cell.of == side]
        words = [[_one_sided(run, side) for run in row.runs if run.cell == number] for number in own]
        cells = cells_of(spot.blocks[side][row.order], words)
        table = spot.table(side, row.order)
        yield WrittenRow(op, cells, (table, None) if side == OLD else (None, table))


def _one_sided(run: Run, side: SideName) -> WrittenWords:
    if run.op != KEPT:
        return WrittenWords(run.op, run.text)
    return WrittenWords(WENT if side == OLD else CAME, run.text)
