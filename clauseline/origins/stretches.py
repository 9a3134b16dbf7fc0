"""Stretches of a text: how much of some lies in others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Stretch = tuple[int, int]
"""[start, end) of a text."""


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same places in order, none of them twice."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def length(stretches: Sequence[Stretch]) -> int:
    """Of stretches that do not overlap."""
    return sum(end - start for start, end in stretches)


def overlap(some: Sequence[Stretch], others: Sequence[Stretch]) -> int:
    """How many code points lie in both; each is in order, and does not overlap with itself."""
    i = j = found = 0
    while i < len(some) and j < len(others):
        (start, end), (begin, stop) = some[i], others[j]
        common = min(end, stop) - max(start, begin)
        found += common if common > 0 else 0
        if end < stop:
            i += 1
        else:
            j += 1
    return found
