"""Words that left their place and stand in another, in the same clause or a different one: passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

import numpy as np

from clauseline.bounds import Budget
from clauseline.comparing.changes import ADDED, REMOVED, Change, Passage
from clauseline.comparing.distinct import DistinctTexts
from clauseline.comparing.hashing import Hashes, Integers, Words, scramble
from clauseline.messages import gettext_noop as N_
from clauseline.outline import ClauseText
from clauseline.vocabulary import Op, SideName

ROW = 3
"""So many words in a row that stand once among all removed and once among all added ones are a trace."""
TRACES = 5
"""So many traces close together are a passage."""
REACH = 8
"""Words between two traces that still belong to one passage."""


MOST = 20_000
"""So many passages are told, at most: those that stand first in the old text."""
CUT = N_("So many passages moved that not all of them lead to their other place.")


class _Source(NamedTuple):
    """A removed or added span of change `change`: [start, end) of the text of clause `clause`."""

    change: int
    clause: int
    start: int
    end: int


def link_passages(
    changes: Sequence[Change],
    texts: DistinctTexts,
    old: Sequence[ClauseText],
    new: Sequence[ClauseText],
    left: Budget,
) -> list[Change]:
    """`changes` with the passages that went from one place to another, on both of their sides.

    `texts` are those of all old and all new clauses; `left` is how many passages may be told.
    """
    removed, added = list(_sources(changes, REMOVED, old)), list(_sources(changes, ADDED, new))
    ours, theirs = _words_in(removed, texts.words, texts.old), _words_in(added, texts.words, texts.new)
    found: dict[int, list[Passage]] = {}
    for one, two in takewhile(lambda _: left.takes(1), _runs(ours, theirs)):
        source, target = removed[int(ours.owner[one.start])], added[int(theirs.owner[two.start])]
        there = _passage("old", source.clause, ours, one, target.clause, old)
        here = _passage("new", target.clause, theirs, two, source.clause, new)
        found.setdefault(source.change, []).append(there)
        found.setdefault(target.change, []).append(here)
    return [
        replace(change, passages=tuple(sorted(found[k], key=_order))) if k in found else change
        for k, change in enumerate(changes)
    ]


def _order(passage: Passage) -> tuple[bool, int, int]:
    return passage.side == "new", passage.clause, passage.start


def _sources(changes: Sequence[Change], op: Op, clauses: Sequence[ClauseText]) -> Iterator[_Source]:
    for k, change in enumerate(changes):
        indexes = change.old if op == REMOVED else change.new
        for place in (span.old or span.new for span in change.spans if span.op == op):
            if place:
                yield _Source(k, *_at_home(place, indexes, clauses))


def _at_home(place: tuple[int, int], indexes: Sequence[int], clauses: Sequence[ClauseText]) -> tuple[int, int, int]:
    """The clause in which a span of several joined clauses begins, and its place there, cut at the clause's end."""
    start, end = place
    for index in indexes[:-1]:
        size = len(clauses[index].text)
        if start <= size:
            return index, start, min(end, size)
        start, end = start - size - 1, end - size - 1
    return indexes[-1], start, end


def _words_in(sources: Sequence[_Source], words: Words, text_of: Integers) -> Words:
    """The words that lie in a source, each owned by it; clause k has text `text_of[k]`."""
    rows = np.array(sources, np.int64).reshape(-1, 4)
    order = np.lexsort((rows[:, 2], rows[:, 1]))
    _, clause, start, end = rows[order].T
    owner, text = words.owner.astype(np.int64) << 32, text_of[clause] << 32
    first = np.searchsorted(owner | words.start, text | start)
    count = np.maximum(np.searchsorted(owner | words.end, text | end, side="right") - first, 0)
    inside = np.arange(count.sum()) + np.repeat(first - np.cumsum(count) + count, count)
    return words.select(inside, np.repeat(order.astype(np.int32), count))


def _passage(
    side: SideName, clause: int, words: Words, rows: slice, other: int, clauses: Sequence[ClauseText]
) -> Passage:
    start, end = int(words.start[rows.start]), int(words.end[rows.stop - 1])
    return Passage(side, clause, start, end, other, clauses[clause].text[start:end])


def _runs(ours: Words, theirs: Words) -> Iterator[tuple[slice, slice]]:
    """Stretches of a removed and an added span in which many traces lie close together."""
    one, two = _traces(ours, theirs)
    for start, end in _groups(ours, theirs, one, two):
        if end - start >= TRACES:
            yield (
                slice(int(one[start]), int(one[end - 1]) + ROW),
                slice(int(two[start]), int(two[end - 1]) + ROW),
            )


def _traces(ours: Words, theirs: Words) -> tuple[Integers, Integers]:
    """Positions of the words at which a row begins that stands once on each side, by position in ours."""
    (rows, at), (rows_new, at_new) = _rows(ours), _rows(theirs)
    place = np.searchsorted(rows_new, rows)
    both = np.append(rows_new, 0)[place] == rows
    both &= place < rows_new.size
    one, two = at[both], at_new[place[both]]
    order = np.argsort(one)
    return one[order], two[order]


def _rows(words: Words) -> tuple[Hashes, Integers]:
    """The rows that stand once, hashed and sorted, and where each begins."""
    h, size = words.hashes, max(words.hashes.size - ROW + 1, 0)
    rows = scramble(scramble(h[:size] * np.uint64(3) + h[1 : size + 1]) * np.uint64(3) + h[2 : size + 2])
    at = np.flatnonzero(words.owner[:size] == words.owner[ROW - 1 :][:size])
    order = np.argsort(rows[at])
    at, rows = at[order], rows[at[order]]
    differs = np.concatenate([[True], rows[1:] != rows[:-1], [True]])
    once = differs[1:] & differs[: rows.size]
    return rows[once], at[once]


def _groups(ours: Words, theirs: Words, one: Integers, two: Integers) -> Iterator[tuple[int, int]]:
    """[start, end) of the traces that follow each other closely in both texts."""
    if not one.size:
        return
    steps, steps_new = np.diff(one), np.diff(two)
    apart = (steps > REACH) | (steps_new > REACH) | (steps_new <= 0)
    apart |= (np.diff(ours.owner[one]) != 0) | (np.diff(theirs.owner[two]) != 0)
    edges = [0, *(np.flatnonzero(apart) + 1).tolist(), one.size]
    yield from pairwise(edges)
