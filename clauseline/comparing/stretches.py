"""Which sentences of two texts go together: the fewest that begin and end with each other on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from clauseline.comparing.changes import KEPT, Span
from clauseline.comparing.sentences import Cut, Sentence

Place = tuple[int, int]


class Stretch(NamedTuple):
    """Whole sentences, mostly one, at [start, end) of the old text and what stands in their place in the new one."""

    old: Place
    new: Place


def changed_stretches(old: str, new: str, spans: Sequence[Span], cut: Cut) -> Iterator[Stretch]:
    """The sentences that `spans`, which lead from `old` to `new`, say to differ; those of one text alone face nothing.

    White space between sentences is in none of them. `cut` knows the sentences of a text.
    """
    ours, theirs = cut[old], cut[new]
    for one, two in pairwise(_common(_bounds(ours, len(old)), _bounds(theirs, len(new)), spans)):
        for stretch in _parted(ours[one[0] : two[0]], theirs[one[1] : two[1]]):
            if old[slice(*stretch.old)] != new[slice(*stretch.new)]:
                yield stretch


def _parted(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[Stretch]:
    """Sentences that begin and end with each other: one by one if they are as many on both sides."""
    if len(ours) == len(theirs):
        yield from (Stretch(_place([one]), _place([two])) for one, two in zip(ours, theirs, strict=True))
    else:
        yield Stretch(_place(ours), _place(theirs))


def _place(found: Sequence[Sentence]) -> Place:
    return (found[0].start, found[-1].end) if found else (0, 0)


def _bounds(found: Sequence[Sentence], size: int) -> list[Place]:
    """Where each sentence may be said to begin, the last one to end: anywhere between it and the one before it."""
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), size]
    return list(zip(ends, starts, strict=True))


def _common(old: Sequence[Place], new: Sequence[Place], spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The bounds, by number, at which both texts stand in kept words; the first and the last among them."""
    last = (len(old) - 1, len(new) - 1)
    yield 0, 0
    k = j = 0
    for span in spans:
        if span.op != KEPT or span.old is None or span.new is None:
            continue
        shift = span.new[0] - span.old[0]
        while k < last[0] and old[k][1] < span.old[0]:
            k += 1
        while j < last[1] and new[j][1] < span.new[0]:
            j += 1
        for met in _met(old, new, (k, j), span.old, shift):
            if met not in ((0, 0), last):
                yield met
    yield last


def _met(
    old: Sequence[Place], new: Sequence[Place], first: tuple[int, int], kept: Place, shift: int
) -> Iterator[tuple[int, int]]:
    """The bounds from `first` on that meet in the kept words [start, end), which stand `shift` further in the new."""
    k, j = first
    start, end = kept
    while k < len(old) and j < len(new) and old[k][0] <= end and new[j][0] - shift <= end:
        ours, theirs = old[k], (new[j][0] - shift, new[j][1] - shift)
        if max(ours[0], theirs[0], start) <= min(ours[1], theirs[1], end):
            yield k, j
            k, j = k + 1, j + 1
        elif ours[1] < theirs[1]:
            k += 1
        else:
            j += 1
