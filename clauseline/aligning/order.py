"""Whether two texts follow one another, and what that leaves to each clause."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from clauseline.comparing.order import longest_increasing

Truths = NDArray[np.bool_]

FEWEST = 6
"""Of fewer pairs nothing is said about their order."""
IN_ORDER = 0.85
"""So many of the likely pairs stand in one order where two texts follow one another."""


def between(pairs: Sequence[tuple[int, int]], shape: tuple[int, ...]) -> Truths | None:
    """For each two clauses whether they may be one without crossing the pairs that stand in order.

    None where the likely `pairs` say that the texts do not follow one another.
    """
    pairs = sorted(pairs)
    kept = [pairs[k] for k in longest_increasing([j for _, j in pairs])]
    if len(pairs) < FEWEST or len(kept) < IN_ORDER * len(pairs):
        return None
    rows, columns = np.arange(shape[0]), np.arange(shape[1])
    ours, theirs = np.array([i for i, _ in kept]), np.array([j for _, j in kept])
    # How many of the pairs each clause stands behind: equal counts cross none of them, before and after each.
    before_row, before_column = np.searchsorted(ours, rows), np.searchsorted(theirs, columns)
    upto_row, upto_column = np.searchsorted(ours, rows, "right"), np.searchsorted(theirs, columns, "right")
    found: Truths = (before_row[:, None] == before_column[None, :]) & (upto_row[:, None] == upto_column[None, :])
    return found
