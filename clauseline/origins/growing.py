"""Passages grown from seeds: on both sides as far as the texts go on alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Indel

from clauseline.origins.seeds import Run
from clauseline.origins.words import FoldedWords

GAP = 16
"""What the words weigh that may be replaced, or come between, inside a passage at one place: some four words."""
STEP = 16
"""So many words at a time are compared where a passage goes on."""
TIMES = 8
"""So many passages have the same words of a text that says the same again and again; others are not looked for."""
TOLL = 0.6
"""What a gap at the end of a passage costs, for its weight: what lies behind it has to share more than that."""
_FIRST = 0x10000
"""The characters from here on stand for whole words."""


class PairOfTexts:
    """Two texts, each spelt as a string of one character a word."""

    def __init__(self, ours: FoldedWords, theirs: FoldedWords) -> None:
        _, codes = np.unique(np.concatenate([ours.hashes, theirs.hashes]), return_inverse=True)
        spelt = (codes + _FIRST).astype("<u4").tobytes().decode("utf-32-le")
        self.ours, self.theirs = spelt[: len(ours)], spelt[len(ours) :]
        self._before: list[int] = ours.before.tolist()
        self._before_theirs: list[int] = theirs.before.tolist()

    def grown(self, seeds: Sequence[Run], least: int) -> Iterator[list[Run]]:
        """The runs of each passage that the seeds belong to and whose words weigh enough, in their order.

        Seeds all of whose words lie in `TIMES` passages already start none.
        """
        covered = np.zeros(len(self.ours), np.int32)
        for chain in chains(seeds):
            if covered[chain[0][0] : chain[-1][0] + chain[-1][2]].min() >= TIMES:
                continue
            runs = [*self._backward(*chain[0][:2]), chain[0]]
            for (i, j, size), run in pairwise(chain):
                runs += [*self._between(i + size, run[0], j + size, run[1]), run]
            i, j, size = chain[-1]
            runs += self._forward(i + size, j + size)
            if self.weight(runs) >= least:
                covered[runs[0][0] : runs[-1][0] + runs[-1][2]] += 1
                yield self.trimmed(joined(runs))

    def weight(self, runs: Iterable[Run]) -> int:
        """What the words weigh that both texts share."""
        before = self._before
        return sum([before[i + size] - before[i] for i, _, size in runs])

    def varies(self, runs: Iterable[Run], least: int) -> bool:
        """Whether they weigh so much if each word is counted once."""
        words, before = self.ours, self._before
        weight, known = 0, set[str]()
        for i, _, size in runs:
            for k in range(i, i + size):
                if words[k] not in known:
                    known.add(words[k])
                    weight += before[k + 1] - before[k]
                    if weight >= least:
                        return True
        return False

    def length(self, runs: Sequence[Run]) -> int:
        """What the whole passage weighs on the side where it is longer."""
        (i, j, _), (end, end_theirs, size) = runs[0], runs[-1]
        return self._gap(i, end + size, j, end_theirs + size)

    def trimmed(self, runs: list[Run]) -> list[Run]:
        """The runs without those at both ends that are worth less than the gaps they bridge."""
        if len(runs) == 1:
            return runs
        before = self._before
        gaps = [TOLL * self._gap(a[0] + a[2], b[0], a[1] + a[2], b[1]) for a, b in pairwise(runs)]
        worth = [before[i + size] - before[i] for i, _, size in runs]
        first = _worthless(worth, gaps)
        last = len(runs) - _worthless(worth[:first:-1], gaps[first:][::-1])
        return runs[first:last]

    def _between(self, i: int, end: int, j: int, end_theirs: int) -> list[Run]:
        """What stands between these places in both texts, in its order."""
        blocks = Indel.editops(self.ours[i:end], self.theirs[j:end_theirs]).as_matching_blocks()
        return [(i + one.a, j + one.b, one.size) for one in blocks if one.size]

    def _forward(self, i: int, j: int) -> list[Run]:
        before, before_theirs = self._before, self._before_theirs
        found: list[Run] = []
        goes_on = True
        while goes_on:
            goes_on = False
            start, start_theirs = i, j
            # Here as in `_backward` no run is made before it is known that it is near: most are not.
            for one in Indel.editops(self.ours[i : i + STEP], self.theirs[j : j + STEP]).as_matching_blocks():
                size = one.size
                if not size:
                    continue
                k, m = start + one.a, start_theirs + one.b
                if before[k] - before[i] > GAP or before_theirs[m] - before_theirs[j] > GAP:
                    break
                found.append((k, m, size))
                i, j, goes_on = k + size, m + size, True
        return found

    def _backward(self, i: int, j: int) -> list[Run]:
        before, before_theirs = self._before, self._before_theirs
        found: list[Run] = []
        goes_on = True
        while goes_on:
            goes_on = False
            start, start_theirs = max(i - STEP, 0), max(j - STEP, 0)
            for one in reversed(Indel.editops(self.ours[start:i], self.theirs[start_theirs:j]).as_matching_blocks()):
                size = one.size
                if not size:
                    continue
                k, m = start + one.a, start_theirs + one.b
                if before[i] - before[k + size] > GAP or before_theirs[j] - before_theirs[m + size] > GAP:
                    break
                found.append((k, m, size))
                i, j, goes_on = k, m, True
        return found[::-1]

    def _gap(self, i: int, end: int, j: int, end_theirs: int) -> int:
        """What weighs more: the words between two places of ours, or those of theirs."""
        ours, theirs = self._before, self._before_theirs
        return max(ours[end] - ours[i], theirs[end_theirs] - theirs[j])


@dataclass(slots=True)
class _SeedChain:
    """Runs that follow each other, and the words behind the last of them."""

    runs: list[Run]
    end: int
    end_theirs: int

    def nearness(self, i: int, j: int) -> tuple[int, int]:
        return -max(i - self.end, j - self.end_theirs), len(self.runs)


def chains(seeds: Iterable[Run]) -> list[list[Run]]:
    """Seeds, in their order in ours, that follow each other closely in both texts."""
    found: list[list[Run]] = []
    near: list[_SeedChain] = []
    for run in seeds:
        i, j, size = run
        near = [chain for chain in near if i - chain.end <= STEP]
        before = [chain for chain in near if chain.end <= i and chain.end_theirs <= j <= chain.end_theirs + STEP]
        if before:
            chain = before[0] if len(before) == 1 else max(before, key=lambda one: one.nearness(i, j))
            chain.runs.append(run)
            chain.end, chain.end_theirs = i + size, j + size
        else:
            near.append(_SeedChain([run], i + size, j + size))
            found.append(near[-1].runs)
    return found


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs that touch on both sides as one."""
    found: list[Run] = []
    for i, j, size in runs:
        if found and (i, j) == (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]):
            found[-1] = (*found[-1][:2], found[-1][2] + size)
        else:
            found.append((i, j, size))
    return found


def _worthless(worth: Sequence[int], gaps: Sequence[float]) -> int:
    """How many runs at the beginning are together worth less than the gaps behind each of them."""
    score = least = 0.0
    place = 0
    for k, gap in enumerate(gaps, 1):
        score += worth[k - 1] - gap
        if score <= least:
            least, place = score, k
    return place
