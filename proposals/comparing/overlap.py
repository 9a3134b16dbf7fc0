"""How much of their words the clauses of two texts share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from proposals.comparing.features import Features, extract
from proposals.comparing.hashing import Integers, Places, Words

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


def measure(old: Words, new: Words, n: int, m: int) -> Overlap:
    """The overlap of each of `n` old texts with each of `m` new ones, in time nearly linear in their words."""
    rows = extract(old, new, n, m)
    in_old = np.bincount(rows.group[rows.owner < n], minlength=rows.sizes.size).astype(np.int32)
    in_new = rows.sizes - in_old
    telling = in_old.astype(np.int64) * in_new <= COMMONEST
    weights = np.where(telling, rows.weight, 0).astype(float)
    total = np.bincount(rows.owner, weights=weights[rows.group], minlength=n + m).astype(np.int64)
    products = np.where(telling, in_old * in_new, 0)
    return Overlap(n, m, *_join(rows, products, in_old, n, m), weight_old=total[:n], weight_new=total[n:])


def _join(rows: Features, products: Places, in_old: Places, n: int, m: int) -> tuple[Integers, Integers, Integers]:
    """Keys, shared and exclusive weights of all pairs that have a feature in common."""
    group = np.repeat(np.arange(products.size, dtype=np.int32), products)
    keys = _pairs(rows, products, in_old, group, n, m)
    if not keys.size:
        return keys.astype(np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    order = np.argsort(keys, kind="stable")
    keys, group = keys[order], group[order]
    del order
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    keys = keys[starts].astype(np.int64)
    shared = np.add.reduceat(rows.weight[group], starts)
    alone = np.where(products == 1, rows.weight, 0)
    return keys, shared, np.add.reduceat(alone[group], starts)


def _pairs(rows: Features, products: Places, in_old: Places, group: Places, n: int, m: int) -> Places | Integers:
    """Old * m + new of every two clauses that have feature `group[k]` in common, in as few bits as hold it."""
    step = np.arange(group.size, dtype=np.int32) - np.repeat(np.cumsum(products, dtype=np.int32) - products, products)
    step_old, step_new = np.divmod(step, products[group] // in_old[group])
    first = rows.starts[group]
    one, other = rows.owner[first + step_old], rows.owner[first + in_old[group] + step_new] - np.int32(n)
    if n * m < np.iinfo(np.int32).max:
        return np.asarray(one * np.int32(m) + other)
    return np.asarray(one * np.int64(m) + other)


def _is_among_best(one: Integers, other: Integers, alike: Floats, count: int) -> NDArray[np.bool_]:
    order = np.lexsort((other, -alike, one))
    sorted_one = one[order]
    begins = np.searchsorted(sorted_one, sorted_one)
    among = np.zeros(one.size, bool)
    among[order] = np.arange(one.size) - begins < count
    return among
