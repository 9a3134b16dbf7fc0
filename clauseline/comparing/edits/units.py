"""Which sentence of a change is which, so that what changed in each can be told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clauseline.bounds import Apart
from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.words import content_words, dice
from clauseline.comparing.sentences import Cut, Sentence
from clauseline.comparing.stretches import Place, Stretch

ALIKE = 0.3
"""Sentences that have less in common are not one before and after."""
MOST = 40
"""Of a stretch of more sentences than this only those with a verb of force are told apart."""


class SentenceUnit(NamedTuple):
    """A sentence, or several that were cut or joined, at [start, end) of either text; `row` is its row of force."""

    old: Place
    new: Place
    row: int | None = None
    counts: tuple[int, int] = (1, 1)


def units_of(
    stretches: Iterable[Stretch], rows: Sequence[StrengthChange], texts: tuple[str, str], cut: Cut
) -> Iterator[SentenceUnit]:
    """The units of a change: each row of both sides, and each changed sentence without one."""
    paired = {
        k: SentenceUnit((row.old.start, row.old.end), (row.new.start, row.new.end), k)
        for k, row in enumerate(rows)
        if row.old and row.new
    }
    yield from paired.values()
    taken, taken_new = Apart(one.old for one in paired.values()), Apart(one.new for one in paired.values())
    for stretch in stretches:
        if any(start == end or "\t" in text[start:end] for (start, end), text in zip(stretch, texts, strict=True)):
            continue  # It stands on one side alone, or is a row of a table, which is compared cell by cell.
        ours, theirs = (_within(place, text, cut) for place, text in zip(stretch, texts, strict=True))
        if len(ours) != len(theirs):
            yield SentenceUnit(stretch.old, stretch.new, None, (len(ours), len(theirs)))
        free = [one for one in ours if not taken.touch(_place(one))]
        yield from _matched(free, [one for one in theirs if not taken_new.touch(_place(one))])


def _within(place: Place, text: str, cut: Cut) -> Sequence[Sentence]:
    every = cut[text]
    return every[bisect_left(every, place[0], key=_start) : bisect_left(every, place[1], key=_start)]


def _start(one: Sentence) -> int:
    return one.start


def _matched(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[SentenceUnit]:
    """Each sentence with the one that is most like it; two that stand alone in the same place are one."""
    if len(ours) == len(theirs) == 1:
        yield SentenceUnit(_place(ours[0]), _place(theirs[0]))
        return
    if max(len(ours), len(theirs)) > MOST:
        return
    words, words_new = ([content_words(one.text) for one in side] for side in (ours, theirs))
    likeness = [(dice(a, b), i, j) for i, a in enumerate(words) for j, b in enumerate(words_new)]
    taken: set[int] = set()
    taken_new: set[int] = set()
    for alike, i, j in sorted(likeness, key=lambda one: (-one[0], one[1:])):
        if alike >= ALIKE and i not in taken and j not in taken_new:
            taken.add(i)
            taken_new.add(j)
            yield SentenceUnit(_place(ours[i]), _place(theirs[j]))


def _place(one: Sentence) -> Place:
    return one.start, one.end
