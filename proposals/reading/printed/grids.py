"""Ruled tables of a page: which lines make one, and the cells between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from proposals.reading.printed.rules import Rule

NEAR = 3.0
"""Lines that are so many points apart touch, or are one."""

MOST = 4_000
"""With more lines than these a page is a drawing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: first row and column, and how many of each it spans, from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heights from top to bottom, its sides from left to right, and its cells in reading order."""

    heights: tuple[float, ...]
    sides: tuple[float, ...]
    boxes: tuple[Box, ...]

    def box_at(self, across: float, height: float) -> Box | None:
        """The cell in which a point lies, or None if it is outside."""
        column = _between(self.sides, across)
        row = _between([-one for one in self.heights], -height)
        if column is None or row is None:
            return None
        return next((box for box in self.boxes if _covers(box, row, column)), None)


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that `rules` draw, from the top down: two rows or more, two columns or more."""
    if len(rules) > MOST:
        return []
    found = [grid for group in _touching(rules) if (grid := _grid(group))]
    return sorted(found, key=lambda grid: -grid.heights[0])


def _covers(box: Box, row: int, column: int) -> bool:
    return box.row <= row < box.row + box.rows and box.column <= column < box.column + box.columns


def _between(edges: Sequence[float], place: float) -> int | None:
    return next((k for k, (low, high) in enumerate(pairwise(edges)) if low <= place < high), None)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of lines that meet, one by way of the other."""
    parent = list(range(len(rules)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    across = sorted((rule.at, place) for place, rule in enumerate(rules) if rule.across)
    for place, rule in enumerate(rules):
        if rule.across:
            continue
        for other in _within(across, rule.start - NEAR, rule.end + NEAR):
            if rules[other].start - NEAR <= rule.at <= rules[other].end + NEAR:
                parent[root(other)] = root(place)
    groups: dict[int, list[Rule]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault(root(place), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _within(places: Sequence[tuple[float, int]], low: float, high: float) -> list[int]:
    return [rule for _, rule in places[bisect_left(places, (low, -1)) : bisect_left(places, (high, -1))]]


def _grid(rules: Sequence[Rule]) -> Grid | None:
    sides = _levels(rule.at for rule in rules if not rule.across)
    heights = _levels(rule.at for rule in rules if rule.across)[::-1]
    if len(sides) < 3 or len(heights) < 3 or not _is_closed(rules, heights, sides):
        return None
    boxes = _boxes(rules, heights, sides)
    return Grid(tuple(heights), tuple(sides), tuple(boxes)) if len(boxes) > 3 else None


def _is_closed(rules: Sequence[Rule], heights: Sequence[float], sides: Sequence[float]) -> bool:
    """Whether a line runs all along the top and the bottom, as with tables and not with drawings."""
    centres = [(left + right) / 2 for left, right in pairwise(sides)]
    edges = (heights[0], heights[-1])
    return all(_is_drawn(rules, True, edge, centre) for edge in edges for centre in centres)


def _levels(places: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > NEAR:
            levels.append(place)
    return levels


def _boxes(rules: Sequence[Rule], heights: Sequence[float], sides: Sequence[float]) -> list[Box]:
    """The cells: fields of the grid that no line parts are one."""
    rows, columns = len(heights) - 1, len(sides) - 1
    taken: set[tuple[int, int]] = set()
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = tall = 1
            middle = (heights[row] + heights[row + 1]) / 2
            while column + wide < columns and not _is_drawn(rules, False, sides[column + wide], middle):
                wide += 1
            centre = (sides[column] + sides[column + 1]) / 2
            while row + tall < rows and not _is_drawn(rules, True, heights[row + tall], centre):
                tall += 1
            fields = {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
            taken |= fields
            boxes.append(Box(row, column, tall, wide))
    return boxes


def _is_drawn(rules: Sequence[Rule], across: bool, at: float, place: float) -> bool:
    """Whether a line runs at `at` past `place`."""
    return any(
        rule.across == across and abs(rule.at - at) <= NEAR and rule.start - 1 <= place <= rule.end + 1
        for rule in rules
    )
