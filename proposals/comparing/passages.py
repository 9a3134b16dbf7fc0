"""Words that left their place and stand in another, in the same clause or a different one: passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from proposals.comparing.changes import ADDED, REMOVED, Change, Passage
from proposals.comparing.hashing import Hashes, Integers, Words, scramble
from proposals.outline import ClauseText

ROW = 3
"""So many words in a row that stand once among all removed and once among all added ones are a trace."""
TRACES = 5
"""So many traces close together are a passage."""
REACH = 8
"""Words between two traces that still belong to one passage."""


class _Source(NamedTuple):
    """A removed or added span of change `change`: [start, end) of the text of clause `clause`."""

    change: int
    clause: int
    start: int
    end: int


def link_passages(
    changes: Sequence[Change], words: tuple[Words, Words], old: Sequence[ClauseText], new: Sequence[ClauseText]
) -> list[Change]:
    """`changes` with the passages that went from one place to another, on both of their sides.

    `words` are those of all old and of all new clauses.
    """
    removed, added = list(_sources(changes, REMOVED, old)), list(_sources(changes, ADDED, new))
    ours, theirs = _words_in(removed, words[0]), _words_in(added, words[1])
    found: dict[int, list[Passage]] = {}
    for one, two in _runs(ours, theirs):
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


def _sources(changes: Sequence[Change], op: str, clauses: Sequence[ClauseText]) -> Iterator[_Source]:
    for k, change in enumerate(changes):
        for span in change.spans:
            place = span.old if op == REMOVED else span.new
            if span.op == op and place:
                clause, start, end = _at_home(place, change.old if op == REMOVED else change.new, clauses)
                yield _Source(k, clause, start, end)


def _at_home(place: tuple[int, int], indexes: Sequence[int], clauses: Sequence[ClauseText]) -> tuple[int, int, int]:
    """The clause in which a span of several joined clauses begins, and its place there, cut at the clause's end."""
    start, end = place
    for index in indexes[:-1]:
        size = len(clauses[index].text)
        if start <= size:
            return index, start, min(end, size)
        start, end = start - size - 1, end - size - 1
    return indexes[-1], start, end


def _words_in(sources: Sequence[_Source], words: Words) -> Words:
    """The words that lie in a source, each owned by it."""
    order = sorted(range(len(sources)), key=lambda k: (sources[k].clause, sources[k].start))
    rows = [(sources[k].clause, sources[k].start, sources[k].end) for k in order]
    clause, start, end = np.array(rows, np.int64).reshape(-1, 3).T
    place = np.searchsorted(clause << 32 | start, words.owner.astype(np.int64) << 32 | words.start, side="right") - 1
    if not rows:
        return words.select(place >= 0, words.owner[:0])
    inside = (place >= 0) & (clause[place] == words.owner) & (words.end <= end[place])
    return words.select(inside, np.array(order, np.int32)[place[inside]])


def _passage(side: str, clause: int, words: Words, rows: slice, other: int, clauses: Sequence[ClauseText]) -> Passage:
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
    _, k, k_new = np.intersect1d(rows, rows_new, assume_unique=True, return_indices=True)
    one, two = at[k], at_new[k_new]
    order = np.argsort(one, kind="stable")
    return one[order], two[order]


def _rows(words: Words) -> tuple[Hashes, Integers]:
    """The rows that stand once, hashed, and where each begins."""
    h, size = words.hashes, max(words.hashes.size - ROW + 1, 0)
    rows = scramble(scramble(h[:size] * np.uint64(3) + h[1 : size + 1]) * np.uint64(3) + h[2 : size + 2])
    at = np.flatnonzero(words.owner[:size] == words.owner[ROW - 1 :][:size])
    values, first, count = np.unique(rows[at], return_index=True, return_counts=True)
    return values[count == 1], at[first[count == 1]]


def _groups(ours: Words, theirs: Words, one: Integers, two: Integers) -> Iterator[tuple[int, int]]:
    """[start, end) of the traces that follow each other closely in both texts."""
    if not one.size:
        return
    steps, steps_new = np.diff(one), np.diff(two)
    apart = (steps > REACH) | (steps_new > REACH) | (steps_new <= 0)
    apart |= (np.diff(ours.owner[one]) != 0) | (np.diff(theirs.owner[two]) != 0)
    edges = [0, *(np.flatnonzero(apart) + 1).tolist(), one.size]
    yield from pairwise(edges)
