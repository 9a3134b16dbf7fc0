"""What amounts are counted in, and what makes them the least or the most."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, get_args

from clauseline.comparing.duties.language.written import LATIN, first_letters, phrases_of, words_of

Bound = Literal["least", "most"]

_REACH = 40
"""Characters in which a phrase that bounds an amount stands before it."""


class AmountUnit(NamedTuple):
    """What is counted, by its name in all languages, and the languages that have the form that was found."""

    name: str
    languages: tuple[str, ...]


@cache
def _units() -> dict[str, AmountUnit]:
    """The units that are counted in words, too, by each of their forms."""
    found: dict[str, AmountUnit] = {}
    for language in LATIN:
        for name in words_of(language).names_in("units"):
            for form in _forms(name, language):
                found[form] = AmountUnit(name, (*(found[form].languages if form in found else ()), language))
    return found


def _forms(name: str, language: str) -> list[str]:
    phrases = phrases_of(f"units.{name}", [language])
    return [form.replace(r"\s+", " ") for phrase in phrases for form in phrase.split("|")]


@cache
def unit_letters() -> str:
    """With which such units begin, or what may stand before them."""
    return "".join(sorted({form[0] for form in (*_units(), *phrases_of("before.units", LATIN))}))


@cache
def unit_pattern() -> str:
    """A regular expression of such units, in all forms, with what may stand before them."""
    forms = "|".join(form.replace(" ", r"\s+") for form in sorted(_units(), key=len, reverse=True))
    return rf"(?:(?:{'|'.join(phrases_of('before.units', LATIN))})\s+)?(?:{forms})(?!\w)"


def unit_of(words: str) -> AmountUnit:
    """The unit of which these words are a form; of others themselves, in no language."""
    words = " ".join(words.casefold().split())
    kind, _, form = words.rpartition(" ")
    if known := _units().get(words):
        return known
    known = _units().get(form) if kind else None
    return AmountUnit(f"{kind} {known.name}", known.languages) if known else AmountUnit(words, ())


def bound_of(sentence: str, start: int, end: int, behind: int) -> Bound | None:
    """What bounds an amount whose number is at [start, end) and whose unit ends at `behind`."""
    found = _before().search(sentence, max(0, start - _REACH), start)
    found = found or _behind().match(sentence, behind) or _behind().match(sentence, end)
    name = ((found and found.lastgroup) or "").partition("_")[0]
    return next((bound for bound in get_args(Bound) if bound == name), None)


_NEXT = re.compile(r"[\s-]+([^\W\d_]{1,24})")


def is_bounded(sentence: str, end: int) -> bool:
    """Whether "or more", or the like, stands right behind a number that ends at `end`."""
    return _behind().match(sentence, end) is not None


def counted_behind(sentence: str, end: int) -> tuple[str, int]:
    """What is counted by a number that ends at `end`, and where that ends: behind "10 or more users" it is "users"."""
    bounded = _behind().match(sentence, end)
    word = _NEXT.match(sentence, bounded.end() if bounded else end)
    return (unit_of(word[1]).name, word.end()) if word else ("", end)


@cache
def _before() -> re.Pattern[str]:
    latin, han = (_either("", languages) for languages in (LATIN, ("zh",)))
    return re.compile(rf"(?:(?<!\w)(?=[{first_letters('least', 'most')}])(?:{latin})|{han})\s*$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    latin, han = (_either("_behind", languages) for languages in (LATIN, ("zh",)))
    return re.compile(rf",?\s+(?:{latin})(?!\w)|\s?(?:{han})", re.IGNORECASE)


def _either(table: str, languages: tuple[str, ...]) -> str:
    """Phrases of both bounds, as groups that are called by bound and language."""
    return "|".join(
        rf"(?P<{bound}_{languages[0]}>{'|'.join(phrases_of(bound + table, languages))})" for bound in get_args(Bound)
    )


@cache
def bounding(place: Literal["", "_behind"]) -> re.Pattern[str]:
    """What bounds an amount that follows, or stands before it; its group is called by its language."""
    tables = [bound + place for bound in get_args(Bound)]
    by_language = {one: [words for table in tables for words in phrases_of(table, [one])] for one in LATIN}
    groups = "|".join(rf"(?P<{language}>{'|'.join(words)})" for language, words in by_language.items() if words)
    return re.compile(rf"(?<!\w)(?=[{first_letters(*tables)}])(?:{groups})(?!\w)", re.IGNORECASE)
