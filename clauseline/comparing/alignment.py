"""Two texts of words side by side: which runs stand in both, in bounded time and without a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from clauseline.comparing.order import longest_increasing

MOST_CELLS = 4_000_000
"""A longer comparison is first cut at rare places; what no cut makes shorter is replaced as a whole."""

Kept = tuple[int, int, int]
"""A run that stands in both texts: where it begins in the old one, where in the new one, and its length.

Lists of them are in order on both sides; what lies between two of them was replaced.
"""

_PREFIX, _SUFFIX = diff_match_patch().diff_commonPrefix, diff_match_patch().diff_commonSuffix


def align(old: str, new: str) -> list[Kept]:
    """What the fewest removed and added words leave of two texts of one character a word."""
    return _closest(old, new) if len(old) * len(new) <= MOST_CELLS else join(_trimmed(old, new))


def landmarks(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of the items that stand exactly once in both, as far as they keep their order."""
    once_ours, once_theirs = _once(ours), _once(theirs)
    both = [(i, once_theirs[item]) for item, i in once_ours.items() if item in once_theirs]
    return [both[k] for k in longest_increasing([j for _, j in both])]


def join(runs: Iterable[Kept]) -> list[Kept]:
    """The runs without empty ones, those that touch on both sides joined."""
    found: list[Kept] = []
    end = end_new = -1
    for i, j, size in runs:
        if not size:
            continue
        if i == end and j == end_new:
            first, first_new, before = found[-1]
            found[-1] = (first, first_new, before + size)
        else:
            found.append((i, j, size))
        end, end_new = i + size, j + size
    return found


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    often = Counter(items)
    return {item: position for position, item in enumerate(items) if often[item] == 1}


def _closest(old: str, new: str, start: int = 0, start_new: int = 0) -> list[Kept]:
    """What the fewest removed and added words leave of two texts that begin at these places."""
    blocks = Indel.editops(old, new).as_matching_blocks()
    return [(start + i, start_new + j, size) for i, j, size in blocks if size]


def _trimmed(old: str, new: str) -> list[Kept]:
    """What two long texts keep; equal words at the beginning and end are kept without further search."""
    start = _PREFIX(old, new)
    end = min(_SUFFIX(old, new), len(old) - start, len(new) - start)
    marks = [(start, start, 0), *_equal_triples(old, new, start, end), (len(old) - end, len(new) - end, end)]
    found = [(0, 0, start)]
    for (i, j, size), (stop, stop_new, _) in pairwise(marks):
        found.append((i, j, size))
        ours, theirs = old[i + size : stop], new[j + size : stop_new]
        if len(ours) * len(theirs) <= MOST_CELLS:
            found += _closest(ours, theirs, i + size, j + size)
    return [*found, marks[-1]]


def _equal_triples(old: str, new: str, start: int, end: int) -> list[Kept]:
    """Words behind `start` and before the last `end` at which three stand in a row that stand so only once there."""
    ours, theirs = old[start : len(old) - end], new[start : len(new) - end]
    if len(ours) * len(theirs) <= MOST_CELLS:
        return []
    triples = ([words[k : k + 3] for k in range(len(words) - 2)] for words in (ours, theirs))
    return [(start + i, start + j, 1) for i, j in landmarks(*triples)]
