"""The amounts of a sentence: how much, of what, and whether that is the least or the most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from clauseline.comparing.duties.language.written import phrases_of
from clauseline.numerals import HAN, ONES, TENS, in_digits, value_of


@dataclass(frozen=True, slots=True)
class Number:
    """An amount: "at least 12 characters" is `Number("12", "characters", "least")`; `bound` is "" for neither."""

    value: str
    unit: str
    bound: str

    @property
    def amount(self) -> Decimal | None:
        """The value as a number, or None."""
        return value_of(self.value)


_HAN_UNIT = "个?(?:小时|工作日|月)|[年日天周次个人元岁倍]"
_REFERS = re.compile(
    r"(?:\b(?:(?-i:RFC|BCP|STD|ISO|IEC|IEEE|ITU|DIN|EN|ETSI|TS|TR|CEN|W3C|NIST|GB/T|GB|YD/T|SP|FIPS|OASIS)|version|v"
    r"|sections?|clauses?|articles?|paragraphs?|annex|appendix|tables?|figures?|steps?|items?|parts?|chapters?|notes?"
    r"|abs(?:\.|atz|ätze)|s(?:atz|ätze)|nummern?|nr\.|artikel|art\.|anlage|anhang|tabelle|alinéas?|nos?\.?|n°)|§§?)\s*$",
    re.IGNORECASE,
)
"""Behind these a number names a text or a place in it."""
_NAME = 16
"""Characters before a number in which such a name is looked for."""
_NUMERALS, _TIMES = re.compile(rf"[\d{HAN}]"), ("hour", "day", "week", "month", "year")


@cache
def _pattern() -> re.Pattern[str]:
    least, most = ("|".join(phrases_of(table)) for table in ("least", "most"))
    return re.compile(
        rf"(?:(?:(?P<least>{least})|(?P<most>{most}))\s*)?"
        r"(?<![A-Za-z0-9_.\-/])"
        r"(?:(?P<value>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+|\d{1,12})(?:[.,]\d{1,6})?[万亿]?)"
        rf"(?![A-Za-z./-]{{0,12}}\d)"
        rf"\s?(?P<unit>%|{_HAN_UNIT}|[A-Za-zÀ-ÿ]{{1,24}})?"
        rf"|(?<![第{HAN}])(?P<han>[{HAN}]{{1,9}})(?P<han_unit>{_HAN_UNIT})"
        rf"|\b(?P<words>(?:{ONES}|{TENS})(?:[ -](?:{ONES}|hundred))?)\s"
        r"(?P<time>(?:business\s|working\s|calendar\s)?(?:hour|day|week|month|year)s?)\b)",
        re.IGNORECASE,
    )


@cache
def _behind(table: str) -> re.Pattern[str]:
    """What stands behind an amount that is the least or the most."""
    return re.compile(rf"\s?(?:{'|'.join(phrases_of(table))})")


def find_numbers(sentence: str) -> Iterator[Number]:
    """The amounts of a sentence, in order. Numbers of clauses, standards and versions are none."""
    for match in _amounts(sentence):
        unit = match["unit"] or match["han_unit"] or match["time"] or ""
        yield Number(in_digits(_numeral(match)), unit.casefold(), _bound(match, sentence))


def mask_numbers(sentence: str) -> str:
    """`sentence` with each amount as "0": two that are the same then differ in numbers alone."""
    parts, end = [], 0
    for match in _amounts(sentence):
        parts += [sentence[end : match.start()], match[0].replace(_numeral(match), "0")]
        end = match.end()
    return "".join([*parts, sentence[end:]])


def _amounts(sentence: str) -> Iterator[re.Match[str]]:
    if _may_count(sentence):
        for match in _pattern().finditer(sentence):
            if not _REFERS.search(sentence, max(0, match.start() - _NAME), match.start()):
                yield match


def _may_count(sentence: str) -> bool:
    """Whether a look at its signs does not rule out amounts: those in English words are times."""
    return _NUMERALS.search(sentence) is not None or any(map(sentence.lower().__contains__, _TIMES))


def _numeral(match: re.Match[str]) -> str:
    return match["value"] or match["han"] or match["words"]


def _bound(match: re.Match[str], sentence: str) -> str:
    if match["least"] or match["most"]:
        return "least" if match["least"] else "most"
    if _behind("most_behind").match(sentence, match.end()):
        return "most"
    return "least" if _behind("least_behind").match(sentence, match.end()) else ""
