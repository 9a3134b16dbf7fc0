"""Dates as covers print them."""

from __future__ import annotations

import re
from datetime import date

_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
_FRENCH = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_SPANISH = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
_RUSSIAN = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_ARABIC = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
MONTHS = f"{_ENGLISH}|{_FRENCH}|{_SPANISH}|{_RUSSIAN}|{_ARABIC}"
_NUMBERS = {name.casefold(): k % 12 + 1 for k, name in enumerate(MONTHS.split("|"))}

PRINTED = re.compile(
    rf"(?:\b\d{{4}}-\d{{2}}-\d{{2}}|\(\d{{2}}/\d{{4}}\)|\(\d{{4}}/\d{{2}}\)|"
    rf"\b\d{{1,2}}(?:er)? (?:de )?(?:{MONTHS}) (?:de )?\d{{4}}|"
    rf"\b(?:{MONTHS}) (?:de )?(?:\d{{1,2}}, )?\d{{4}}|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?)"
)
"""A date that a reader of a cover would take for one."""

_SHORT = re.compile(r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\.? \d{4}")


def is_date(words: str) -> bool:
    """Whether `words` are a date and nothing else: what begins with its day has no number."""
    return bool(PRINTED.fullmatch(words) or _SHORT.fullmatch(words))


def day_of(printed: str) -> date | None:
    """The day that `printed` names, the first of a month that is named alone; None if there is no such day."""
    words = printed.strip(" ()")
    if found := re.fullmatch(r"(\d{4})[-年](\d{1,2})[-月]?(?:(\d{1,2})日?)?", words):
        year, month, day = found.groups()
    elif found := re.fullmatch(r"(\d{1,2})/(\d{4})", words):
        month, year, day = found[1], found[2], "1"
    elif found := re.fullmatch(r"(\d{4})/(\d{1,2})", words):
        year, month, day = found[1], found[2], "1"
    elif found := re.fullmatch(
        rf"(?:(\d{{1,2}})(?:er)? (?:de )?)?({MONTHS}) (?:de )?(?:(\d{{1,2}}), )?(\d{{4}})", words
    ):
        year, month, day = found[4], str(_NUMBERS[found[2].casefold()]), found[1] or found[3]
    else:
        return None
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
