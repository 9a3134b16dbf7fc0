"""Finds the tables that are drawn among lines, in a time that grows with these and no faster."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from clauseline.reading.ascii_tables.bars import BORDER, end_of_bars, read_bars
from clauseline.reading.ascii_tables.dashes import RULE, heads_table, last_rule, read_between_rules, read_under_head
from clauseline.reading.ascii_tables.drawing import Drawing, DrawnCell
from clauseline.reading.limits import CELLS

_BORDER = re.compile(r"\s*[+|](?=[-=:+| ]*[-=]{3})[-=:+| ]*[+|]\s*$")
_BAR_ROW = re.compile(r"\s*\|.*\|\s*$")
_PATIENCE = 8
"""How often each line may be looked at, on the whole, for rules that close no table and borders that do not meet."""


class DrawnTables:
    """The tables drawn among `lines`, of which there are `length`; where none can begin is remembered."""

    def __init__(self, lines: Sequence[str], length: int) -> None:
        self._lines = lines
        self._barren = -1
        self._left = _PATIENCE * length
        self._room = CELLS
        self._run_end = 0
        self._borders: list[int] = []

    def read(self, place: int, end: int | None = None) -> Drawing | None:
        """The table that begins at line `place` and ends before line `end`, or None."""
        end = len(self._lines) if end is None else end
        if place < self._barren:
            return None
        line = self._lines[place]
        if _BORDER.match(line):
            return self._barred(place, end)
        if RULE.match(line):
            return self._ruled(place, end)
        if place + 2 < end and heads_table(*self._lines[place : place + 3]):
            return self._counted(read_under_head(self._lines, place, end, self._room))
        return None

    def _counted(self, found: Drawing) -> Drawing:
        self._room -= sum(map(len, found.rows))
        return found

    def _barred(self, start: int, end: int) -> Drawing | None:
        last = self._end_of_run(start, end)
        first = bisect_left(self._borders, start)
        if BORDER.match(self._lines[start]):
            stop = end_of_bars(self._lines, start, min(end, start + 1 + self._left))
            found = read_bars(self._lines[start:stop])
            few = [place for place in self._borders[first : first + 4] if place < last]
            if found and (not _may_be_listed(self._lines, few) or _is_wrapped(found.rows[-1])):
                return found
            self._left = max(0, self._left - stop + start)
        if bisect_left(self._borders, last) - first == last - start or last - start < 3:
            self._barren = last
            return None
        lines = self._lines[start:last]
        return _read_listed(lines, [bool(_BORDER.match(line)) for line in lines])

    def _end_of_run(self, start: int, end: int) -> int:
        """Where the borders and rows of bars end that line `start` is among; looked for once for each run of them."""
        if start >= self._run_end:
            last = start
            self._borders = []
            while last < end and ((border := _BORDER.match(self._lines[last])) or _BAR_ROW.match(self._lines[last])):
                if border:
                    self._borders.append(last)
                last += 1
            self._run_end = last
        return min(self._run_end, end)

    def _ruled(self, start: int, end: int) -> Drawing | None:
        """A table between rules of dashes; columns stand under the dashes of the rule with most of them."""
        last, looked = last_rule(self._lines, start, min(end, start + 1 + self._left))
        found = None if last is None else read_between_rules(self._lines, start, last, self._room)
        if found:
            return self._counted(found)
        self._left -= looked
        self._barren = start + 1
        while self._barren < end and RULE.match(self._lines[self._barren]):
            self._barren += 1
        return None


def _may_be_listed(lines: Sequence[str], borders: Sequence[int]) -> bool:
    """Whether the lines below the last of `borders` but one may be rows each, as programs draw lists of results."""
    if not 2 <= len(borders) <= 3 or borders[-1] - borders[-2] <= 2:
        return False
    return "=" not in "".join(lines[place] for place in borders)


def _is_wrapped(row: Sequence[DrawnCell]) -> bool:
    """Whether lines of boxes end where the next word would not have fitted, or blank lines part paragraphs."""
    if any(not any(box.lines[place].strip() for box in row) for place in range(1, len(row[0].lines) - 1)):
        return True
    return all(
        len(line.strip()) + 1 + len(after.split(maxsplit=1)[0]) > box.room
        for box in row
        for line, after in zip(box.lines, box.lines[1:], strict=False)
        if after.strip()
    )


def _read_listed(lines: Sequence[str], borders: Sequence[bool]) -> Drawing:
    """A table of bars whose borders do not meet, or whose lines are rows each."""
    rows: list[tuple[DrawnCell, ...]] = []
    marks: list[str] = []
    group: list[list[str]] = []
    single = sum(borders) <= 3
    for line, is_border in zip(lines, borders, strict=True):
        pieces = line.strip()[1:-1].split("|")
        if group and (is_border or (single and pieces[0].strip())):
            rows.append(_boxes(group, head=not rows))
            group = []
        if is_border:
            marks.append(line)
        else:
            marks.append("|" * (len(pieces) + 1))
            group.append(pieces)
    if group:
        rows.append(_boxes(group, head=not rows))
    return Drawing(tuple(rows), len(lines), tuple(marks))


def _boxes(group: Sequence[Sequence[str]], *, head: bool) -> tuple[DrawnCell, ...]:
    columns: list[list[str]] = [[] for _ in range(max(map(len, group)))]
    for pieces in group:
        for column, piece in zip(columns, pieces, strict=False):
            column.append(piece.strip())
    return tuple(DrawnCell(tuple(lines), place, head=head) for place, lines in enumerate(columns))
