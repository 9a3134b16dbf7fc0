"""Which passages of a text are words of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clauseline.origins.growing import PairOfTexts
from clauseline.origins.seeds import Run, SoughtText, seeds

LEAST = 32
"""What the words weigh that a passage shares at least: some eight words, or 32 Han signs."""
LEAST_DISTINCT = 20
"""What they weigh at least if each is counted once."""
DENSITY = 0.6
"""So much of a passage, by weight, is in the other text too, on both sides."""


class Shared(NamedTuple):
    """[start, end) of a text and [source_start, source_end) of another that are the same words but for some."""

    start: int
    end: int
    source_start: int
    source_end: int


class SharedPassages(NamedTuple):
    """The passages of a text that are words of another, and what the words weigh that both have."""

    passages: tuple[Shared, ...]
    weights: tuple[int, ...]


def shared(text: str, source: str) -> tuple[Shared, ...]:
    """The passages of `text` that are words of `source`, in the order of `text`, in code points of both.

    Each has a gram of the source, some eight words of it at least (short ones count less; or 32 Han signs; a number
    counts as a sign), and at most two in five others. No two overlap in `text`; two may have come from one place.
    """
    return find(SoughtText.of(text), SoughtText.of(source)).passages


def find(ours: SoughtText, theirs: SoughtText) -> SharedPassages:
    """The same of texts that were made ready."""
    starts = seeds(ours, theirs)
    if not starts:
        return SharedPassages((), ())
    pair = PairOfTexts(ours.words, theirs.words)
    kept = sorted(_apart(pair.grown(starts, LEAST), pair))
    passages = (
        Shared(
            int(ours.words.start[runs[0][0]]),
            int(ours.words.end[runs[-1][0] + runs[-1][2] - 1]),
            int(theirs.words.start[runs[0][1]]),
            int(theirs.words.end[runs[-1][1] + runs[-1][2] - 1]),
        )
        for runs in kept
    )
    return SharedPassages(tuple(passages), tuple(map(pair.weight, kept)))


def _apart(grown: Iterable[list[Run]], pair: PairOfTexts) -> Iterator[list[Run]]:
    """The passages that share enough, the heaviest first; of one that overlaps with those before it what is left."""
    taken = bytearray(len(pair.ours))
    for passage in sorted(grown, key=pair.weight, reverse=True):
        is_free = _is_free(taken, passage[0][0], passage[-1][0] + passage[-1][2])
        for kept in [passage] if is_free else map(pair.trimmed, _free(passage, taken)):
            if _is_enough(kept, pair):
                first, end = kept[0][0], kept[-1][0] + kept[-1][2]
                taken[first:end] = b"\1" * (end - first)
                yield kept


def _is_enough(runs: Sequence[Run], pair: PairOfTexts) -> bool:
    weight = pair.weight(runs)
    return weight >= LEAST and weight >= DENSITY * pair.length(runs) and pair.varies(runs, LEAST_DISTINCT)


def _is_free(taken: bytearray, start: int, end: int) -> bool:
    return taken.find(1, start, end) < 0


def _free(runs: Sequence[Run], taken: bytearray) -> Iterator[list[Run]]:
    """The stretches of a passage between words that are taken."""
    stretch: list[Run] = []
    for i, j, size in runs:
        for start, stop in _clear(taken, i, i + size):
            if stretch and not _is_free(taken, stretch[-1][0] + stretch[-1][2], start):
                yield stretch
                stretch = []
            stretch.append((start, j + start - i, stop - start))
    if stretch:
        yield stretch


def _clear(taken: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of [start, end) that are not taken."""
    while (first := taken.find(0, start, end)) >= 0:
        start = taken.find(1, first, end)
        start = end if start < 0 else start
        yield first, start
