"""Clauses that were split into several or merged into one, told from words that only they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from proposals.comparing.hashing import Integers
from proposals.comparing.pairing import Pairing

LEAST = 18 * 1024
"""Weight of the evidence: a few rare words in a row."""
OF_THE_PART = 0.45
"""So much of the part has to stand in the whole."""
OF_THE_EXPLAINED = 0.6
"""So much of what is known of the part's origin has to be the whole: a part has one."""
OF_THE_WHOLE = 0.1
"""So much of the whole has to have gone there."""


@dataclass(frozen=True, slots=True)
class Union:
    """The pair (old, new) and the clauses that belong to it: new ones of a split, old ones of a merger."""

    old: int
    new: int
    others: tuple[int, ...]
    is_split: bool


def find_unions(pairing: Pairing) -> dict[int, Union]:
    """Splits and mergers by the old clause of their pair; no clause is in two of them."""
    overlap = pairing.overlap
    partner = {one.old: one.new for one in pairing.pairs}
    back = {j: i for i, j in partner.items()}
    strong = overlap.exclusive >= LEAST
    old, new = np.divmod(overlap.keys[strong], max(overlap.m, 1))
    evidence = (overlap.exclusive[strong], overlap.shared[strong])
    splits = _parts(old, new, evidence, overlap.weight_old, overlap.weight_new, partner.keys(), back.keys())
    mergers = _parts(new, old, evidence, overlap.weight_new, overlap.weight_old, back.keys(), partner.keys())
    found = {i: Union(i, partner[i], tuple(parts), True) for i, parts in splits.items()}
    for j, parts in mergers.items():
        found.setdefault(back[j], Union(back[j], j, tuple(parts), False))
    return found


def _parts(
    whole: Integers,
    part: Integers,
    evidence: tuple[Integers, Integers],
    weight_whole: Integers,
    weight_part: Integers,
    paired_wholes: Iterable[int],
    paired_parts: Iterable[int],
) -> dict[int, list[int]]:
    """For each paired whole the clauses without a pair that became of it, or of which it became."""
    exclusive, shared = evidence
    explained = np.bincount(part, weights=exclusive, minlength=weight_part.size)
    enough = (
        (shared >= OF_THE_PART * weight_part[part])
        & (exclusive >= OF_THE_EXPLAINED * explained[part])
        & (shared >= OF_THE_WHOLE * weight_whole[whole])
        & np.isin(whole, list(paired_wholes))
        & ~np.isin(part, list(paired_parts))
    )
    found: dict[int, list[int]] = {}
    for one, other in zip(whole[enough].tolist(), part[enough].tolist(), strict=True):
        found.setdefault(one, []).append(other)
    return found
