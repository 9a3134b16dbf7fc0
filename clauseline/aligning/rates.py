"""How often something is to happen, whatever the language: 每年两次, "twice a year" and "every six months" are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from clauseline.numerals import HAN, WORDS, value_of

_DAY: Final = 86_400
_PERIODS: Final[tuple[tuple[str, int, str, str, str], ...]] = (
    ("day", 1, r"seconds?(?!\s+\w+days?|\s+(?:day|week|month|year))|secondes?|Sekunden?", "", "秒钟?"),
    ("day", 60, r"minutes?|Minuten?", "", "分钟"),
    ("day", 3_600, r"hours?|heures?|Stunden?", "hourly|stündlich", "小时"),
    ("day", _DAY, r"days?|jours?|Tag(?:en?|es)?", "daily|täglich|quotidiennement", "[日天]"),
    ("day", 7 * _DAY, r"weeks?|semaines?|Wochen?", "weekly|wöchentlich|hebdomadairement", "周(?!年)|星期"),
    ("month", 1, r"months?|mois|Monat(?:en?|s)?", "monthly|monatlich|mensuellement", "月"),
    ("month", 3, r"quarters?|trimestres?|Quartal(?:en?|s)?", "quarterly|vierteljährlich|trimestriellement", "季度?"),
    ("month", 6, r"half[\s-]years?|semestres?|Halbjahr(?:en?|es)?", "half-yearly|halbjährlich", "半年"),
    ("month", 12, r"years?|ans?|années?|Jahr(?:en?|es)?", "yearly|annual(?:ly)?|jährlich|annuellement", "年度?"),
)
"""In which dimension a period is, how many seconds or months it has, its words in Latin letters, those of what happens
once in each, its words in Chinese."""
_OFTEN: Final = {"once": 1, "twice": 2, "thrice": 3, "einmal": 1, "zweimal": 2, "dreimal": 3}

_FIGURES = r"\d+(?:\.\d+)?"
_NOUNS = "|".join(f"(?P<n{k}>{nouns})" for k, (_, _, nouns, _, _) in enumerate(_PERIODS))
_ADVERBS = "|".join(f"(?P<a{k}>{adverbs})" for k, (_, _, _, adverbs, _) in enumerate(_PERIODS) if adverbs)
_HAN_NOUNS = "|".join(f"(?P<n{k}>{han})" for k, (*_, han) in enumerate(_PERIODS))
_COUNT = re.compile(
    rf"(?<![\w.-])(?:{'|'.join(_OFTEN)}|(?P<count>{_FIGURES}|{WORDS})\s+(?:times|fois|Mal))\b", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:(?:(?P<every>every|each|alle|jede[nrsm]?|tous\s+les|toutes\s+les|chaque)|an?|per|any|par|pro|im|in\s+der|am)\s+"
    rf"(?:(?P<length>{_FIGURES}|{WORDS})\s+)?(?:calendar\s+)?(?:{_NOUNS})|{_ADVERBS})\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]+(?:(?:in|within|during|au\s+cours\s+de|dans)\s+)?", re.IGNORECASE)
_IN_HAN = re.compile(
    rf"(?:(?P<every>每)\s?(?:(?P<length>{_FIGURES}|[{HAN}]+)\s?)?|(?<![第\d{HAN}])一)个?(?:{_HAN_NOUNS})"
    rf"(?:[^，。；：、,;\d{HAN}]{{0,12}}?(?P<count>{_FIGURES}|[{HAN}]+)\s?次(?!性))?"
)


class HowOften(NamedTuple):
    """How often something is to happen, at [start, end) of a text: `value` times in a day or a month (its dimension),
    or times without a period.

    `is_counted`: words say how often, or how long the period is. "Every year" and "once" alone may mean other things.
    """

    dimension: str
    value: Decimal
    start: int
    end: int
    is_counted: bool


def find_rates(text: str) -> Iterator[HowOften]:
    """What a text says of how often: with a period, or "twice" without one."""
    for count in _COUNT.finditer(text):
        yield _counted(count, text)
    for period in _PERIOD.finditer(text):
        if period["every"] or (period["length"] is None and _named(period)[0] == "a"):
            yield _rate(period, Decimal(1), period.start(), is_counted=bool(period["length"]))
    for match in _IN_HAN.finditer(text) if "每" in text or "一" in text else ():
        often = value_of(match["count"] or "")
        if often or match["every"]:
            yield _rate(match, often or Decimal(1), match.start(), is_counted=bool(often or match["length"]))


def _counted(count: re.Match[str], text: str) -> HowOften:
    """So many times: in the period behind it, if there is one."""
    word = count[0].lower()
    often = value_of(count["count"]) if count["count"] else Decimal(_OFTEN[word])
    between = _BETWEEN.match(text, count.end())
    period = _PERIOD.match(text, between.end()) if between else None
    if period and often:
        return _rate(period, often, count.start(), is_counted=True)
    return HowOften("time", often or Decimal(1), *count.span(), is_counted=word != "once")


def _rate(period: re.Match[str], often: Decimal, start: int, *, is_counted: bool) -> HowOften:
    dimension, size = _PERIODS[int(_named(period)[1:])][:2]
    length = value_of(period["length"] or "1") or Decimal(1)
    value = often * (_DAY if dimension == "day" else 1) / (size * length)
    return HowOften(f"times a {dimension}", value, start, period.end(), is_counted)


def _named(period: re.Match[str]) -> str:
    """The name of the group that has its words."""
    return next(name for name, words in period.groupdict().items() if words and name[1:].isdecimal())
