"""Which clauses of a text stand in one another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def ends(levels: Sequence[int]) -> Integers:
    """For each clause the index behind the last one that stands in it."""
    found = np.full(len(levels), len(levels))
    open_: list[int] = []
    for k, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            found[open_.pop()] = k
        open_.append(k)
    return found


def family(clause: int, ends: Integers) -> NDArray[np.bool_]:
    """For each clause whether it is this one, stands in it, or this one in it."""
    places = np.arange(len(ends))
    inside = (places >= clause) & (places < ends[clause])
    around = (places <= clause) & (ends > clause)
    found: NDArray[np.bool_] = inside | around
    return found
