"""Two tables as one: the rows and columns of both in order, each with what became of it, and the words of each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proposals.comparing.changes import ADDED, KEPT, REMOVED, Span
from proposals.comparing.details.sides import Side
from proposals.comparing.details.tables import Pairs, Table, pair_columns, pair_rows, stayed
from proposals.comparing.wording import changed_wording
from proposals.queries.cells import Cell, Cover, Rect, cover, rects
from proposals.queries.lines import NEW, OLD, Line, Piece

WENT, CAME = "went", "came"
"""What became of a row or column that stands elsewhere now, at its old place and at its new one."""


@dataclass(frozen=True, slots=True)
class Track:
    """A row or column: where it stands on either side, counted from 0, and where it went to, if it did."""

    fate: str
    old: int | None
    new: int | None
    to: int | None = None

    def place(self, side: str) -> int | None:
        """Where it stands on this side; None if this is not its place there."""
        if side == OLD:
            return None if self.fate == CAME else self.old
        return self.new


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a row or column: `number`, from 1, is where it stands on the other side, if it moved.

    `here` and `there` are the names of both places on the page.
    """

    fate: str
    number: int = 0
    here: str = ""
    there: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as it is drawn. `of` says whose cell it is: "old", "new", "both" or, without words, ""."""

    columns: int
    rows: int
    is_head: bool
    fate: str
    of: str


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """What the rows of a table share: `marks_rows`, `marks_columns`: something is said of some row or column.

    `home` is the place of its first row among the new blocks.
    """

    columns: tuple[Mark, ...]
    marks_rows: bool
    marks_columns: bool
    home: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of which both sides are drawn; `is_blank`: it stands on the other side alone."""

    frame: Frame
    mark: Mark
    slots: tuple[Slot, ...]
    is_blank: bool = False

    @property
    def op(self) -> str:
        """Whether the whole row came or went."""
        return self.mark.fate if self.mark.fate in (ADDED, REMOVED) and not self.is_blank else KEPT


def tracks(old: int, new: int, pairs: Pairs) -> list[Track]:
    """So many old and new rows or columns in one order: those that kept theirs, between them what went and came."""
    kept, came = stayed(pairs), {j: i for i, j in pairs.items()}
    found: list[Track] = []
    i = j = 0
    for one, other in [*((i, pairs[i]) for i in sorted(kept)), (old, new)]:
        found += [Track(WENT if k in pairs else REMOVED, k, None, pairs.get(k)) for k in range(i, one)]
        found += [Track(CAME, came[k], k, came[k]) if k in came else Track(ADDED, None, k) for k in range(j, other)]
        if one < old:
            found.append(Track(KEPT, one, other))
        i, j = one + 1, other + 1
    return found


class Grid:
    """The lines of two tables, in one (`both`) or each for itself, row beside row (`old`, `new`).

    `name` tells its places on the page from others.
    """

    def __init__(self, sides: tuple[Side, Side], tables: tuple[Table, Table], covers: tuple[Cover, Cover], name: str):
        self.tables = dict(zip((OLD, NEW), tables, strict=True))
        self.covers = dict(zip((OLD, NEW), covers, strict=True))
        self.name, self.spans = name, dict[Cell, list[Span]]()
        ours, theirs = tables
        columns = pair_columns(ours, theirs)
        self.columns = tracks(len(ours.columns), len(theirs.columns), columns)
        self.rows = tracks(len(ours.rows), len(theirs.rows), pair_rows(ours, theirs, columns))
        self.both = self._drawn_together()
        self.old, self.new = self._drawn_alone(OLD), self._drawn_alone(NEW)

    @classmethod
    def of(cls, old: Side, new: Side, ours: Table, theirs: Table, name: str) -> Grid | None:
        """None if the cells of a table do not lie beside each other."""
        covers = cover(old, ours), cover(new, theirs)
        if covers[0] is None or covers[1] is None:
            return None
        return cls((old, new), (ours, theirs), (covers[0], covers[1]), name)

    def _drawn_together(self) -> list[Line]:
        met = [[self._at(row, column) for column in self.columns] for row in self.rows]
        keys: list[list[Cell | None]] = []
        for number in range(len(met)):
            above = (
                list(zip(met[number - 1], keys[number - 1], strict=True))
                if number
                else [((None, None), None)] * len(met[0])
            )
            keys.append([_key(*meeting, *over) for meeting, over in zip(met[number], above, strict=True)])
        frame = self._frame(self.columns)
        lines = []
        for row, found in zip(self.rows, rects(keys), strict=True):
            side = OLD if row.new is None else NEW
            slots, pieces = [], list[Piece]()
            for number, rect in enumerate(found):
                olds = dict.fromkeys(met[r][c][0] for r, c in rect.places if self._begins(met[r][c][0], OLD, (r, c)))
                slot, runs = self._together(rect, list(olds), row, number)
                slots.append(slot)
                pieces += runs
            lines.append(self._line(side, row, Row(frame, self._mark("row", row), tuple(slots)), pieces))
        return lines

    def _at(self, row: Track, column: Track) -> tuple[Cell | None, Cell | None]:
        """The old and the new cell that meet in a row and a column."""
        new = self._cell(NEW, row.new, column.new)
        is_old_place = row.place(OLD) is not None and column.place(OLD) is not None
        old = self._cell(OLD, row.old, column.old) if is_old_place or None not in (row.new, column.new) else None
        return old, new

    def _cell(self, side: str, row: int | None, column: int | None) -> Cell | None:
        return None if row is None or column is None else self.covers[side][row][column]

    def _together(self, rect: Rect, olds: Sequence[Cell | None], row: Track, number: int) -> tuple[Slot, list[Piece]]:
        """A cell with the old ones that begin in it."""
        column = self.columns[rect.column]
        begins = any(self._begins(rect.key, NEW, place) for place in rect.places)
        new = rect.key if begins else None
        is_second = CAME in (row.fate, column.fate)
        whose = [side for side, has in ((OLD, olds and not is_second), (NEW, new)) if has]
        pieces: list[Piece] = []
        for k, old in enumerate(olds or [None]):
            pieces += self._redlined(old, None if k else new, is_second, number)
        is_head = bool(rect.key and rect.key.is_head)
        of = "both" if len(whose) == 2 else "".join(whose)
        return Slot(rect.columns, rect.rows, is_head, _fate(row, column), of), pieces

    def _redlined(self, old: Cell | None, new: Cell | None, is_second: bool, number: int) -> Iterator[Piece]:
        for span in self._wording(old, new):
            side, cell, at = (NEW, new, span.new) if span.new is not None else (OLD, old, span.old)
            start = (cell.start if cell else 0) + (at[0] if at else 0)
            # Words that went are told at their old place, where they have their offset.
            told = "" if side == OLD and is_second else side
            yield Piece(span.op, span.text, told, start, slot=number)

    def _begins(self, cell: Cell | None, side: str, place: tuple[int, int]) -> bool:
        row, column = self.rows[place[0]], self.columns[place[1]]
        where = (row.old, column.old) if side == OLD else (row.new, column.new)
        return cell is not None and (cell.row, cell.column) == where

    def _wording(self, old: Cell | None, new: Cell | None) -> list[Span]:
        spans = changed_wording(old.text if old else "", new.text if new else "")
        for cell in (old, new):
            # What stands at two places has the words that it shares with its other side.
            if cell and (cell not in self.spans or (old and new)):
                self.spans[cell] = spans
        return spans

    def _drawn_alone(self, side: str) -> list[Line]:
        own = [column for column in self.columns if column.place(side) is not None]
        columns = sorted(own, key=lambda column: column.place(side) or 0)
        width = len(columns)
        keys = self._beside(side, width)
        frame, lines, order = self._frame(columns), [], 0
        for row, found in zip(self.rows, rects(keys, joins_blank=True), strict=True):
            place = row.place(side)
            order = order if place is None else place
            slots, pieces = [], list[Piece]()
            for number, rect in enumerate(found):
                cell = rect.key
                is_own = cell is not None and cell.row == place
                fate = _fate(row, columns[rect.column]) if place is not None else ""
                slots.append(Slot(rect.columns, rect.rows, bool(cell and cell.is_head), fate, side if is_own else ""))
                pieces += self._on(side, cell, number) if cell and is_own else ()
            told = Row(frame, self._mark("row", row), tuple(slots), is_blank=place is None)
            lines.append(self._line(side, row, told, pieces, order))
        return lines

    def _beside(self, side: str, width: int) -> list[list[Cell | None]]:
        """The cells of one side; in rows of the other side alone those that go on over them."""
        found: list[list[Cell | None]] = []
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

    def _on(self, side: str, cell: Cell, number: int) -> list[Piece]:
        pieces = []
        for span in self.spans.get(cell, ()):
            at = span.old if side == OLD else span.new
            if at is not None:
                pieces.append(Piece(span.op, span.text, side, cell.start + at[0], slot=number))
        return pieces

    def _line(self, side: str, row: Track, told: Row, pieces: Sequence[Piece], place: int | None = None) -> Line:
        at = place if place is not None else row.place(side) or 0
        return Line("row", "", {}, self.tables[side].blocks[at], side, tuple(pieces), told)

    def _frame(self, columns: Sequence[Track]) -> Frame:
        marks = tuple(self._mark("column", column) for column in columns)
        rows, all_columns = (any(one.fate != KEPT for one in those) for those in (self.rows, self.columns))
        return Frame(marks, rows, all_columns, self.tables[NEW].blocks[0])

    def _mark(self, kind: str, track: Track) -> Mark:
        if track.to is None:
            return Mark(track.fate)
        old, new = (track.old, track.to) if track.fate == WENT else (track.to, track.new)
        places = [f"{kind}-{fate}-{self.name}-{at}" for fate, at in ((WENT, old), (CAME, new))]
        here, there = places if track.fate == WENT else places[::-1]
        return Mark(track.fate, track.to + 1, here, there)


def _key(old: Cell | None, new: Cell | None, above: tuple[Cell | None, Cell | None], over: Cell | None) -> Cell | None:
    """What is drawn where two cells meet: the new one; an old one goes on in what took its place `above`."""
    return new or (over if old and above[0] is old else old)


def _fate(row: Track, column: Track) -> str:
    return row.fate if row.fate != KEPT else column.fate
