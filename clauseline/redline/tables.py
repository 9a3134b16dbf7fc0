"""Two tables as one: the rows and columns of both in order, each with what became of it, and the words of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from clauseline.comparing.changes import KEPT, Span
from clauseline.comparing.details.sides import Side
from clauseline.comparing.details.tables import Table, pair_columns, pair_rows
from clauseline.comparing.wording import changed_wording
from clauseline.outline import NO_FACTS
from clauseline.redline.atoms import coalesced
from clauseline.redline.cells import Cover, PlacedCell, Rect, cover, rects
from clauseline.redline.rewritten import apart
from clauseline.redline.tracks import Track, tracks
from clauseline.redline.values import (
    CAME,
    NEW,
    OLD,
    WENT,
    DrawnBlock,
    MergedCell,
    MergedRow,
    MergedTable,
    Run,
    TrackMark,
)
from clauseline.vocabulary import SideName, TrackFate


class TablePair:
    """The blocks of two tables, in one (`both`) or each for itself, row beside row (`old`, `new`).

    `name` tells its places on the page from others.
    """

    def __init__(self, sides: tuple[Side, Side], tables: tuple[Table, Table], covers: tuple[Cover, Cover], name: str):
        self.tables = dict(zip((OLD, NEW), tables, strict=True))
        self.covers = dict(zip((OLD, NEW), covers, strict=True))
        self.name, self.spans = name, dict[PlacedCell, list[Span]]()
        ours, theirs = tables
        columns = pair_columns(ours, theirs)
        self.columns = tracks(len(ours.columns), len(theirs.columns), columns)
        self.rows = tracks(len(ours.rows), len(theirs.rows), pair_rows(ours, theirs, columns))
        self.both = self._drawn_together()

    @cached_property
    def old(self) -> list[DrawnBlock]:
        return self._drawn_alone(OLD)

    @cached_property
    def new(self) -> list[DrawnBlock]:
        return self._drawn_alone(NEW)

    @classmethod
    def of(cls, old: Side, new: Side, ours: Table, theirs: Table, name: str) -> TablePair | None:
        """None if the cells of a table do not lie beside each other."""
        covers = cover(old, ours), cover(new, theirs)
        if covers[0] is None or covers[1] is None:
            return None
        return cls((old, new), (ours, theirs), (covers[0], covers[1]), name)

    def _drawn_together(self) -> list[DrawnBlock]:
        met = [[self._at(row, column) for column in self.columns] for row in self.rows]
        keys: list[list[PlacedCell | None]] = []
        for number in range(len(met)):
            above = (
                list(zip(met[number - 1], keys[number - 1], strict=True))
                if number
                else [((None, None), None)] * len(met[0])
            )
            keys.append([_key(*meeting, *over) for meeting, over in zip(met[number], above, strict=True)])
        table = self._table(self.columns)
        drawn = []
        for row, found in zip(self.rows, rects(keys), strict=True):
            side: SideName = OLD if row.new is None else NEW
            cells, runs = [], list[Run]()
            for number, rect in enumerate(found):
                olds = dict.fromkeys(met[r][c][0] for r, c in rect.places if self._begins(met[r][c][0], OLD, (r, c)))
                news = (met[r][c][1] for r, c in rect.places if self._begins(met[r][c][1], NEW, (r, c)))
                cell = self._together(rect, list(olds), next(news, None), row)
                cells.append(cell)
                runs += (_run(span, number) for span in cell.spans)
            drawn.append(self._block(side, row, self._row(table, row, cells), runs))
        return drawn

    def _at(self, row: Track, column: Track) -> tuple[PlacedCell | None, PlacedCell | None]:
        """The old and the new cell that meet in a row and a column."""
        new = self._cell(NEW, row.new, column.new)
        is_old_place = row.place(OLD) is not None and column.place(OLD) is not None
        old = self._cell(OLD, row.old, column.old) if is_old_place or None not in (row.new, column.new) else None
        return old, new

    def _cell(self, side: SideName, row: int | None, column: int | None) -> PlacedCell | None:
        return None if row is None or column is None else self.covers[side][row][column]

    def _together(
        self, rect: Rect, olds: Sequence[PlacedCell | None], new: PlacedCell | None, row: Track
    ) -> MergedCell:
        """A cell with the old ones that begin in it, and the new one if that begins there."""
        column = self.columns[rect.column]
        is_second = CAME in (row.fate, column.fate)
        of = _of(bool(olds) and not is_second, new is not None)
        spans: list[Span] = []
        for k, old in enumerate(olds or [None]):
            spans += self._redlined(old, None if k else new, is_second)
        is_head = bool(rect.key and rect.key.is_head)
        return MergedCell(rect.columns, rect.rows, is_head, _fate(row, column), of, rect.column, tuple(spans))

    def _redlined(self, old: PlacedCell | None, new: PlacedCell | None, is_second: bool) -> Iterator[Span]:
        for span in self._wording(old, new):
            # Words that went are shown at their old place, where they have their offset.
            before = None if is_second and span.new is None else _placed(old, span.old)
            yield Span(span.op, span.text, before, _placed(new, span.new))

    def _begins(self, cell: PlacedCell | None, side: SideName, place: tuple[int, int]) -> bool:
        row, column = self.rows[place[0]], self.columns[place[1]]
        where = (row.old, column.old) if side == OLD else (row.new, column.new)
        return cell is not None and (cell.row, cell.column) == where

    def _wording(self, old: PlacedCell | None, new: PlacedCell | None) -> list[Span]:
        spans = [*coalesced(apart(changed_wording(old.text if old else "", new.text if new else "")))]
        for cell in (old, new):
            # What stands at two places has the words that it shares with its other side.
            if cell and (cell not in self.spans or (old and new)):
                self.spans[cell] = spans
        return spans

    def _drawn_alone(self, side: SideName) -> list[DrawnBlock]:
        own = [column for column in self.columns if column.place(side) is not None]
        columns = sorted(own, key=lambda column: column.place(side) or 0)
        width = len(columns)
        keys = self._cells_of(side, width)
        table, drawn, order = self._table(columns), [], 0
        for row, found in zip(self.rows, rects(keys, joins_blank=True), strict=True):
            place = row.place(side)
            order = order if place is None else place
            cells, runs = [], list[Run]()
            for number, rect in enumerate(found):
                cell = rect.key
                is_own = cell is not None and cell.row == place
                fate: TrackFate | Literal[""] = _fate(row, columns[rect.column]) if place is not None else ""
                cells.append(
                    MergedCell(rect.columns, rect.rows, bool(cell and cell.is_head), fate, side if is_own else "")
                )
                runs += self._on(side, cell, number) if cell and is_own else ()
            placed = self._row(table, row, cells, is_blank=place is None)
            drawn.append(self._block(side, row, placed, runs, order))
        return drawn

    def _cells_of(self, side: SideName, width: int) -> list[list[PlacedCell | None]]:
        """The cells of one side; in rows of the other side alone those that go on over them."""
        found: list[list[PlacedCell | None]] = []
        own = self.covers[side]
        last: int | None = None
        for row in self.rows:
            place = row.place(side)
            if place is not None:
                found.append(list(own[place]))
                last = place
            elif last is None or last + 1 >= len(own):
                found.append([None] * width)
            else:
                found.append([a if a is b else None for a, b in zip(own[last], own[last + 1], strict=True)])
        return found

    def _on(self, side: SideName, cell: PlacedCell, number: int) -> list[Run]:
        runs = []
        for span in self.spans.get(cell, ()):
            at = span.old if side == OLD else span.new
            if at is not None:
                runs.append(Run(span.op, span.text, side, cell.start + at[0], cell=number))
        return runs

    def _block(
        self, side: SideName, row: Track, placed: MergedRow, runs: Sequence[Run], place: int | None = None
    ) -> DrawnBlock:
        at = place if place is not None else row.place(side) or 0
        return DrawnBlock("row", (), NO_FACTS, self.tables[side].blocks[at], side, tuple(runs), placed)

    def _row(self, table: MergedTable, row: Track, cells: Sequence[MergedCell], *, is_blank: bool = False) -> MergedRow:
        ours, theirs = row.place(OLD), row.place(NEW)
        old = None if ours is None else self.tables[OLD].blocks[ours]
        new = None if theirs is None else self.tables[NEW].blocks[theirs]
        return MergedRow(table, self._mark("row", row), tuple(cells), is_blank, old, new)

    def _table(self, columns: Sequence[Track]) -> MergedTable:
        marks = tuple(self._mark("column", column) for column in columns)
        rows, all_columns = (any(one.fate != KEPT for one in those) for those in (self.rows, self.columns))
        return MergedTable(marks, rows, all_columns, self.tables[NEW].blocks[0])

    def _mark(self, kind: str, track: Track) -> TrackMark:
        if track.to is None:
            return TrackMark(track.fate)
        old, new = (track.old, track.to) if track.fate == WENT else (track.to, track.new)
        places = [f"{kind}-{fate}-{self.name}-{at}" for fate, at in ((WENT, old), (CAME, new))]
        here, there = places if track.fate == WENT else places[::-1]
        return TrackMark(track.fate, track.to + 1, here, there)


def _placed(cell: PlacedCell | None, at: tuple[int, int] | None) -> tuple[int, int] | None:
    """[start, end) of a cell's words, in the text of its side."""
    return None if cell is None or at is None else (cell.start + at[0], cell.start + at[1])


def _run(span: Span, number: int) -> Run:
    """Words in the cell of this number."""
    side: SideName | Literal[""] = NEW if span.new else OLD if span.old else ""
    place = span.new or span.old
    return Run(span.op, span.text, side, place[0] if place else 0, cell=number)


def _key(
    old: PlacedCell | None,
    new: PlacedCell | None,
    above: tuple[PlacedCell | None, PlacedCell | None],
    over: PlacedCell | None,
) -> PlacedCell | None:
    """What is drawn where two cells meet: the new one; an old one goes on in what took its place `above`."""
    return new or (over if old and above[0] is old else old)


def _of(old: bool, new: bool) -> SideName | Literal["both", ""]:
    return ("both" if new else OLD) if old else NEW if new else ""


def _fate(row: Track, column: Track) -> TrackFate:
    return row.fate if row.fate != KEPT else column.fate
