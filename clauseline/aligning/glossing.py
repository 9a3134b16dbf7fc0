"""Where a text has verbs of force and terms of the glossary, with what they are in the other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from clauseline.aligning.glossary import LONGEST, glossary, stems_of
from clauseline.comparing.duties.verbs import CHINESE, ENGLISH, Verbs
from clauseline.vocabulary import StrengthLevel

BY_LEVEL: Final[dict[StrengthLevel, str]] = {
    "prohibition": "不得",
    "requirement": "应",
    "discouraged": "不宜",
    "recommendation": "宜",
    "permission": "可以",
    "no-need": "不必",
    "capability": "能够",
}
"""The Chinese verb that stands for a force."""

_Glossing = Callable[[str, StrengthLevel], str]
_WORD = re.compile(r"[A-Za-z][a-z]*(?:['’]s)?")


class Gloss(NamedTuple):
    """Words at [start, end) of a text, and what they are in the other language. `is_force`: they say how binding."""

    start: int
    end: int
    words: str
    is_force: bool


def glosses(text: str, language: str) -> list[Gloss]:
    """The glosses of a Chinese or an English text in order; none of them overlap. Other languages have none."""
    base = language.partition("-")[0].lower()
    if base == "zh":
        return _apart(chain(_verbs(text, CHINESE, _in_english), _chinese_terms(text)))
    if base == "en":
        return _apart(chain(_verbs(text, ENGLISH, _in_chinese), _english_terms(text)))
    return []


def _apart(found: Iterable[Gloss]) -> list[Gloss]:
    """Of those that overlap the first told."""
    kept: list[Gloss] = []
    taken: set[int] = set()
    for one in found:
        own = range(one.start, one.end)
        if taken.isdisjoint(own):
            taken.update(own)
            kept.append(one)
    return sorted(kept)


def _verbs(text: str, verbs: Verbs, gloss: _Glossing) -> Iterator[Gloss]:
    for match in verbs.find(text):
        level = verbs.entry(match).level
        yield Gloss(match.start(), match.end(), gloss(match[0], level), True)


def _in_english(verb: str, level: StrengthLevel) -> str:
    terms = glossary().terms
    return terms.get(verb, terms[BY_LEVEL[level]]).english[0]


def _in_chinese(verb: str, level: StrengthLevel) -> str:
    return BY_LEVEL[level]


def _chinese_terms(text: str) -> Iterator[Gloss]:
    for mark in glossary().marks(text):
        if not mark.term.is_force:
            yield Gloss(mark.start, mark.end, mark.term.english[0], False)


def _english_terms(text: str) -> Iterator[Gloss]:
    """The longest term that begins at each word."""
    known = glossary().stems
    words = list(_WORD.finditer(text))
    stems = [stem for word in words for stem in stems_of(word[0])]
    for first, word in enumerate(words):
        for length in range(LONGEST, 0, -1):
            found = known.get(tuple(stems[first : first + length]))
            if found and first + length <= len(words):
                yield Gloss(word.start(), words[first + length - 1].end(), found[0], False)
                break
