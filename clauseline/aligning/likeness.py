"""How much each clause of one text says what each of another says, 0 to about 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning.families import ends
from clauseline.aligning.signs import shared, signs_of
from clauseline.aligning.vectors import Packed, Vectors
from clauseline.outline import ClauseText

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]
Integers = NDArray[np.int64]

TITLE = 0.3
"""So much of a likeness is that of the titles, where both clauses have one and words as well."""
TITLE_ALONE = 0.9
"""Titles alone say less than words."""
SIGNS = 0.15
"""So much shared words, numbers and terms add to what an encoder says."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """For clause i of the old text and j of the new one: `scores[i, j]`, by which pairs are chosen, and `cover[i, j]`,
    how much of the one that is told less completely the other says.
    """

    scores: Floats
    cover: Floats


def likeness(old: Sequence[ClauseText], new: Sequence[ClauseText], vectors: Vectors | None) -> Likeness:
    """The likeness of all clauses of two texts: by meaning and shared signs, without `vectors` by the signs alone."""
    signs = [[signs_of(f"{clause.title}\n{clause.text}") for clause in side] for side in (old, new)]
    letters = shared(*signs)
    if vectors is None:
        return Likeness(letters, letters)
    titles = vectors.means([one.title for one in old]) @ vectors.means([one.title for one in new]).T
    ours, theirs = (vectors.packed([clause.text for clause in side]) for side in (old, new))
    within = [ends([clause.level for clause in side]) for side in (old, new)]
    (forth, forth_all), (back, back_all) = _covered(ours, theirs, within[1]), _covered(theirs, ours, within[0])
    back, back_all = back.T, back_all.T
    has_titles = _both([bool(one.title) for one in old], [bool(one.title) for one in new])
    has_words = _both(_has_words(ours), _has_words(theirs))
    words = (forth + back) / 2
    scores = np.where(has_words, words, 0).astype(np.float32)
    scores[has_titles] = np.where(has_words, (1 - TITLE) * words + TITLE * titles, TITLE_ALONE * titles)[has_titles]
    cover = np.where(has_words, np.minimum(forth_all, back_all), scores)
    return Likeness(scores + SIGNS * letters, cover)


def _both(ours: Sequence[bool], theirs: Sequence[bool]) -> Truths:
    found: Truths = np.array(ours, bool)[:, None] & np.array(theirs, bool)[None, :]
    return found


def _has_words(packed: Packed) -> list[bool]:
    return [bool(count) for count in np.bincount(packed.owner, minlength=packed.count)]


def _covered(ours: Packed, theirs: Packed, ends: Integers) -> tuple[Floats, Floats]:
    """For each text of ours and each of theirs how like its pieces are to the likest piece of the other, on average;
    and the same where what stands in the other, up to its end, counts as well.
    """
    found, with_inner = (np.zeros((ours.count, theirs.count), np.float32) for _ in range(2))
    if not ours.rows.size or not theirs.rows.size:
        return found, with_inner
    owners, starts = np.unique(theirs.owner, return_index=True)
    sums = np.bincount(ours.owner, ours.weight, ours.count).astype(np.float32)
    for first, last in _stretches(ours):
        alike = ours.rows[first:last] @ theirs.rows.T
        best = np.zeros((last - first, theirs.count), np.float32)
        best[:, owners] = np.maximum.reduceat(alike, starts, axis=1)
        np.add.at(found, ours.owner[first:last], best * ours.weight[first:last, None])
        for j in range(theirs.count - 1, -1, -1):
            if ends[j] > j + 1:
                best[:, j] = best[:, j : ends[j]].max(axis=1)
        np.add.at(with_inner, ours.owner[first:last], best * ours.weight[first:last, None])
    sums = np.maximum(sums, 1e-6)[:, None]
    return found / sums, with_inner / sums


STRETCH = 512
"""So many pieces at a time are compared with all others: what that takes stays small."""


def _stretches(packed: Packed) -> list[tuple[int, int]]:
    count = len(packed.rows)
    return [(first, min(first + STRETCH, count)) for first in range(0, count, STRETCH)]
