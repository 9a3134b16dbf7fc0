"""Which words, and runs of words, are one in another form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.reading import SentenceWord, words_of

_STEM = 3
"""Letters that two forms of a word have in common at least."""


def content(words: Iterable[SentenceWord], language: Language) -> list[str]:
    """The words that carry a sense, each in the first of its forms."""
    return [language.forms.get(word.key, word.key) for word in words if word.key not in language.grammar]


def is_one(one: str, two: str, language: Language) -> bool:
    """Whether two words are forms of one; words that decide are one only with themselves."""
    if one == two:
        return True
    if one in language.fixed or two in language.fixed or not (one.isalpha() and two.isalpha()):
        return False
    stem = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, two, strict=False)))
    if stem < _STEM or 2 * stem < max(len(one), len(two)):
        return False
    # "parties" and "party", "uses" and "used": the stem may end in a letter that an ending begins with.
    return any(_ends(one[k:], language) and _ends(two[k:], language) for k in range(stem, max(_STEM, stem - 2) - 1, -1))


def _ends(rest: str, language: Language) -> bool:
    return not rest or rest in language.endings


def are_one(ours: Sequence[str], theirs: Sequence[str], language: Language) -> bool:
    """Whether two runs of words are the same in the same order, but for their forms."""
    return len(ours) == len(theirs) and all(is_one(one, two, language) for one, two in zip(ours, theirs, strict=True))


def is_turned_on_them(went: Iterable[SentenceWord], came: Iterable[SentenceWord], language: Language) -> bool:
    """Whether what people do became what is done to them: "they send" and "they are sent", but not "that are sent"."""
    sides = [[word.key for word in words] for words in (went, came)]
    passive, passive_new = (sum(key in language.passives for key in side) for side in sides)
    if bool(passive) == bool(passive_new):
        return False
    return not any(key in language.relatives for key in sides[0 if passive else 1])


def says_one(old: str, new: str, language: Language) -> bool:
    """Whether two runs of words are the same, but for phrases that say the same and for the forms of words."""
    before, after = language.in_one_phrase(old), language.in_one_phrase(new)
    if (before, after) == (old.lower(), new.lower()):
        return False
    sides = words_of(before), words_of(after)
    ours, theirs = (content(side, language) for side in sides)
    return bool(ours) and are_one(ours, theirs, language) and not is_turned_on_them(*sides, language)
