"""The sense of an ambiguous word, decided from the words around it: a child of a family, or of a tree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clauseline.concerns.signs import Pattern, Phrases, compile_group, compile_phrases, phrases_of

WINDOW = 160
"""Code points on either side in which words decide."""


@dataclass(frozen=True)
class Sense:
    """A word that concerns people where a phrase of `beside` stands nearer than one of `elsewhere`."""

    word: Pattern
    beside: Phrases
    elsewhere: Phrases

    @cached_property
    def theirs(self) -> Pattern:
        """What shows that people are meant."""
        return compile_phrases(self.beside)

    @cached_property
    def other(self) -> Pattern:
        """What shows another sense."""
        return compile_phrases(self.elsewhere)

    def concerns_people(self, text: str, start: int, end: int, *, about_people: bool) -> bool:
        """Whether `text[start:end]` does; where nothing near decides, as the text is `about_people`."""
        near, far = (_distance(pattern, text, start, end) for pattern in (self.theirs, self.other))
        return about_people if near is None and far is None else far is None or (near is not None and near <= far)


def load(entries: Sequence[str], groups: Mapping[str, str]) -> tuple[Sense, ...]:
    """The senses written as `word ? what stands beside it ! what stands beside its other sense`."""
    return tuple(_sense(entry, groups) for entry in entries)


def _sense(entry: str, groups: Mapping[str, str]) -> Sense:
    word, beside, elsewhere = re.split(r" [?!] ", entry, maxsplit=2)
    return Sense(compile_group(word, groups), phrases_of(beside, groups), phrases_of(elsewhere, groups))


def _distance(pattern: Pattern, text: str, start: int, end: int) -> int | None:
    """How far from the word the nearest match stands, None without one; what overlaps the word says nothing."""
    found = pattern.finditer(text, max(0, start - WINDOW), min(len(text), end + WINDOW))
    gaps = [max(start - match.end(), match.start() - end) for match in found]
    return min((gap for gap in gaps if gap >= 0), default=None)
