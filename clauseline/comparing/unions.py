"""Clauses that were split into several or merged into one, told from words that only they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from clauseline.comparing.hashing import Integers
from clauseline.comparing.pairing import Pairing

LEAST = 18 * 1024
"""Weight of the evidence: a few rare words in a row."""
OF_THE_PART = 0.45
"""So much of the part has to stand in the whole."""
OF_THE_EXPLAINED = 0.6
"""So much of what is known of the part's origin has to be the whole: a part has one."""
OF_THE_WHOLE = 0.1
"""So much of the whole has to have gone there."""
LEAST_BESIDE, OF_A_NEIGHBOUR = 12 * 1024, 0.3
"""Less of both is enough for a part next to what the whole is now."""
ALONE, OF_A_SOLE_ORIGIN = 0.15, 0.8
"""But then so much of the part stands in the whole alone, and so much of what is known of its origin is the whole."""


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
    strong = overlap.exclusive >= LEAST_BESIDE
    old, new = np.divmod(overlap.keys[strong], max(overlap.m, 1))
    evidence = (overlap.exclusive[strong], overlap.shared[strong])
    splits = _parts(old, new, evidence, overlap.weight_old, overlap.weight_new, partner)
    mergers = _parts(new, old, evidence, overlap.weight_new, overlap.weight_old, back)
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
    partner: Mapping[int, int],
) -> dict[int, list[int]]:
    """For each paired whole the clauses without a pair that became of it, or of which it became."""
    exclusive, shared = evidence
    explained = np.bincount(part, weights=exclusive, minlength=weight_part.size)
    home = np.full(weight_whole.size, -2)
    home[list(partner)] = list(partner.values())
    # A clause next to what the whole is now needs less, if little of it is to be had elsewhere.
    beside = (np.abs(home[whole] - part) == 1) & (exclusive >= ALONE * weight_part[part])
    beside &= exclusive >= OF_A_SOLE_ORIGIN * explained[part]
    enough = (
        (exclusive >= np.where(beside, LEAST_BESIDE, LEAST))
        & (shared >= np.where(beside, OF_A_NEIGHBOUR, OF_THE_PART) * weight_part[part])
        & (exclusive >= OF_THE_EXPLAINED * explained[part])
        & (shared >= OF_THE_WHOLE * weight_whole[whole])
        & (home[whole] >= 0)
        & ~np.isin(part, list(partner.values()))
    )
    found: dict[int, list[int]] = {}
    for one, other in zip(whole[enough].tolist(), part[enough].tolist(), strict=True):
        found.setdefault(one, []).append(other)
    return found
