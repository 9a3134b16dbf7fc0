"""Which signs can stand in a text at all: found by how its words begin, before any pattern is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from clauseline.concerns.signs import Phrases, Sign, compile_phrases

BEGIN = 6
"""Letters that are looked up of a word with any ending; of Chinese two characters."""
WHOLE = "$"
"""Stands behind a word that is looked up as a whole."""
WORDS = 20_000
"""So many words are remembered with what they begin with."""
_WORD = re.compile(r"[a-z0-9]+")
_FAR = re.compile(r"[^\x00-\x7f]")


class IndexedText:
    """A text by how its words begin, so that a phrase of an index is tried only where one of its beginnings stands."""

    __slots__ = ("begun", "text")

    def __init__(self, text: str, begun: Mapping[str, Sequence[int]]) -> None:
        self.text, self.begun = text, begun

    def search(self, phrases: Phrases) -> re.Match[str] | None:
        """The first place at which one of the phrases stands: what the search of their pattern finds."""
        starts = {start for begin in self.begun.keys() & _beginnings_of(phrases) for start in self.begun[begin]}
        if not starts:
            return None
        match = compile_phrases(phrases).match
        return next(filter(None, (match(self.text, start) for start in sorted(starts))), None)


@dataclass(frozen=True, slots=True)
class Index:
    """The signs of a language in their order.

    `groups` are numbers of the groups of phrases that have a phrase with such a beginning, `triggered` the places of
    the signs whose trigger is such a group, and `wanted` for each sign its groups. `known` tells with which of the
    beginnings a word begins.
    """

    signs: tuple[Sign, ...]
    groups: Mapping[str, tuple[int, ...]]
    triggered: Mapping[int, tuple[int, ...]]
    wanted: tuple[frozenset[int], ...]
    known: Callable[[str], tuple[str, ...]]

    def text(self, text: str) -> IndexedText:
        """A text in which its signs are looked for."""
        small = text.lower()
        if len(small) != len(text):
            small = "".join(map(_lower, text))
        begun: dict[str, list[int]] = {}
        for word in _WORD.finditer(small):
            for begin in self.known(word.group()):
                begun.setdefault(begin, []).append(word.start())
        if not text.isascii():
            for far in _FAR.finditer(small):
                at = far.start()
                for begin in {small[at], small[at : at + 2]} & self.groups.keys():
                    begun.setdefault(begin, []).append(at)
        return IndexedText(text, begun)

    def candidates(self, words: IndexedText, among: Collection[Sign] | None = None) -> list[Sign]:
        """The signs (of `among`, if given) all of whose groups may stand in a text, in order; never one too few."""
        standing = {group for begin in words.begun for group in self.groups[begin]}
        places = sorted(place for group in standing for place in self.triggered.get(group, ()))
        found = (self.signs[place] for place in places if self.wanted[place] <= standing)
        return [sign for sign in found if among is None or sign in among]


def index(signs: Iterable[Sign]) -> Index:
    """The index of signs."""
    every = tuple(signs)
    numbers: dict[Phrases, int] = {}
    for phrases in (phrases for sign in every for phrases in (*sign.wanted, *sign.unwanted)):
        numbers.setdefault(phrases, len(numbers))
    groups: dict[str, list[int]] = {}
    for phrases, number in numbers.items():
        for begin in _beginnings_of(phrases):
            groups.setdefault(begin, []).append(number)
    triggered: dict[int, list[int]] = {}
    for place, sign in enumerate(every):
        triggered.setdefault(numbers[sign.wanted[0]], []).append(place)

    @lru_cache(maxsize=WORDS)
    def known(word: str) -> tuple[str, ...]:
        ways = (word + WHOLE, *(word[:length] for length in range(1, min(BEGIN, len(word)) + 1)))
        return tuple(way for way in ways if way in groups)

    wanted = tuple(frozenset(numbers[phrases] for phrases in sign.wanted) for sign in every)
    at = {begin: tuple(found) for begin, found in groups.items()}
    return Index(every, at, {group: tuple(found) for group, found in triggered.items()}, wanted, known)


def _lower(sign: str) -> str:
    """In lower case, unless that takes another number of characters."""
    small = sign.lower()
    return small if len(small) == 1 else sign


@cache
def _beginnings_of(phrases: Phrases) -> frozenset[str]:
    return frozenset(_beginning(phrase.lower()) for phrase in phrases)


def _beginning(phrase: str) -> str:
    word = _WORD.match(phrase)
    if word is None:
        return phrase.rstrip("~")[:2]
    return word.group()[:BEGIN] if phrase[word.end() :].startswith("~") else word.group() + WHOLE
