"""How far the clauses around two clauses are already pairs: what paired parents, neighbours and children say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.comparing.evidence import OutlineColumns
from clauseline.comparing.hashing import Integers
from clauseline.comparing.overlap import Floats


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Two outlines and the pairs (i, partners[i]) found so far; -1 marks a clause without one."""

    old: OutlineColumns
    new: OutlineColumns
    partners: Integers

    def support(self, old: Integers, new: Integers) -> Floats:
        """0 to 1 for each candidate (old[k], new[k]): how strongly the pairs around it speak for it."""
        partner = self._framed()
        previous = partner[old] == new
        following = partner[old + 2] == new + 2
        votes = 0.5 * self.parents(old, new) + 0.25 * previous + 0.25 * following
        votes = votes + 0.8 * self.children(old, new) + 0.2 * self._gap(old, new)
        return np.asarray(np.minimum(1.0, votes))

    def parents(self, old: Integers, new: Integers) -> NDArray[np.bool_]:
        """Whether the parents of both are a pair, or neither has one."""
        return np.asarray(self._framed()[self.old.parent[old] + 1] == self.new.parent[new] + 1)

    def children(self, old: Integers, new: Integers) -> Floats:
        """Children of both that are paired with each other, as a share of the larger family to the power .8."""
        m = len(self.new) + 1
        paired = np.flatnonzero(self.partners >= 0)
        keys = (self.old.parent[paired] + 1) * m + self.new.parent[self.partners[paired]] + 1
        keys, counts = np.unique(keys, return_counts=True)
        if not keys.size:
            return np.zeros(old.size)
        wanted = (old + 1) * m + new + 1
        place = np.minimum(np.searchsorted(keys, wanted), keys.size - 1)
        both = np.where(keys[place] == wanted, counts[place], 0)
        return np.asarray(both / np.maximum(self.largest_family(old, new), 1) ** 0.8)

    def largest_family(self, old: Integers, new: Integers) -> Integers:
        """The number of children of whichever clause of each pair has more."""
        kids_old = np.bincount(self.old.parent + 1, minlength=len(self.old) + 1)
        kids_new = np.bincount(self.new.parent + 1, minlength=len(self.new) + 1)
        return np.maximum(kids_old[old + 1], kids_new[new + 1])

    def _framed(self) -> Integers:
        """Partners counted from 1, with the pair (0, 0) before the first and one more behind the last clause."""
        inner = np.where(self.partners >= 0, self.partners + 1, -1)
        return np.concatenate([[0], inner, [len(self.new) + 1]])

    def _gap(self, old: Integers, new: Integers) -> Floats:
        """1 / size of the run of unpaired clauses in which both stand alone together, or 0."""
        back = np.full(len(self.new), -1)
        paired = np.flatnonzero(self.partners >= 0)
        back[self.partners[paired]] = paired
        before_old, after_old = _edges(self.partners >= 0)
        before_new, after_new = _edges(back >= 0)
        partner = self._framed()
        same = (partner[before_old[old]] == before_new[new]) & (partner[after_old[old]] == after_new[new])
        size = np.maximum(after_old[old] - before_old[old], after_new[new] - before_new[new]) - 1
        return np.where(same, 1 / np.maximum(size, 1), 0)


def _edges(is_paired: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """For each clause the nearest paired one before and after it, counted from 1 in a frame of two paired ends."""
    size = is_paired.size
    places = np.arange(1, size + 1)
    before = np.maximum.accumulate(np.concatenate([[0], np.where(is_paired, places, 0)]))[:-1]
    after = np.minimum.accumulate(np.concatenate([np.where(is_paired, places, size + 1), [size + 1]])[::-1])[::-1][1:]
    return before, after
