"""The amounts of a sentence: how much, of what, and whether that is the least or the most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from clauseline.comparing.duties.counted import AmountUnit, bound_of, counted_behind, is_bounded, unit_of, unit_pattern
from clauseline.comparing.duties.language.written import LATIN, phrases_of, words_of
from clauseline.comparing.duties.number_words import find_spelt, spelt_before
from clauseline.numerals import HAN, in_digits, value_of


@dataclass(frozen=True, slots=True)
class Number:
    """An amount: "at least 12 characters" is `Number("12", "characters", "least")`; `bound` is "" for neither.

    A unit that is known in several forms has one name in all languages: of "ein Tag" it is "days". Of a fraction, as
    "2/3", it is "part".
    """

    value: str
    unit: str
    bound: str

    @property
    def amount(self) -> Decimal | None:
        """The value as a number, or None."""
        part, _, whole = self.value.partition("/")
        amount = value_of(part)
        return amount / Decimal(whole) if amount is not None and whole else amount


_HAN_UNIT = "个?(?:小时|工作日|月)|周岁|[年日天周次个人元岁倍]"
_REFERS = re.compile(
    r"(?:\b(?:(?-i:RFC|BCP|STD|ISO|IEC|IEEE|ITU|DIN|EN|ETSI|TS|TR|CEN|W3C|NIST|GB/T|GB|YD/T|SP|FIPS|OASIS)|version|v"
    r"|sections?|clauses?|articles?|paragraphs?|annex|appendix|tables?|figures?|steps?|items?|parts?|chapters?|notes?"
    r"|points?|schedules?|sub-?(?:sections?|clauses?|paragraphs?)"
    r"|abs(?:\.|atz|ätze)|s(?:atz|ätze)|nummern?|nr\.|artikeln?|art\.|anlage|anhang|tabelle|kapitel|ziffern?"
    r"|alinéas?|paragraphes?|chapitres?|annexes?|nos?\.?|n°"
    r"|artículos?|apartados?|párrafos?|cláusulas?|capítulos?|anexos?|secci(?:ón|ones))|§§?)\s*$",
    re.IGNORECASE,
)
"""Behind these a number names a text or a place in it."""
_NAMED_PART = re.compile(r"\d[\d.]*[a-z]?(?:\s?\(|(?P<joint>\s(?:and|or|to|und|oder|bis|et|ou|à|y|o|a)\s|\s?[–-]\s?))$")
"""What may stand between such a name and a number of its: "Article 12(", "paragraphs 3 and"."""
_PLURAL = ("s", "§§", "artikeln", "nummern", "ziffern", "ätze", "secciones")
_NAME = 24
"""Characters before a number in which such a name is looked for."""


_NUMERALS = re.compile(rf"[\d{HAN}]")
_HAN_BEFORE = re.compile(rf"[{HAN}]{{1,9}}$")


class Amount(NamedTuple):
    """A number and where it stands: its digits or words at [start, end), its unit up to `behind`."""

    start: int
    end: int
    behind: int
    number: Number


class AmountRange(NamedTuple):
    """What stands before the first and between both amounts of a range: "between" and "and"."""

    before: re.Pattern[str] | None
    between: re.Pattern[str]


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(
        r"(?<![A-Za-z0-9_.\-/])"
        r"(?:(?P<value>(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+|\d{1,12})(?:[.,]\d{1,6})?[万亿]?)"
        rf"(?![A-Za-z./-]{{0,12}}\d)"
        rf"(?:[\s-]?(?P<known>{unit_pattern()})|\s?(?P<unit>%|{_HAN_UNIT}|[A-Za-zÀ-ÿ]{{1,24}}))?"
        rf"|(?<![第{HAN}])(?P<han>[{HAN}]{{1,9}})(?P<han_unit>{_HAN_UNIT}))",
        re.IGNORECASE,
    )


@cache
def _ranges() -> tuple[AmountRange, ...]:
    split = (words.replace(r"\s+#", "#").replace(r"#\s+", "#").split("#") for words in phrases_of("ranges"))
    return tuple(
        AmountRange(
            re.compile(rf"(?<!\w){before}\s+$", re.IGNORECASE) if before else None,
            re.compile(rf"\s*{mid}\s*$", re.IGNORECASE),
        )
        for before, mid, _ in split
    )


def names_a_text(sentence: str, start: int, end: int) -> bool:
    """Whether the number at [start, end) names a text, or a place in it, and counts nothing."""
    before = sentence[max(0, start - _NAME) : start]
    part = _NAMED_PART.search(before)
    if part and not part["joint"] and sentence[end : end + 1] != ")":
        return False
    named = _REFERS.search(before[: part.start()] if part else before)
    return named is not None and (not part or not part["joint"] or named[0].rstrip().lower().endswith(_PLURAL))


def find_numbers(sentence: str) -> Iterator[Number]:
    """The amounts of a sentence, in order. Numbers of clauses, standards and versions are none."""
    return (one.number for one in _amounts(sentence))


def mask_numbers(sentence: str) -> str:
    """`sentence` with each amount as "0": two that are the same then differ in numbers alone."""
    parts, end = [], 0
    for one in _amounts(sentence):
        parts += [sentence[end : one.start], "0"]
        end = one.end
    return "".join([*parts, sentence[end:]])


def _amounts(sentence: str) -> list[Amount]:
    """In order, none inside another."""
    found: list[Amount] = []
    for one in sorted((*_in_digits(sentence), *_in_words(sentence)), key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return sorted(_joined(sentence, found))


def _joined(sentence: str, found: Sequence[Amount]) -> Iterable[Amount]:
    """The amounts, where one goes on to another each with its bound and their unit."""
    whole = {one.start: one for one in found}
    ends = {end: one for one in found for end in (one.end, one.behind)}
    for last in found:
        if first := _first_of(sentence, last, ends):
            unit, ours, theirs = last.number.unit, first.number, last.number
            whole[first.start] = first._replace(number=replace(ours, unit=unit, bound=ours.bound or "least"))
            whole[last.start] = last._replace(number=replace(theirs, bound=theirs.bound or "most"))
    return whole.values()


def _in_digits(sentence: str) -> Iterator[Amount]:
    """Those in digits, and Chinese ones with their unit."""
    for match in _digits().finditer(sentence) if _NUMERALS.search(sentence) else ():
        start, end = match.span("value" if match["value"] else "han")
        if not names_a_text(sentence, start, end):
            unit, behind = match["known"] or match["unit"] or match["han_unit"] or "", match.end()
            if match["unit"] and is_bounded(sentence, end):
                unit, behind = counted_behind(sentence, end)
            yield _amount(sentence, start, end, behind, sentence[start:end], unit)


def _in_words(sentence: str) -> Iterator[Amount]:
    for spelt in find_spelt(sentence):
        one = _amount(sentence, *spelt)
        # "An hour" is an amount where something bounds it: "twice an hour" counts something else.
        if one.number.bound or sentence[one.start : one.end].casefold() not in words_of("en").listed("ones"):
            yield one


def _amount(sentence: str, start: int, end: int, behind: int, numeral: str, unit: str) -> Amount:
    bound = bound_of(sentence, start, end, behind)
    return Amount(start, end, behind, Number(in_digits(numeral), unit_of(unit).name, bound or ""))


def _first_of(sentence: str, last: Amount, ends: Mapping[int, Amount]) -> Amount | None:
    """The first amount of the range that ends in `last`; `ends` are amounts by where they end."""
    unit = unit_of(sentence[last.end : last.behind].strip(" -"))
    for one in _ranges():
        gap = one.between.search(sentence, max(0, last.start - _NAME), last.start)
        first = gap and (ends.get(gap.start()) or _unfound(sentence, gap.start(), unit))
        if first and _is_less(first.number, last.number) and _opens(one, sentence, first.start, unit):
            return first
    return None


def _is_less(one: Number, two: Number) -> bool:
    return one.amount is not None and two.amount is not None and one.amount < two.amount


def _opens(one: AmountRange, sentence: str, start: int, unit: AmountUnit) -> bool:
    """Whether a range may begin at `start`: behind its word, or, if it has none, if its unit is a known one."""
    if one.before:
        return one.before.search(sentence, max(0, start - _NAME), start) is not None
    return bool(unit.languages) or re.fullmatch(_HAN_UNIT, unit.name) is not None


def _unfound(sentence: str, end: int, unit: AmountUnit) -> Amount | None:
    """An amount without a unit of its own that ends at `end`."""
    if han := _HAN_BEFORE.search(sentence, max(0, end - _NAME), end):
        return Amount(han.start(), end, end, Number(in_digits(han[0]), unit.name, ""))
    spelt = spelt_before(sentence, end, unit.languages or LATIN)
    return Amount(*spelt[:2], end, Number(spelt[2], unit.name, "")) if spelt else None
