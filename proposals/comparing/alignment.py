"""Two lists of words side by side: which runs stand in both, in bounded time and without a clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from rapidfuzz.distance import Indel

from proposals.comparing.order import longest_increasing

MOST_CELLS = 4_000_000
"""A longer comparison is first cut at rare places; what no cut makes shorter is replaced as a whole."""


class Run(NamedTuple):
    """Words [old, old_end) and [new, new_end): equal if `is_kept`, else the first replaced by the second."""

    is_kept: bool
    old: int
    old_end: int
    new: int
    new_end: int


def align(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Runs that cover both lists in order, with the fewest removed and added words."""
    numbers: dict[str, int] = defaultdict(count().__next__)
    one, two = [numbers[word] for word in old], [numbers[word] for word in new]
    return _trimmed(one, two, Run(False, 0, len(one), 0, len(two)))


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
            found[-1] = found[-1]._replace(old_end=run.old_end, new_end=run.new_end)
        else:
            found.append(run)
    return found


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    often = Counter(items)
    return {item: position for position, item in enumerate(items) if often[item] == 1}


def _trimmed(one: Sequence[int], two: Sequence[int], gap: Run) -> Iterator[Run]:
    """The runs of a gap; equal words at its beginning and end are kept without further search."""
    _, i, i_end, j, j_end = gap
    while i < i_end and j < j_end and one[i] == two[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and one[i_end - 1] == two[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    if gap.old < i:
        yield Run(True, gap.old, i, gap.new, j)
    if i < i_end or j < j_end:
        yield from _compared(one, two, Run(False, i, i_end, j, j_end))
    if i_end < gap.old_end:
        yield Run(True, i_end, gap.old_end, j_end, gap.new_end)


def _compared(one: Sequence[int], two: Sequence[int], gap: Run) -> Iterator[Run]:
    if (gap.old_end - gap.old) * (gap.new_end - gap.new) <= MOST_CELLS:
        yield from _closest(one, two, gap)
        return
    for run in between(_equal_triples(one, two, gap), gap):
        fits = (run.old_end - run.old) * (run.new_end - run.new) <= MOST_CELLS
        yield from _closest(one, two, run) if fits and not run.is_kept else [run]


def _equal_triples(one: Sequence[int], two: Sequence[int], gap: Run) -> Iterator[Run]:
    """Words at which three stand in a row that stand so only once on either side."""
    ours, theirs = one[gap.old : gap.old_end], two[gap.new : gap.new_end]
    triples = (list(zip(words, words[1:], words[2:], strict=False)) for words in (ours, theirs))
    for i, j in landmarks(*triples):
        yield Run(True, gap.old + i, gap.old + i + 1, gap.new + j, gap.new + j + 1)


def _closest(one: Sequence[int], two: Sequence[int], gap: Run) -> Iterator[Run]:
    """The fewest removed and added words."""
    for step in Indel.opcodes(one[gap.old : gap.old_end], two[gap.new : gap.new_end]):
        yield Run(
            step.tag == "equal",
            gap.old + step.src_start,
            gap.old + step.src_end,
            gap.new + step.dest_start,
            gap.new + step.dest_end,
        )
