"""Grids of "+---+" and "| a | b |", as pandoc and reStructuredText draw them: cells of several lines and spans.

docutils reads these too, but in a time that a hostile grid can make grow with the square of its size, and without the
colons by which pandoc aligns columns.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from clauseline.reading.ascii_tables.drawing import Drawing, DrawnCell, dedent, gathered, spread

BORDER = re.compile(r"\s*\+(?=[:+]*[-=])[-=:+]+\+\s*$")
"""A line that draws nothing but borders from end to end."""

_DRAWN = frozenset("-=:+")
_SIDES = frozenset("|+")


@dataclass(slots=True)
class _Open:
    """A cell whose lower border has not come yet: between which columns, below which line, its lines so far."""

    left: int
    right: int
    top: int
    lines: list[str] = field(default_factory=list)
    bottom: int = 0


def end_of_bars(lines: Sequence[str], start: int, end: int) -> int:
    """Where the lines end that may belong to the grid drawn from line `start` on, at `end` at the latest."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    for place in range(start, end):
        line = lines[place].rstrip()
        if line[:indent].strip() or line[indent : indent + 1] not in ("+", "|") or line[-1:] not in ("+", "|"):
            return place
    return end


def read_bars(lines: Sequence[str]) -> Drawing | None:
    """The grid drawn by the first of `lines`, or None where its borders do not meet."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    grid = [spread(line.rstrip()[indent:]) for line in lines]
    last = len(grid) - 1
    while last > 0 and not _is_border(grid[last]):
        last -= 1
    grid = grid[: last + 1]
    if len(grid) < 3 or any(len(line) != len(grid[0]) for line in grid):
        return None
    cells = _cells(grid)
    return _drawing(grid, cells) if cells and any(line.strip() for cell in cells for line in cell.lines) else None


def _is_border(line: Sequence[str]) -> bool:
    return line[0] == line[-1] == "+" and _DRAWN.issuperset(line) and ("-" in line or "=" in line)


def _cells(grid: Sequence[Sequence[str]]) -> list[_Open]:
    """The closed cells of a grid; none where a line is drawn neither as a part of a cell nor as its end."""
    found: list[_Open] = []
    opened = _below(grid, 0, 0, len(grid[0]) - 1)
    for place in range(1, len(grid)):
        line = grid[place]
        still: list[_Open] = []
        ended: list[_Open] = []
        for cell in opened:
            inner = line[cell.left + 1 : cell.right]
            if line[cell.left] not in _SIDES or line[cell.right] not in _SIDES:
                return []
            if line[cell.left] == line[cell.right] == "+" and inner and _DRAWN.issuperset(inner):
                cell.bottom = place
                ended.append(cell)
            else:
                cell.lines.append(gathered(inner))
                still.append(cell)
        found += ended
        if ended and place + 1 < len(grid):
            for left, right in _joined(ended):
                still += _below(grid, place, left, right)
            still.sort(key=lambda cell: cell.left)
        opened = still
    return [] if opened else found


def _joined(ended: Sequence[_Open]) -> list[tuple[int, int]]:
    """The stretches of one border below cells that stand beside each other."""
    stretches: list[tuple[int, int]] = []
    for cell in ended:
        if stretches and stretches[-1][1] == cell.left:
            stretches[-1] = (stretches[-1][0], cell.right)
        else:
            stretches.append((cell.left, cell.right))
    return stretches


def _below(grid: Sequence[Sequence[str]], top: int, left: int, right: int) -> list[_Open]:
    """The cells that begin below a stretch of a border: sides go down from its crossings to the next border."""
    sides = [left]
    sides += [at for at in range(left + 1, right) if grid[top][at] == "+" and _goes_down(grid, top + 1, at)]
    return [_Open(one, other, top) for one, other in zip(sides, [*sides[1:], right], strict=True)]


def _goes_down(grid: Sequence[Sequence[str]], place: int, at: int) -> bool:
    while place < len(grid):
        sign = grid[place][at]
        if sign not in _SIDES:
            return False
        if sign == "+" and (grid[place][at - 1] in _DRAWN or grid[place][at + 1] in _DRAWN):
            return True
        place += 1
    return False


def _drawing(grid: Sequence[Sequence[str]], cells: Sequence[_Open]) -> Drawing:
    tops = sorted({cell.top for cell in cells})
    sides = sorted({cell.left for cell in cells})
    head = _end_of_head(grid)
    rows: list[list[DrawnCell]] = [[] for _ in tops]
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        row, column = bisect(tops, cell.top) - 1, bisect(sides, cell.left) - 1
        rows[row].append(
            DrawnCell(
                dedent(cell.lines), column, bisect(sides, cell.right - 1) - column,
                bisect(tops, cell.bottom - 1) - row, cell.top < head, cell.right - cell.left - 3,
            )
        )  # fmt: skip
    return Drawing(tuple(map(tuple, rows)), len(grid), tuple(_marks(grid, cells)))


def _end_of_head(grid: Sequence[Sequence[str]]) -> int:
    """The line of the rule below the head, drawn as "=": rows above it are the head, those of a foot are not."""
    doubled = [place for place, line in enumerate(grid) if place and "=" in line and _is_border(line)]
    foot = bool(doubled) and doubled[-1] == len(grid) - 1
    return doubled[0] if len(doubled) > 2 * foot else 0


def _marks(grid: Sequence[Sequence[str]], cells: Sequence[_Open]) -> list[str]:
    """All that stands in no cell."""
    inside: list[list[tuple[int, int]]] = [[] for _ in grid]
    for cell in cells:
        for place in range(cell.top + 1, cell.bottom):
            inside[place].append((cell.left + 1, cell.right))
    marks: list[str] = []
    for line, stretches in zip(grid, inside, strict=True):
        start, pieces = 0, []
        for left, right in sorted(stretches):
            pieces.append(gathered(line[start:left]))
            start = right
        marks.append("".join([*pieces, gathered(line[start:])]))
    return marks
