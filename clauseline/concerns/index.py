"""Which signs can stand in a text at all: found by how its words begin, before any pattern is tried."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from clauseline.concerns.signs import Phrases, Sign

BEGIN = 6
"""Letters that are looked up of a word with any ending; of Chinese two characters."""
WHOLE = "$"
"""Stands behind a word that is looked up as a whole."""
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Index:
    """The signs of a language in their order, the places of those whose trigger has a phrase with such a beginning, and
    for each sign how the phrases of its other groups begin.
    """

    signs: tuple[Sign, ...]
    places: dict[str, tuple[int, ...]]
    beside: tuple[tuple[frozenset[str], ...], ...]

    def candidates(self, text: str, among: Collection[Sign] | None = None) -> list[Sign]:
        """The signs (of `among`, if given) all of whose groups may stand in the text, in order; never one too few."""
        begun = beginnings(text.lower())
        found = {place for begin in begun & self.places.keys() for place in self.places[begin]}
        return [self.signs[place] for place in sorted(found) if self._may_stand(place, begun, among)]

    def _may_stand(self, place: int, begun: set[str], among: Collection[Sign] | None) -> bool:
        if among is not None and self.signs[place] not in among:
            return False
        return not any(group.isdisjoint(begun) for group in self.beside[place])


def index(signs: Iterable[Sign]) -> Index:
    """The index of signs."""
    every = tuple(signs)
    places: dict[str, list[int]] = {}
    for place, sign in enumerate(every):
        for begin in _beginnings_of(sign.wanted[0]):
            places.setdefault(begin, []).append(place)
    beside = tuple(tuple(map(_beginnings_of, sign.wanted[1:])) for sign in every)
    return Index(every, {begin: tuple(found) for begin, found in places.items()}, beside)


def beginnings(text: str) -> set[str]:
    """All that a phrase in the lower-case text may begin with."""
    words = set(_WORD.findall(text))
    found = {word[:length] for word in words for length in range(1, BEGIN + 1)} | {word + WHOLE for word in words}
    return found if text.isascii() else found | {text[at : at + 2] for at in range(len(text) - 1)} | set(text)


@cache
def _beginnings_of(phrases: Phrases) -> frozenset[str]:
    return frozenset(_beginning(phrase.lower()) for phrase in phrases)


def _beginning(phrase: str) -> str:
    word = _WORD.match(phrase)
    if word is None:
        return phrase.rstrip("~")[:2]
    return word.group()[:BEGIN] if phrase[word.end() :].startswith("~") else word.group() + WHOLE
