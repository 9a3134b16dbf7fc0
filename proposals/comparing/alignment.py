"""Two texts of words side by side: which runs stand in both, in bounded time and without a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from proposals.comparing.order import longest_increasing

MOST_CELLS = 4_000_000
"""A longer comparison is first cut at rare places; what no cut makes shorter is replaced as a whole."""

_PREFIX, _SUFFIX = diff_match_patch().diff_commonPrefix, diff_match_patch().diff_commonSuffix


class Run(NamedTuple):
    """Words [old, old_end) and [new, new_end): equal if `is_kept`, else the first replaced by the second."""

    is_kept: bool
    old: int
    old_end: int
    new: int
    new_end: int


def align(old: str, new: str) -> list[Run]:
    """Runs that cover both texts, of one character a word, in order, with the fewest removed and added words."""
    whole = Run(False, 0, len(old), 0, len(new))
    return list(_closest(old, new, whole)) if _fits(whole) else join(_trimmed(old, new))


def landmarks(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of the items that stand exactly once in both, as far as they keep their order."""
    once_ours, once_theirs = _once(ours), _once(theirs)
    both = [(i, once_theirs[item]) for item, i in once_ours.items() if item in once_theirs]
    return [both[k] for k in longest_increasing([j for _, j in both])]


def between(kept: Iterable[Run], whole: Run) -> Iterator[Run]:
    """The kept runs and what lies between them, covering `whole`."""
    i, j = whole.old, whole.new
    for run in kept:
        if i < run.old or j < run.new:
            yield Run(False, i, run.old, j, run.new)
        yield run
        i, j = run.old_end, run.new_end
    if i < whole.old_end or j < whole.new_end:
        yield Run(False, i, whole.old_end, j, whole.new_end)


def join(runs: Iterable[Run]) -> list[Run]:
    """The runs without empty ones, neighbours of one kind joined."""
    found: list[Run] = []
    for run in runs:
        if run.old == run.old_end and run.new == run.new_end:
            continue
        if found and found[-1].is_kept == run.is_kept:
            last = found[-1]
            found[-1] = Run(last.is_kept, last.old, run.old_end, last.new, run.new_end)
        else:
            found.append(run)
    return found


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    often = Counter(items)
    return {item: position for position, item in enumerate(items) if often[item] == 1}


def _trimmed(old: str, new: str) -> Iterator[Run]:
    """The runs of two long texts; equal words at the beginning and end are kept without further search."""
    start = _PREFIX(old, new)
    end = min(_SUFFIX(old, new), len(old) - start, len(new) - start)
    gap = Run(False, start, len(old) - end, start, len(new) - end)
    yield Run(True, 0, start, 0, start)
    for run in [gap] if _fits(gap) else between(_equal_triples(old, new, gap), gap):
        if run.is_kept or not _fits(run):
            yield run
        else:
            yield from _closest(old, new, run)
    yield Run(True, gap.old_end, len(old), gap.new_end, len(new))


def _fits(gap: Run) -> bool:
    return (gap.old_end - gap.old) * (gap.new_end - gap.new) <= MOST_CELLS


def _equal_triples(old: str, new: str, gap: Run) -> Iterator[Run]:
    """Words at which three stand in a row that stand so only once on either side."""
    ours, theirs = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    triples = ([words[k : k + 3] for k in range(len(words) - 2)] for words in (ours, theirs))
    for i, j in landmarks(*triples):
        yield Run(True, gap.old + i, gap.old + i + 1, gap.new + j, gap.new + j + 1)


def _closest(old: str, new: str, gap: Run) -> Iterator[Run]:
    """The fewest removed and added words."""
    blocks = Indel.editops(old[gap.old : gap.old_end], new[gap.new : gap.new_end]).as_matching_blocks()
    kept = (
        Run(True, gap.old + start, gap.old + start + size, gap.new + start_new, gap.new + start_new + size)
        for start, start_new, size in blocks
        if size
    )
    return between(kept, gap)
