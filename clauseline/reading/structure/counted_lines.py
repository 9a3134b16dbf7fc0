"""Numbers that a draft prints beside its lines, so that comments can name them: how they count.

     5  An operator shall keep           An operator shall keep
    10  no record of gaze            ->  no record of gaze          lines 5, 10 and 15
    15  without consent.                 without consent.

Numbers that go up by one step, from page to page or anew on each, count lines; those of items do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

RULE = "line numbers"
LEAST = 8
"""Fewer numbers than these prove nothing."""

PER_BREAK, PER_LEAP = 5, 25
"""One in so many numbers may be out of step, and one in so many start with any number: in a list of items, or a column
of a table, more do."""

WIDEST = 10
"""Lines are numbered one by one, in fives, at most in tens."""


def usual_step(numbers: Sequence[int]) -> int:
    """By how much the numbers of most neighbours differ, or 0 if they do not count lines."""
    steps = Counter(after - before for before, after in pairwise(numbers) if 0 < after - before <= WIDEST)
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    return step if 2 * count > len(numbers) else 0


def in_step(numbers: Sequence[int], step: int) -> list[bool]:
    """Which of `numbers` follow the one before or lead to the one after by `step`."""
    steps = [after - before == step for before, after in pairwise(numbers)]
    return [one or other for one, other in zip([False, *steps], [*steps, False], strict=True)] if numbers else []


def count_lines(numbers: Sequence[int], step: int) -> bool:
    """Whether `numbers` count lines by `step`: through the document, or anew from the start of each part."""
    breaks = [after for before, after in pairwise(numbers) if after - before != step]
    # Lines that are counted anew begin with the first number; few may be missing.
    leaps = sum(after not in (1, step) for after in breaks)
    return len(numbers) >= LEAST and PER_BREAK * len(breaks) <= len(numbers) >= PER_LEAP * leaps
