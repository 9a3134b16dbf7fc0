"""How much of their words the clauses of two texts share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.comparing.distinct import DistinctTexts, Holders, steps
from clauseline.comparing.features import Features, extract
from clauseline.comparing.hashing import Integers, Places
from clauseline.comparing.radix import order_of

Floats = NDArray[np.float64]

COMMONEST = 64
"""A feature in more pairs of clauses than this tells nothing and would cost quadratic time."""
ENOUGH = 40 * 1024
"""Weight of a handful of rare words: less cannot carry a decision alone."""
LEAST = 0.03


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shared words of `n` old and `m` new clauses.

    `keys` are old * m + new, sorted, with the `shared` weight of each, and of it what is `exclusive`: words that
    stand in no other clause of either side.
    """

    n: int
    m: int
    keys: Integers
    shared: Integers
    exclusive: Integers
    weight_old: Integers
    weight_new: Integers

    def between(self, old: Integers, new: Integers) -> Integers:
        """The shared weight of each pair (old[k], new[k])."""
        if not self.keys.size:
            return np.zeros(old.size, np.int64)
        wanted = old * self.m + new
        place = np.minimum(np.searchsorted(self.keys, wanted), self.keys.size - 1)
        return np.where(self.keys[place] == wanted, self.shared[place], 0)

    def dice(self, old: Integers, new: Integers) -> Floats:
        """Twice the shared weight in both weights together, 0 to 1."""
        both = np.maximum(self.weight_old[old] + self.weight_new[new], 1)
        return np.asarray(2 * self.between(old, new) / both)

    def similarity(self, old: Integers, new: Integers) -> Floats:
        """0 to 1: the larger of Dice and a discounted share of the smaller clause that stands in the larger."""
        smaller = np.minimum(self.weight_old[old], self.weight_new[new])
        inside = 0.6 * self.between(old, new) / np.maximum(smaller, 1)
        return np.maximum(self.dice(old, new), np.where(smaller > ENOUGH, inside, 0))

    def best(self, count: int) -> tuple[Integers, Integers]:
        """The pairs that are among the `count` most alike of either of their clauses."""
        old, new = self.keys // max(self.m, 1), self.keys % max(self.m, 1)
        alike = self.similarity(old, new)
        old, new, alike = old[alike >= LEAST], new[alike >= LEAST], alike[alike >= LEAST]
        kept = _is_among_best(old, new, alike, count) | _is_among_best(new, old, alike, count)
        return old[kept], new[kept]


def measure(texts: DistinctTexts) -> Overlap:
    """The overlap of each old clause with each new one, in time nearly linear in their words."""
    n, m = texts.old.size, texts.new.size
    rows, sides = extract(texts.words), (Holders.of(texts.old, texts.count), Holders.of(texts.new, texts.count))
    in_old, in_new = (_sums(side.count.astype(np.int32)[rows.owner], rows.starts) for side in sides)
    rarity = np.rint(1024 * np.log1p((n + m) / np.maximum(in_old + in_new, 1))).astype(np.int64)
    is_telling = in_old * in_new <= COMMONEST
    # In fixed point (1024 = 1), so that sums do not depend on order; two neighbouring words weigh twice as much as one.
    weight = np.where(is_telling, rarity * (1 + rows.is_double), 0)
    total = _total(rows, weight, texts.count)
    has_both = is_telling & (in_old > 0) & (in_new > 0)
    is_single = np.diff(rows.starts, append=np.int32(rows.owner.size)) == 1
    # What a single text has of its own is as one feature, which joins the clauses with that very text.
    own = _total(rows, np.where(has_both & is_single, weight, 0), texts.count)
    whole = np.flatnonzero(own)
    joins = has_both & ~is_single
    parts = rows.owner[joins[rows.group]]
    ours, theirs = (np.concatenate([side.of_texts(parts), side.of_texts(whole)]) for side in sides)
    ours_each, theirs_each, shared = (
        np.concatenate([part[joins], rest[whole]])
        for part, rest in ((in_old, sides[0].count), (in_new, sides[1].count), (weight, own))
    )
    found = _join(ours, theirs, ours_each, theirs_each, shared, m)
    return Overlap(n, m, *found, weight_old=total[texts.old], weight_new=total[texts.new])


def _sums(numbers: Places, starts: Places) -> Integers:
    return np.add.reduceat(numbers, starts).astype(np.int64) if starts.size else np.zeros(0, np.int64)


def _total(rows: Features, weight: Integers, texts: int) -> Integers:
    """For each text the weight of all its features."""
    return np.bincount(rows.owner, weights=weight.astype(float)[rows.group], minlength=texts).astype(np.int64)


def _join(
    ours: Integers, theirs: Integers, in_old: Integers, in_new: Integers, weight: Integers, m: int
) -> tuple[Integers, Integers, Integers]:
    """Keys, shared and exclusive weights of all pairs that have a feature in common.

    `ours` are the old clauses that have the first feature, then those that have the next; so are `theirs` the new ones.
    """
    group = np.repeat(np.arange(in_old.size), in_old)
    often = in_new[group]
    other = theirs[np.repeat((np.cumsum(in_new) - in_new)[group], often) + steps(often)]
    keys, group = np.repeat(ours * m, often) + other, np.repeat(group, often)
    if not keys.size:
        return keys, keys, keys
    order = order_of(keys, int(keys.max()).bit_length())
    keys, group = keys[order], group[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    alone = np.where(in_old * in_new == 1, weight, 0)
    return keys[starts], np.add.reduceat(weight[group], starts), np.add.reduceat(alone[group], starts)


def _is_among_best(one: Integers, other: Integers, alike: Floats, count: int) -> NDArray[np.bool_]:
    order = np.lexsort((other, -alike, one))
    sorted_one = one[order]
    begins = np.searchsorted(sorted_one, sorted_one)
    among = np.zeros(one.size, bool)
    among[order] = np.arange(one.size) - begins < count
    return among
