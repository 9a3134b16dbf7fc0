"""All sentences of two texts, each different one looked at once, and which words stand in which of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, count
from typing import NamedTuple

import numpy as np

from clauseline.comparing.duties.words import content_words
from clauseline.comparing.hashing import Integers
from clauseline.comparing.known import Known
from clauseline.comparing.radix import order_of
from clauseline.comparing.sentences import Cut, Sentence
from clauseline.outline import Outline

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


class SideSentences:
    """All sentences of one side, and which words stand in which of them. Made when first asked, kept with the outline.

    The `lookups` spare the second side what the first one has as well.
    """

    def __init__(self, outline: Outline, lookups: Lookups) -> None:
        self._outline, self._lookups = outline, lookups
        self._titles: dict[int, frozenset[str]] = outline.once(_title_words)

    @cached_property
    def spots(self) -> list[PlacedSentence]:
        return self._outline.once(_spots, self._lookups)

    @cached_property
    def texts(self) -> Counter[str]:
        """How often each sentence stands there, word for word."""
        return self._outline.once(_texts, self._lookups)

    @cached_property
    def words(self) -> list[frozenset[str]]:
        return self._outline.once(_words, self._lookups)

    def title_words(self, spot: int) -> frozenset[str]:
        """The words of the title and of the first sentence, which leads its items in, of the clause of a sentence."""
        index = self.spots[spot].clause
        words = self._titles.get(index)
        if words is None:
            clause = self._outline.clauses[index]
            words = frozenset(content_words(f"{clause.title} {clause.text.split(chr(10), 1)[0][:300]}"))
            self._titles[index] = words
        return words


def _title_words(_outline: Outline) -> dict[int, frozenset[str]]:
    """Those of the clauses that were asked for: none yet."""
    return {}


def _spots(outline: Outline, lookups: Lookups) -> list[PlacedSentence]:
    cut = lookups.sentences
    return [PlacedSentence(k, one) for k, clause in enumerate(outline.clauses) for one in cut[clause.text]]


def _texts(outline: Outline, lookups: Lookups) -> Counter[str]:
    return Counter(lookups.plain[one.text] for _, one in outline.once(_spots, lookups))


def _words(outline: Outline, lookups: Lookups) -> list[frozenset[str]]:
    return [lookups.words[one.text] for _, one in outline.once(_spots, lookups)]


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
