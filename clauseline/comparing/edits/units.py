"""Which sentence of a change is which, so that what changed in each can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.words import content_words, dice
from clauseline.comparing.sentences import Cut, Sentence
from clauseline.comparing.stretches import Place, Stretch

ALIKE = 0.3
"""Sentences that have less in common are not one before and after."""
MOST = 40
"""Of a stretch of more sentences than this only those with a verb of force are told apart."""


class Unit(NamedTuple):
    """A sentence, or several that were cut or joined, at [start, end) of either text; `row` is its row of force."""

    old: Place
    new: Place
    row: int | None = None
    counts: tuple[int, int] = (1, 1)


def units_of(
    stretches: Iterable[Stretch], rows: Sequence[StrengthChange], texts: tuple[str, str], cut: Cut
) -> Iterator[Unit]:
    """The units of a change: each row of both sides, and each changed sentence without one."""
    paired = {
        k: Unit((row.old.start, row.old.end), (row.new.start, row.new.end), k)
        for k, row in enumerate(rows)
        if row.old and row.new
    }
    yield from paired.values()
    for stretch in stretches:
        if stretch.old[0] == stretch.old[1] or stretch.new[0] == stretch.new[1]:
            continue
        ours, theirs = (_within(place, text, cut) for place, text in zip(stretch, texts, strict=True))
        near = [one for one in paired.values() if _touch(one.old, stretch.old) or _touch(one.new, stretch.new)]
        if len(ours) != len(theirs):
            yield Unit(stretch.old, stretch.new, None, (len(ours), len(theirs)))
        free = [one for one in ours if not any(_touch(_place(one), each.old) for each in near)]
        free_new = [one for one in theirs if not any(_touch(_place(one), each.new) for each in near)]
        yield from _matched(free, free_new)


def _within(place: Place, text: str, cut: Cut) -> list[Sentence]:
    return [one for one in cut[text] if place[0] <= one.start and one.end <= place[1]]


def _matched(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[Unit]:
    """Each sentence with the one that is most like it; two that stand alone in the same place are one."""
    if len(ours) == len(theirs) == 1:
        yield Unit(_place(ours[0]), _place(theirs[0]))
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
            yield Unit(_place(ours[i]), _place(theirs[j]))


def _place(one: Sentence) -> Place:
    return one.start, one.end


def _touch(one: Place, two: Place) -> bool:
    return one[0] < two[1] and two[0] < one[1]
