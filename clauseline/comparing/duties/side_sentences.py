"""All sentences of two texts, each different one looked at once, and which words stand in which of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, count
from typing import NamedTuple

import numpy as np

from clauseline.comparing.duties.words import content_words
from clauseline.comparing.hashing import Integers
from clauseline.comparing.known import Known
from clauseline.comparing.radix import order_of
from clauseline.comparing.sentences import Cut, Sentence
from clauseline.outline import ClauseText

_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


class PlacedSentence(NamedTuple):
    """A sentence of clause `clause`, with its place in that clause's own text."""

    clause: int
    sentence: Sentence


class Lookups:
    """What both sides know of texts that they have in common."""

    def __init__(self, cut: Cut) -> None:
        self.sentences, self.plain = cut, Known(plain)
        self.words = Known(lambda text: frozenset(content_words(text)))


@dataclass
class SideSentences:
    """All sentences of one side, and which words stand in which of them. Made when first asked."""

    clauses: Sequence[ClauseText]
    lookups: Lookups
    _titles: dict[int, frozenset[str]] = field(default_factory=dict, init=False)

    @cached_property
    def spots(self) -> list[PlacedSentence]:
        cut = self.lookups.sentences
        return [PlacedSentence(k, one) for k, clause in enumerate(self.clauses) for one in cut[clause.text]]

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each sentence stands there, word for word."""
        return Counter(map(self.lookups.plain.__getitem__, self._said))

    @cached_property
    def words(self) -> list[frozenset[str]]:
        return list(map(self.lookups.words.__getitem__, self._said))

    @property
    def _said(self) -> list[str]:
        return [one.text for _, one in self.spots]

    def title_words(self, spot: int) -> frozenset[str]:
        """The words of the title and of the first sentence, which leads its items in, of the clause of a sentence."""
        index = self.spots[spot].clause
        words = self._titles.get(index)
        if words is None:
            clause = self.clauses[index]
            words = frozenset(content_words(f"{clause.title} {clause.text.split(chr(10), 1)[0][:300]}"))
            self._titles[index] = words
        return words


class PostedWords:
    """In which sentences of either side each word stands, and what it weighs: more, the fewer of all have it."""

    def __init__(self, sides: Sequence[SideSentences]) -> None:
        fresh = count()
        known = Known(lambda _word: next(fresh))
        numbers = [np.fromiter(map(known.__getitem__, chain.from_iterable(side.words)), np.int64) for side in sides]
        self._numbers = dict(known)
        self._places = [_posted(side.words, own, len(known)) for side, own in zip(sides, numbers, strict=True)]
        self._ends = [np.cumsum(np.bincount(own, minlength=len(known))).tolist() for own in numbers]
        often = np.bincount(np.concatenate(numbers), minlength=len(known)).tolist()
        size = sum(len(side.spots) for side in sides) + 1
        # However many words there are, they stand in a few hundred different numbers of sentences.
        weights = {times: math.log(size / times) for times in set(often)}
        self.weights = Known(lambda _word: math.log(size))
        self.weights.update(zip(known, map(weights.__getitem__, often), strict=True))

    def places_of(self, word: str, side: int) -> Integers:
        """The places of the sentences of a side in which a word stands, in order."""
        number = self._numbers.get(word)
        if number is None:
            return self._places[side][:0]
        ends = self._ends[side]
        return self._places[side][ends[number - 1] if number else 0 : ends[number]]


def _posted(words: Sequence[frozenset[str]], numbers: Integers, count: int) -> Integers:
    """The places of the sentences that have each word, one word after the other."""
    places = np.repeat(np.arange(len(words)), list(map(len, words)))
    return np.asarray(places[order_of(numbers, count.bit_length())])


def plain(text: str) -> str:
    """A sentence without signs and case, to be found word for word."""
    folded = text.casefold()
    if folded.isascii():
        return folded.encode().translate(None, _SIGNS).decode()
    return "".join(filter(str.isalnum, folded))
