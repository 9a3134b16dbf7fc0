"""The texts of two outlines, each looked at once, however many clauses of either side have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clauseline.comparing.hashing import Integers, Words, hash_words


@dataclass(frozen=True, slots=True)
class DistinctTexts:
    """The `words` of `count` different texts; `old[i]` and `new[j]` are the texts that clauses i and j have."""

    words: Words
    count: int
    old: Integers
    new: Integers

    @classmethod
    def of(cls, old: Sequence[str], new: Sequence[str]) -> DistinctTexts:
        known: dict[str, int] = {}
        places = [known.setdefault(text, len(known)) for text in (*old, *new)]
        found = np.array(places, np.int64)
        return cls(hash_words(list(known)), len(known), found[: len(old)], found[len(old) :])


@dataclass(frozen=True, slots=True)
class Holders:
    """The clauses of one side that have each text: `count[t]` of them, from `clauses[first[t]]` on, in their order."""

    count: Integers
    first: Integers
    clauses: Integers

    @classmethod
    def of(cls, texts: Integers, count: int) -> Holders:
        often = np.bincount(texts, minlength=count)
        return cls(often, np.cumsum(often) - often, np.argsort(texts, kind="stable"))

    def of_texts(self, texts: Integers) -> Integers:
        """The clauses that have each of the texts, one text after the other."""
        often = self.count[texts]
        return np.asarray(self.clauses[np.repeat(self.first[texts], often) + steps(often)])


def steps(counts: Integers) -> Integers:
    """0, 1, 2 ... up to each of the counts, one after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - counts, counts)
