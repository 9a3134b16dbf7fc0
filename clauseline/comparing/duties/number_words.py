"""Amounts that are written in words: "thirty-six months", "mindestens zwei Zeugen", "deux tiers", 三分之二.

What a number is called is known by text2num; where one may stand is told by what is counted, or by what bounds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from clauseline.comparing.duties.counted import bounding, counted_behind, unit_letters, unit_of, unit_pattern
from clauseline.comparing.duties.language.written import LANGUAGES, LATIN, first_letters, phrases_of, words_of
from clauseline.numerals import HAN, in_digits

PART = "part"
"""The unit of fractions."""
_REACH = 60
"""Characters in which the words of a number stand, of which it has five at most."""
_LEADING = re.compile(r"(?:(?<![\w-])|(?<=['’]))(?:[^\W\d_]+(?:\s+|-|$)){1,5}$")
_FOLLOWING = re.compile(r"\s+(?:[^\W\d_]+(?:\s+|-|\b)){1,5}")
_LAST_WORD = re.compile(r"[^\W\d_]+\s+$")
_WORD = re.compile(r"[^\W\d_]+")
_IN_HAN = re.compile("[\u3400-\u9fff]")
_AND = ("and", "und", "et", "y")
"""No number begins with these, though one may be said behind them."""
_HAN_PART = re.compile(rf"([{HAN}]{{1,5}})分之([{HAN}]{{1,6}})")


class SpeltNumber(NamedTuple):
    """A number in words at [start, end) of a sentence, in digits, and its unit, which ends at `behind`."""

    start: int
    end: int
    behind: int
    value: str
    unit: str


def find_spelt(sentence: str) -> Iterator[SpeltNumber]:
    """The amounts in words, in no order; one that is counted and bounded comes twice."""
    yield from _of_units(sentence)
    yield from _of_bounds(sentence)
    yield from _fractions(sentence)


def spelt_before(sentence: str, place: int, languages: Sequence[str]) -> tuple[int, int, str] | None:
    """Start and end of the number in words that ends at `place`, but for a space or hyphen, and its value."""
    leading = _LEADING.search(sentence, max(0, place - _REACH), place)
    words = [*_WORD.finditer(sentence, leading.start(), place)] if leading else []
    for first in words:
        start, end = first.start(), words[-1].end()
        for language in languages:
            if value := _value(sentence[start:end], language):
                return start, end, value
    return None


def _of_units(sentence: str) -> Iterator[SpeltNumber]:
    for match in _unit_in_text().finditer(sentence):
        unit = unit_of(match[0])
        if found := spelt_before(sentence, match.start(), unit.languages):
            yield SpeltNumber(found[0], found[1], match.end(), found[2], unit.name)


def _of_bounds(sentence: str) -> Iterator[SpeltNumber]:
    """Those behind "at least", and those before "or more", with or without what is counted between."""
    for match in bounding("").finditer(sentence):
        following = _FOLLOWING.match(sentence, match.end())
        words = [*_WORD.finditer(sentence, following.start(), following.end())] if following else []
        ends = (last.end() for last in reversed(words))
        values = ((end, _value(sentence[words[0].start() : end], match.lastgroup or "")) for end in ends)
        yield from _counted(sentence, next(((words[0].start(), *one) for one in values if one[1]), None))
    for match in bounding("_behind").finditer(sentence):
        noun = _LAST_WORD.search(sentence, max(0, match.start() - _REACH), match.start())
        places = (match.start(), noun.start() if noun else 0)
        yield from _counted(
            sentence, next(filter(None, (spelt_before(sentence, one, [match.lastgroup or ""]) for one in places)), None)
        )


def _counted(sentence: str, spelt: tuple[int, int, str] | None) -> Iterator[SpeltNumber]:
    # What is one may be an article.
    if spelt and spelt[2] != "1":
        start, end, value = spelt
        unit, behind = counted_behind(sentence, end)
        yield SpeltNumber(start, end, behind, value, unit)


def _fractions(sentence: str) -> Iterator[SpeltNumber]:
    for match in (_han_fraction() if _IN_HAN.search(sentence) else _fraction()).finditer(sentence):
        value = _fraction_values()[(match.lastindex or 1) - 1]
        yield SpeltNumber(match.start(), match.end(), match.end(), value, PART)
    for match in _HAN_PART.finditer(sentence) if "分之" in sentence else ():
        whole, part = map(in_digits, match.groups())
        value, unit = (part, "%") if whole == "100" else (f"{part}/{whole}", PART)
        yield SpeltNumber(match.start(), match.end(), match.end(), value, unit)


def _value(words: str, language: str) -> str:
    """The number in digits; "" where the words are none."""
    from text_to_num import text2num  # Few texts need it.

    words = " ".join(words.casefold().split())
    if words in words_of(language).listed("ones"):
        return "1"
    if words in _irregular(language):
        return _irregular(language)[words]
    if words.startswith(_AND):
        return ""
    try:
        return str(text2num(words, language))
    except ValueError:
        return ""


@cache
def _irregular(language: str) -> dict[str, str]:
    """Numbers by forms that the library does not know."""
    values = words_of(language).names_in("numbers")
    return {form: value for value in values for form in phrases_of(f"numbers.{value}", [language])}


@cache
def _unit_in_text() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s-])(?=[{unit_letters()}]){unit_pattern()}", re.IGNORECASE)


@cache
def _fraction() -> re.Pattern[str]:
    """Group k is the k-th of `_fraction_values`."""
    tables = [f"fractions.{value}" for value in _fraction_values()]
    groups = "|".join(f"({'|'.join(phrases_of(table, LATIN))})" for table in tables)
    return re.compile(rf"(?<!\w)(?=[{first_letters(*tables)}])(?:{groups})(?!\w)", re.IGNORECASE)


@cache
def _han_fraction() -> re.Pattern[str]:
    groups = (phrases_of(f"fractions.{value}", ["zh"]) or [r"(?!)"] for value in _fraction_values())
    return re.compile("|".join(f"({'|'.join(group)})" for group in groups))


@cache
def _fraction_values() -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for language in LANGUAGES for value in words_of(language).names_in("fractions")))
