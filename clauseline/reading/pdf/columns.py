"""Pages set in two columns: which parts of a page are, and what is read first.

Groups are pieces of one baseline, from the top of a page down. Sides are counted in reading direction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from clauseline.reading.pdf.pieces import TextPiece

GUTTER = 0.8
"""So many sizes of type are free between two columns."""

FEW, FEWEST = 4, 2
"""Fewer rows make no column; where a file has columns at the same place elsewhere, fewer do."""

NEAR = 2.5
"""Sides that differ by so many points are the same."""

NARROW = 8.0
"""So many sizes of type is a column wide, at least."""

FULL = 0.75
"""A row that fills so much of its column is full, and half of them are where sentences run on."""

INDENT = 4.0
"""Two thirds of the rows of a column begin within so many sizes of type of its side."""

APART = 3.5
"""A step of so many sizes of type that runs all across a page parts what is above from what is below."""

MOST = 12
"""A file is not set in more kinds of columns."""

Group = list[TextPiece]
Side = tuple[float, float, str]


@dataclass(slots=True)
class Band:
    """Groups to be read one after the other; `column` is 1 or 2, or 0 for those that have the whole width."""

    groups: list[Group]
    column: int = 0


class Columns:
    """Finds the columns of pages; where they stand on one page is remembered for the others of a file."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def learn(self, groups: Sequence[Group], *, backwards: bool) -> None:
        """Look for columns on a page and remember where they stand."""
        page = _Page(groups, backwards=backwards)
        for start in page.starts():
            if any(page.is_set(zone, start, FEW) for zone in page.zones(start)):
                if len(self._known) < MOST and not self._knows(start):
                    self._known.append(start)
                return

    def bands(self, groups: Sequence[Group], *, backwards: bool) -> list[Band]:
        """The parts of a page in the order in which they are read."""
        if not self._known:
            return [Band(list(groups))]
        page = _Page(groups, backwards=backwards)
        for start in [*filter(self._knows, page.starts(FEWEST)), *self._known]:
            zones = [zone for zone in page.zones(start) if page.is_set(zone, start, FEWEST)]
            if zones:
                return list(page.parted(zones, start))
        return [Band(list(groups))]

    def _knows(self, start: float) -> bool:
        return any(abs(start - known) <= NEAR for known in self._known)


class _Page:
    """The groups of a page with the sides of their pieces."""

    def __init__(self, groups: Sequence[Group], *, backwards: bool) -> None:
        self._groups = groups
        self._backwards = backwards
        sizes = [piece.size for group in groups for piece in group[:1]]
        self.size = median(sizes) if sizes else 10.0

    @cached_property
    def _sides(self) -> list[list[Side]]:
        return [self._sides_of(group) for group in self._groups]

    def _sides_of(self, group: Group) -> list[Side]:
        marked = [piece for piece in group if not piece.text.isspace()]
        if self._backwards:
            return sorted((-piece.right, -piece.left, piece.text) for piece in marked)
        return sorted((piece.left, piece.right, piece.text) for piece in marked)

    def starts(self, few: int = FEW) -> list[float]:
        """Where a second column can begin: in the middle of the page, below each other, behind free space."""
        found: Counter[int] = Counter()
        places, last = self._places()
        if not places:
            return []
        first = min(places)
        middle = [place for place in places if 0.3 < (place - first) / max(1.0, last - first) < 0.7]
        found.update(round(place / NEAR) for place in middle)
        ranked = sorted(found, key=lambda key: -(2 * found[key] + found[key - 1] + found[key + 1]))
        likely = [key for key in ranked if found[key - 1] + found[key] + found[key + 1] >= few][:3]
        return [min(place for place in middle if abs(place - key * NEAR) <= NEAR) for key in likely]

    def _places(self) -> tuple[list[float], float]:
        """Where words begin behind free space, and the end of the widest row."""
        places: list[float] = []
        last = 0.0
        gutter = GUTTER * self.size
        for sides in self._sides:
            end = float("-inf")
            for left, right, _ in sides:
                if left - end > gutter:
                    places.append(left)
                if right > end:
                    end = right
            last = max(last, end)
        return places, last

    def zones(self, start: float) -> list[range]:
        """Runs of groups in which nothing stands in the gutter before `start`."""
        free = [not self._crosses(sides, start) for sides in self._sides]
        bases = [group[0].base for group in self._groups]
        edges = [place + 1 for place, (one, other) in enumerate(pairwise(bases)) if one - other > APART * self.size]
        edges += [place for place in range(1, len(free)) if free[place] != free[place - 1]]
        bounds = sorted({0, len(free), *edges})
        return [self._trimmed(range(low, high), start) for low, high in pairwise(bounds) if free[low]]

    def _crosses(self, sides: Sequence[Side], start: float) -> bool:
        low, high = start - GUTTER * self.size, start - 1.5
        return any(left < high and right > low for left, right, _ in sides)

    def _trimmed(self, zone: range, start: float) -> range:
        """A zone without the rows above the second column: they belong to what has the whole width."""
        tops = [next((place for place in zone if self._rows((place,), start)[side]), None) for side in (0, 1)]
        if None in tops or not tops:
            return zone
        level = min(self._groups[place][0].base for place in tops if place is not None) + 1.2 * self.size
        low = next(place for place in zone if self._groups[place][0].base <= level)
        return range(low, zone.stop)

    def _rows(self, zone: Sequence[int], start: float) -> tuple[list[list[Side]], list[list[Side]]]:
        """The rows of both columns."""
        parts = [
            ([side for side in self._sides[place] if side[0] < start - 1.5],
             [side for side in self._sides[place] if side[0] >= start - 1.5])
            for place in zone
        ]  # fmt: skip
        return [own for own, _ in parts if own], [own for _, own in parts if own]

    def is_set(self, zone: range, start: float, few: int) -> bool:
        """Whether sentences run in two columns through a zone; the second may be empty at the end of a part."""
        both = self._rows(zone, start)
        if few == FEWEST and len(both[0]) >= FEW and not both[1]:
            return self._runs_on(both[0], start - GUTTER * self.size - min(row[0][0] for row in both[0]))
        if min(map(len, both)) < few:
            return False
        widths = [max(row[-1][1] for row in rows) - min(row[0][0] for row in rows) for rows in both]
        if min(widths) < NARROW * self.size or min(widths) < 0.6 * max(widths):
            return False
        return all(self._runs_on(rows, width) for rows, width in zip(both, widths, strict=True))

    def _runs_on(self, rows: Sequence[Sequence[Side]], width: float) -> bool:
        full = sum(row[-1][1] - row[0][0] >= FULL * width for row in rows)
        parted = sum(any(b[0] - a[1] > 1.5 * self.size for a, b in pairwise(row)) for row in rows)
        words = "".join(side[2] for row in rows for side in row)
        lettered = sum(map(str.isalpha, words)) > 0.6 * len(words.replace(" ", ""))
        first = min(row[0][0] for row in rows)
        aligned = sum(row[0][0] < first + INDENT * self.size for row in rows)
        return 2 * full >= len(rows) and 3 * parted <= len(rows) and 3 * aligned >= 2 * len(rows) and lettered

    def parted(self, zones: Sequence[range], start: float) -> Iterator[Band]:
        """The bands of the page: both columns of each zone, and what stands between zones."""
        place = 0
        for zone in zones:
            if place < zone.start:
                yield Band(list(self._groups[place : zone.start]))
            yield from self._columns(zone, start)
            place = zone.stop
        if place < len(self._groups):
            yield Band(list(self._groups[place:]))

    def _columns(self, zone: range, start: float) -> Iterator[Band]:
        for column in (1, 2):
            own = [
                [piece for piece in self._groups[place] if (self._start(piece) < start - 1.5) == (column == 1)]
                for place in zone
            ]
            yield Band([group for group in own if group], column)

    def _start(self, piece: TextPiece) -> float:
        return -piece.right if self._backwards else piece.left
