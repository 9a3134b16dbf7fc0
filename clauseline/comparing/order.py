"""Which items kept their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def longest_increasing(values: Sequence[int]) -> list[int]:
    """Positions of a longest strictly increasing run of `values`, in order: O(n log n).

    Of several equally long ones always the same; all positions when `values` already increase.
    """
    if all(one < two for one, two in pairwise(values)):
        return list(range(len(values)))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(position)
        else:
            tails[length] = value
            ends[length] = position
    return _way_back(ends[-1] if ends else -1, before)


def heaviest_increasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Positions of a strictly increasing run of `values` whose `weights`, all above 0, add up to most, in order.

    O(n log n) but for the moving of items in a list. Of several equally heavy ones always the same.
    """
    ends: list[int] = []
    """In which values a run ends that is heavier than all before; `totals` and `last` are its weight and its end."""
    totals: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, (value, weight) in enumerate(zip(values, weights, strict=True)):
        start = stop = bisect_left(ends, value)
        total = weight + (totals[start - 1] if start else 0)
        before.append(last[start - 1] if start else -1)
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        ends[start:stop], totals[start:stop], last[start:stop] = [value], [total], [position]
    return _way_back(last[-1] if last else -1, before)


def _way_back(position: int, before: Sequence[int]) -> list[int]:
    """The positions that lead to this one, each from the one before it."""
    found: list[int] = []
    while position >= 0:
        found.append(position)
        position = before[position]
    return found[::-1]
