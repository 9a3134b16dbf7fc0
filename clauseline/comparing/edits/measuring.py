"""Times, ages and amounts that grew or shrank, and what that does to people."""

from __future__ import annotations

import re

from clauseline.comparing.duties.numbers import Number, find_numbers
from clauseline.comparing.edits.weighed import Weighed

_HOURS = {
    name: hours
    for hours, names in {
        1: "hour stunde heure hora 小时",
        24: "day tag jour día 天 日",
        168: "week woche semaine semana 周",
        730: "month monat mois mes 月",
        8760: "year jahr an année año 年",
    }.items()
    for name in names.split()
}
"""Hours of a unit of time, by its name in the singular."""
_ENDING = re.compile(r"(?:en|ern|e|es|s|n)$")


def amount(told: Weighed) -> int:
    """A time that grew or shrank, an age, an amount: by what it is a measure of."""
    before, after = _numbers(told)
    if not before or not after:
        return 0
    size, size_new = _size(before), _size(after)
    if size is None or size_new is None or size == size_new or (size[1] != size_new[1]):
        return 0
    grew = 1 if size_new[0] > size[0] else -1
    if "age" in told.find(told.phrase.around) and told.part.level in ("prohibition", "requirement"):
        return grew
    if size[1] != "hours":
        return 0
    found = told.find(told.part.text)
    if "retained" in found:
        # Who has to keep something for a time may have to for the sake of people.
        is_duty = told.part.level in ("requirement", "recommendation")
        return 0 if "least" in (before.bound, after.bound) or (is_duty and before.bound != "most") else -grew
    if told.standing <= 0:
        return 0
    if "ahead" in told.find(told.phrase.around):
        return 0 if told.part.is_of_people else grew
    if not told.part.is_of_people:
        return -grew
    # A longer time is a gain of people where it is one in which they may act.
    return (
        grew if "within" in told.find(f"{told.phrase.before} {told.phrase.went_on}") and "passive" not in found else 0
    )


def more_of(told: Weighed) -> int:
    """A sanction, or what is paid to people, grew or shrank."""
    before, after = _numbers(told)
    if not before or not after or before.unit != after.unit or told.part.is_of_people:
        return 0
    one, two = before.amount, after.amount
    return 0 if one is None or two is None else (two > one) - (two < one)


def _numbers(told: Weighed) -> tuple[Number | None, Number | None]:
    """The number on either side, where there is one alone."""
    before = [*find_numbers(told.phrase.went_on)]
    if len(before) != 1:
        return None, None
    after = [*find_numbers(told.phrase.came_on)]
    return before[0], after[0] if len(after) == 1 else None


def _size(number: Number) -> tuple[float, str] | None:
    """How much it is, and of what."""
    if number.amount is None:
        return None
    unit = number.unit
    hours = _HOURS.get(unit) or _HOURS.get(_ENDING.sub("", unit)) or _HOURS.get(unit.rstrip("s"))
    return (float(number.amount) * hours, "hours") if hours else (float(number.amount), unit)
