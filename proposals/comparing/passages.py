"""Words that left one clause and stand in another: passages between changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from proposals.comparing.changes import ADDED, REMOVED, Change, Passage
from proposals.comparing.features import Hashes, Integers, Words, hash_words, scramble
from proposals.outline import ClauseText

ROW = 3
"""So many words in a row that stand once among all removed and once among all added ones are a trace."""
TRACES = 5
"""So many traces close together are a passage."""
REACH = 8
"""Words between two traces that still belong to one passage."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A removed or added span of change `change` in clause `clause`."""

    change: int
    clause: int
    start: int
    text: str


def link_passages(changes: Sequence[Change], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> list[Change]:
    """`changes` with the passages that went from one to another, on both of their sides."""
    removed, added = list(_sources(changes, REMOVED, old)), list(_sources(changes, ADDED, new))
    found: dict[int, list[Passage]] = {}
    for gone, come in _runs(removed, added):
        (source, start, end), (target, start_new, end_new) = gone, come
        there = _passage("old", source, start, end, target.clause)
        here = _passage("new", target, start_new, end_new, source.clause)
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
                yield _Source(k, clause, start, span.text[: end - start])


def _at_home(place: tuple[int, int], indexes: Sequence[int], clauses: Sequence[ClauseText]) -> tuple[int, int, int]:
    """The clause in which a span of several joined clauses begins, and its place there, cut at the clause's end."""
    start, end = place
    for index in indexes[:-1]:
        size = len(clauses[index].text)
        if start <= size:
            return index, start, min(end, size)
        start, end = start - size - 1, end - size - 1
    return indexes[-1], start, end


def _passage(side: str, source: _Source, start: int, end: int, other: int) -> Passage:
    return Passage(side, source.clause, source.start + start, source.start + end, other, source.text[start:end])


Piece = tuple[_Source, int, int]


def _runs(removed: Sequence[_Source], added: Sequence[_Source]) -> Iterator[tuple[Piece, Piece]]:
    """Stretches of a removed and an added span of two changes in which many traces lie close together."""
    ours, theirs = hash_words([s.text for s in removed]), hash_words([s.text for s in added])
    one, two = _traces(ours, theirs)
    change_old = np.array([s.change for s in removed], np.int64)[ours.owner[one]]
    change_new = np.array([s.change for s in added], np.int64)[theirs.owner[two]]
    one, two = one[change_old != change_new], two[change_old != change_new]
    for start, end in _groups(ours, theirs, one, two):
        if end - start >= TRACES:
            yield (
                _piece(removed, ours, int(one[start]), int(one[end - 1])),
                _piece(added, theirs, int(two[start]), int(two[end - 1])),
            )


def _piece(sources: Sequence[_Source], words: Words, first: int, last: int) -> Piece:
    return sources[int(words.owner[first])], int(words.start[first]), int(words.end[last + ROW - 1])


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
