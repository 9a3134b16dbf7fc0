"""Whether a duty that one side lost stands somewhere else on the other side.

A sentence there is taken for it only where each is the best answer to the other: what is like a lost duty, but more
like one that stayed, was there before. Every word weighs by how few sentences of both texts have it.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from clauseline.comparing.duties.side_sentences import Lookups, PlacedSentence, PostedWords, SideSentences
from clauseline.comparing.hashing import Integers
from clauseline.comparing.overlap import Floats
from clauseline.comparing.radix import each_once
from clauseline.comparing.sentences import Cut
from clauseline.outline import Outline

CANDIDATES = 12
"""So many of the most like sentences are looked at."""
LIKELIEST, OFTEN = 100, 1000
"""So many sentences of one clause are looked at where one is sought that may say a lost duty in its own words; which
they are, the words tell that not more sentences of the clause than that have."""
COMMON, COMMON_PART = 40, 0.2
"""Words of more sentences than this, and of more than this part of them, lead to no candidate."""
LEAD_IN = 0.7
"""What a word of the clause's title or of the words that lead an item in weighs, beside the sentence's own."""
SHORTEST = 4
"""Content words of a sentence that can be known again."""


class Match(NamedTuple):
    """A sentence of the other side that is like one: 0 to 1."""

    score: float
    spot: int


class Elsewhere:
    """The sentences of two texts, old and new, to be looked for in each other."""

    def __init__(self, old: Outline, new: Outline, cut: Cut) -> None:
        self.lookups = lookups = Lookups(cut)
        self.sides = (SideSentences(old, lookups), SideSentences(new, lookups))
        self._totals: dict[frozenset[str], float] = {}
        self._sources: dict[tuple[int, int], frozenset[str]] = {}

    def best(self, words: frozenset[str], side: int) -> list[Match]:
        """The sentences of a side, 0 for the old one, that are most like `words`, best first."""
        total = self._total(words)
        found = (Match(self._score(words, total, k, side), k) for k in self._near(words, side))
        return sorted(found, key=lambda one: (-one.score, one.spot))

    def within(self, words: frozenset[str], side: int, clauses: Iterable[int], *, least: float) -> list[Match]:
        """The sentences of these clauses of a side that are so much like `words`, at `least`, best first.

        Of a clause of very many sentences the `LIKELIEST` are looked at.
        """
        total, spots = self._total(words), self.sides[side].spots
        ranges = [range(bisect_left(spots, k, key=_clause_of), bisect_right(spots, k, key=_clause_of)) for k in clauses]
        places = chain.from_iterable(
            one if len(one) <= LIKELIEST else self._likeliest(words, one, side) for one in ranges
        )
        found = [Match(self._score(words, total, k, side), k) for k in places]
        return sorted((one for one in found if one.score >= least), key=lambda one: (-one.score, one.spot))

    def _likeliest(self, words: frozenset[str], spots: range, side: int) -> list[int]:
        """The sentences at `spots`, all of one clause, that share the weightiest of the words with `words`."""
        shared: dict[int, float] = {}
        for word in sorted(words, key=lambda word: (-self._posted.weights[word], word)):
            places = self._posted.places_of(word, side)
            own = places[np.searchsorted(places, spots.start) : np.searchsorted(places, spots.stop)]
            if own.size > OFTEN:
                break
            for place in own.tolist():
                shared[place] = shared.get(place, 0.0) + self._posted.weights[word]
        return sorted(heapq.nsmallest(LIKELIEST, shared, key=lambda place: (-shared[place], place)))

    def _near(self, words: frozenset[str], side: int) -> list[int]:
        """The sentences of a side with the weightiest of the words, by those words alone that are not in too many."""
        limit = max(COMMON, COMMON_PART * len(self.sides[side].spots))
        weight = self._posted.weights
        # In one order, on which sums depend in their last digits.
        found = ((self._posted.places_of(word, side), weight[word]) for word in sorted(words))
        posted = [(places, own) for places, own in found if 0 < places.size <= limit]
        if not posted:
            return []
        weights = np.repeat([own for _, own in posted], [places.size for places, _ in posted])
        sums: Floats = np.bincount(np.concatenate([places for places, _ in posted]), weights).astype(np.float64)
        rare = [places for places, _ in posted if places.size <= COMMON]
        return _largest(sums, each_once(np.concatenate(rare)) if rare else np.flatnonzero(sums))

    def gain(self, words: frozenset[str], spot: int, side: int) -> float:
        """The part of `words` that the sentence there has and its own best source has not."""
        total = self._total(words)
        gained = (words & self.sides[side].words[spot]) - self.source(spot, side)
        return self._total(gained) / total if total else 0.0

    def source(self, spot: int, side: int) -> frozenset[str]:
        """The words of the sentence of the other side that is most like this one."""
        known = self._sources.get((spot, side))
        if known is None:
            near = self.best(self.sides[side].words[spot], 1 - side)
            known = self.sides[1 - side].words[near[0].spot] if near else frozenset()
            self._sources[spot, side] = known
        return known

    def _score(self, words: frozenset[str], total: float, spot: int, side: int) -> float:
        """.6 of the part of `words` that stands there and .4 of what both share; by weight."""
        there = self.sides[side]
        theirs = there.words[spot]
        shared = self._total(words & theirs)
        around = self._total((words - theirs) & there.title_words(spot))
        contained = min(1.0, (shared + LEAD_IN * around) / total) if total else 0.0
        both = 2 * shared / (total + self._total_there(theirs)) if total else 0.0
        return 0.6 * contained + 0.4 * both

    def _total_there(self, words: frozenset[str]) -> float:
        """The weight of all words of a sentence, which is a candidate again and again."""
        total = self._totals.get(words)
        if total is None:
            total = self._totals[words] = self._total(words)
        return total

    def _total(self, words: frozenset[str]) -> float:
        # Exact sums do not depend on the order, which a set has by chance.
        return math.fsum(map(self._posted.weights.__getitem__, words))

    @cached_property
    def _posted(self) -> PostedWords:
        return PostedWords(self.sides)


def _clause_of(spot: PlacedSentence) -> int:
    return spot.clause


def _largest(found: Floats, likely: Integers) -> list[int]:
    """Where the largest figures above nought stand; of equal ones the first.

    `likely` are places that have figures above nought: what is less than enough of those need not be put in order.
    """
    places = likely if likely.size > CANDIDATES else np.flatnonzero(found)
    if places.size > CANDIDATES:
        places = np.flatnonzero(found >= np.partition(found[places], -CANDIDATES)[-CANDIDATES])
    order = np.lexsort((places, -found[places]))[:CANDIDATES]
    return [int(place) for place in places[order]]
