"""Ruled tables of a page: which lines make one, and the cells between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from clauseline.reading.pdf.rules import Rule

NEAR = 3.0
"""Lines that are so many points apart touch, or are one."""

MOST = 4_000
"""With more lines than these a page is a drawing."""


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: first row and column, and how many of each it spans, from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class RuledTable:
    """A table: its heights from top to bottom, its sides from left to right, and its cells in reading order."""

    heights: tuple[float, ...]
    sides: tuple[float, ...]
    boxes: tuple[RuledCell, ...]

    @cached_property
    def fields(self) -> dict[tuple[int, int], RuledCell]:
        """The cell of each row and column."""
        return {
            (row, column): box
            for box in reversed(self.boxes)
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        }

    @cached_property
    def _depths(self) -> tuple[float, ...]:
        return tuple(-one for one in self.heights)

    def box_at(self, across: float, height: float) -> RuledCell | None:
        """The cell in which a point lies, or None if it is outside."""
        column = _between(self.sides, across)
        row = _between(self._depths, -height) if column is not None else None
        if column is None or row is None:
            return None
        return self.fields.get((row, column))


def find_grids(rules: Sequence[Rule]) -> list[RuledTable]:
    """The tables that `rules` draw, from the top down: two rows or more in two columns or more, three in one."""
    if len(rules) > MOST:
        return []
    found = [grid for group in _touching(rules) if (grid := _grid(group))]
    return sorted(found, key=lambda grid: -grid.heights[0])


def _between(edges: Sequence[float], place: float) -> int | None:
    """Between which of rising `edges` a place lies, from 0."""
    found = bisect_right(edges, place) - 1
    return found if 0 <= found < len(edges) - 1 else None


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
    return [group for group in groups.values() if len(group) > 2]


def _within(places: Sequence[tuple[float, int]], low: float, high: float) -> list[int]:
    return [rule for _, rule in places[bisect_left(places, (low, -1)) : bisect_left(places, (high, -1))]]


def _grid(given: Sequence[Rule]) -> RuledTable | None:
    rules = _Rules(_framed(given))
    sides, heights = rules.sides, rules.heights
    least = 4 if len(sides) == 2 else 3
    if len(sides) < 2 or len(heights) < least or not _is_closed(rules):
        return None
    boxes = _boxes(rules)
    return RuledTable(tuple(heights), tuple(sides), tuple(boxes)) if len(boxes) > (3 if len(sides) > 2 else 2) else None


def _framed(rules: Sequence[Rule]) -> list[Rule]:
    """`rules` with the frame around them, where most lines end at it although it is not drawn."""
    found = list(rules)
    for across in (False, True):
        own, others = _parted(found, across)
        if not own or not others:
            continue
        low, high = min(rule.start for rule in others), max(rule.end for rule in others)
        start, end = min(rule.start for rule in own), max(rule.end for rule in own)
        for edge, ends in ((low, [rule.start for rule in others]), (high, [rule.end for rule in others])):
            drawn = any(abs(rule.at - edge) <= NEAR for rule in own)
            if not drawn and 3 * sum(abs(one - edge) <= NEAR for one in ends) >= 2 * len(ends) >= 4:
                found.append(Rule(across, edge, start, end))
    return found


def _parted(rules: Sequence[Rule], across: bool) -> tuple[list[Rule], list[Rule]]:
    return [rule for rule in rules if rule.across == across], [rule for rule in rules if rule.across != across]


class _Rules:
    """Lines by the level at which they run: the sides of columns and the heights of rows, from the top down."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        across, upright = _parted(rules, True)
        self.sides = _levels(rule.at for rule in upright)
        self.heights = _levels(rule.at for rule in across)[::-1]
        self._beside = self._by_level(upright, self.sides)
        self._below = self._by_level(across, self.heights)

    @staticmethod
    def _by_level(rules: Sequence[Rule], levels: Sequence[float]) -> list[list[tuple[float, float]]]:
        return [
            [(rule.start - 1, rule.end + 1) for rule in rules if abs(rule.at - level) <= NEAR] for level in levels
        ]  # fmt: skip

    def parts_columns(self, side: int, height: float) -> bool:
        """Whether a line runs at a side of columns past `height`."""
        return any(low <= height <= high for low, high in self._beside[side])

    def parts_rows(self, height: int, across: float) -> bool:
        """Whether a line runs between two rows past the place `across`."""
        return any(low <= across <= high for low, high in self._below[height])


def _is_closed(rules: _Rules) -> bool:
    """Whether a line runs all along the top and the bottom, as with tables and not with drawings."""
    centres = [(left + right) / 2 for left, right in pairwise(rules.sides)]
    return all(rules.parts_rows(edge, centre) for edge in (0, len(rules.heights) - 1) for centre in centres)


def _levels(places: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > NEAR:
            levels.append(place)
    return levels


def _boxes(rules: _Rules) -> list[RuledCell]:
    """The cells: fields of the grid that no line parts are one."""
    heights, sides = rules.heights, rules.sides
    rows, columns = len(heights) - 1, len(sides) - 1
    taken: set[tuple[int, int]] = set()
    boxes: list[RuledCell] = []
    for row in range(rows):
        middle = (heights[row] + heights[row + 1]) / 2
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = tall = 1
            while column + wide < columns and not rules.parts_columns(column + wide, middle):
                wide += 1
            centre = (sides[column] + sides[column + 1]) / 2
            while row + tall < rows and not rules.parts_rows(row + tall, centre):
                tall += 1
            taken |= {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
            boxes.append(RuledCell(row, column, tall, wide))
    return boxes
