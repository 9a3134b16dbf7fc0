"""Which signs can stand in a text at all: found by how its words begin, before any pattern is tried."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from functools import cache

from clauseline.concerns.signs import Phrases, Sign, compile_phrases

BEGIN = 6
"""Letters that are looked up of a word with any ending; of Chinese two characters."""
WHOLE = "$"
"""Stands behind a word that is looked up as a whole."""
_WORD = re.compile(r"[a-z0-9]+")


class IndexedText:
    """A text by how its words begin, so that a phrase is tried only where one of its beginnings stands."""

    __slots__ = ("begun", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.begun = beginnings(text.lower() if text.isascii() else "".join(map(_lower, text)))

    def search(self, phrases: Phrases) -> re.Match[str] | None:
        """The first place at which one of the phrases stands: what the search of their pattern finds."""
        starts = {start for begin in self.begun.keys() & _beginnings_of(phrases) for start in self.begun[begin]}
        match = compile_phrases(phrases).match
        return next(filter(None, (match(self.text, start) for start in sorted(starts))), None)


@dataclass(frozen=True, slots=True)
class Index:
    """The signs of a language in their order, the places of those whose trigger has a phrase with such a beginning, and
    for each sign how the phrases of its other groups begin.
    """

    signs: tuple[Sign, ...]
    places: dict[str, tuple[int, ...]]
    beside: tuple[tuple[frozenset[str], ...], ...]

    def candidates(self, words: IndexedText, among: Collection[Sign] | None = None) -> list[Sign]:
        """The signs (of `among`, if given) all of whose groups may stand in a text, in order; never one too few."""
        begun = words.begun.keys()
        found = {place for begin in begun & self.places.keys() for place in self.places[begin]}
        return [self.signs[place] for place in sorted(found) if self._may_stand(place, begun, among)]

    def _may_stand(self, place: int, begun: Set[str], among: Collection[Sign] | None) -> bool:
        if among is not None and self.signs[place] not in among:
            return False
        return not any(begun.isdisjoint(group) for group in self.beside[place])


def index(signs: Iterable[Sign]) -> Index:
    """The index of signs."""
    every = tuple(signs)
    places: dict[str, list[int]] = {}
    for place, sign in enumerate(every):
        for begin in _beginnings_of(sign.wanted[0]):
            places.setdefault(begin, []).append(place)
    beside = tuple(tuple(map(_beginnings_of, sign.wanted[1:])) for sign in every)
    return Index(every, {begin: tuple(found) for begin, found in places.items()}, beside)


def beginnings(text: str) -> dict[str, list[int]]:
    """All that a phrase in the lower-case text may begin with, and where."""
    words: dict[str, list[int]] = {}
    for word in _WORD.finditer(text):
        words.setdefault(word.group(), []).append(word.start())
    found: dict[str, list[int]] = {}
    for written, starts in words.items():
        found[written + WHOLE] = starts
        for length in range(1, min(BEGIN, len(written)) + 1):
            found.setdefault(written[:length], []).extend(starts)
    if not text.isascii():
        for at, sign in enumerate(text):
            found.setdefault(sign, []).append(at)
            found.setdefault(text[at : at + 2], []).append(at)
    return found


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
