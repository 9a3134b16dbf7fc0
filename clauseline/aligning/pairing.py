"""Which clauses of two texts in different languages say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning.bands import Bands, Support
from clauseline.aligning.encoder import Encoder
from clauseline.aligning.families import ends, family
from clauseline.aligning.likeness import likeness
from clauseline.aligning.order import between
from clauseline.aligning.vectors import Known, Vectors
from clauseline.outline import ClauseText, Outline
from clauseline.vocabulary import Band

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

SHOWN = 3
"""So many clauses are proposed for one, the likest first."""
NEIGHBOURS = 10
"""The likeness of a clause to so many others, those that are most like it, is how like it is to everything."""
IN_FAMILY = 0.25
"""So much less a clause vies with the one in which it stands: a part says what the whole says."""
OUT_OF_ORDER = 0.15
"""So much less like are clauses that would stand before what they follow."""


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Clause `old` of the old text says what clause `new` of the new one says: `band` says how surely."""

    old: int
    new: int
    band: Band


@dataclass(frozen=True, slots=True)
class Aligned:
    """The pairs in the order of the new text, each clause in one at most. `candidates`: for each clause of the new
    text the clauses of the old one that may be it, the likest first. `encoder`: the name of what compared their
    meaning; None if only shared words and numbers did. `in_order`: both texts follow one another.
    """

    pairs: tuple[AlignedPair, ...]
    candidates: tuple[tuple[int, ...], ...]
    encoder: str | None
    in_order: bool = False


def align(old: Outline, new: Outline, encoder: Encoder | None, known: Known | None = None) -> Aligned:
    """The pairs of two texts in whatever languages, by their meaning, or without `encoder` by what they share.

    Vectors that are `known` are not worked out again, others are added. Numbers of clauses are not looked at. The same
    outlines and encoder always give the same pairs.
    """
    name = encoder.name if encoder else None
    old_at, new_at = _told(old.clauses), _told(new.clauses)
    if not old_at or not new_at:
        return Aligned((), ((),) * len(new.clauses), name)
    vectors = Vectors(encoder, {} if known is None else known) if encoder else None
    ours, theirs = [old.clauses[i] for i in old_at], [new.clauses[j] for j in new_at]
    alike = likeness(ours, theirs, vectors)
    within = ends([one.level for one in ours]), ends([one.level for one in theirs])
    bands = Bands.of(encoder)
    scores = scaled(alike.scores)
    found = [one for one in best_pairs(scores, alike.cover, within) if bands.is_likely(one)]
    allowed = between([(one.old, one.new) for one in found], scores.shape)
    if allowed is not None:
        scores = np.where(allowed, scores, scores - OUT_OF_ORDER)
    pairs = [
        AlignedPair(old_at[one.old], new_at[one.new], band)
        for one in best_pairs(scores, alike.cover, within)
        if (band := bands.of_pair(one))
    ]
    candidates: list[tuple[int, ...]] = [()] * len(new.clauses)
    for j, column in enumerate(scores.T):
        candidates[new_at[j]] = tuple(old_at[i] for i in np.argsort(-column, kind="stable")[:SHOWN])
    in_order = allowed is not None
    return Aligned(tuple(sorted(pairs, key=lambda one: one.new)), tuple(candidates), name, in_order)


def _told(clauses: Sequence[ClauseText]) -> list[int]:
    """The clauses that say anything."""
    return [k for k, clause in enumerate(clauses) if clause.text or clause.title]


def scaled(scores: Floats) -> Floats:
    """Likeness less what either clause has to everything: a clause that says little is a little like all others.

    Cross-domain similarity local scaling, after Conneau et al., Word Translation Without Parallel Data (2018).
    """
    rows, columns = (_level(side) for side in (scores, scores.T))
    found: Floats = 2 * scores - rows[:, None] - columns[None, :]
    return found


def _level(scores: Floats) -> Floats:
    """For each row the mean of its highest values."""
    count = min(NEIGHBOURS, scores.shape[1])
    found: Floats = np.partition(scores, -count, axis=1)[:, -count:].mean(axis=1)
    return found


def best_pairs(scores: Floats, cover: Floats, ends: tuple[Integers, Integers]) -> Iterator[Support]:
    """The clauses that are each the likest to the other, and by how much they are; `ends` of either side as `families`
    tells them.
    """
    best, back = scores.argmax(axis=1), scores.argmax(axis=0)
    for i, j in enumerate(best.tolist()):
        if back[j] == i:
            ahead = min(_ahead(scores[i], j, ends[1]), _ahead(scores[:, j], i, ends[0]))
            yield Support(i, j, ahead, float(cover[i, j]))


def _ahead(scores: Floats, best: int, ends: Integers) -> float:
    """How much liker the best clause is than the next. One that stands in it, or it in which, counts less."""
    others = scores.copy()
    others[family(best, ends)] -= IN_FAMILY
    others[best] = -1
    return float(scores[best] - others.max())
