"""What keeps the cost of a long text in proportion to it: places found by halving, and budgets of steps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[int, int]


@dataclass
class Budget:
    """Steps that may still be taken; the same in every run of the engine, however quick the machine is."""

    left: int
    is_spent: bool = False

    def takes(self, steps: int) -> bool:
        """Whether there are so many left, which are taken then."""
        self.is_spent |= steps > self.left
        self.left -= 0 if self.is_spent else steps
        return not self.is_spent


class Apart:
    """Places of a text as stretches that do not overlap, of which one is found by halving."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, place: Place) -> bool:
        """Whether one of them has a character in common with `place`."""
        at = bisect_left(self._starts, place[1])
        return at > 0 and place[0] < self._ends[at - 1] and place[0] < place[1]
