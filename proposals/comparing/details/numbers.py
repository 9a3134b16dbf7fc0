"""Numbers and deadlines that a change replaced, added or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from proposals.comparing.changes import Detail
from proposals.comparing.details.citations import DESIGNATION
from proposals.comparing.details.pointers import POINTER
from proposals.comparing.details.sides import Gap, Place, Side, overlap, window

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TENS = "fifteen|twenty|thirty|forty|fifty|sixty|ninety"
_WRITTEN = rf"(?:{_ONES}|{_TENS})(?:[ -](?:{_ONES}|hundred|thousand))?"
_HAN = r"[〇零一二两三四五六七八九十百千万亿]+|\d[\d.,]*[万亿]?"
_TIME = r"(?:business |working |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|ms|s|min|h)"
_TIME_HAN = r"个?(?:工作日|自然日|日|天|周|月|年|小时|分钟|秒|毫秒)(?:内|以内)?"
_UNIT = r"%|per cent|percent|°C|[kMGT]?(?:Hz|bit/s|bps|B|bytes?|bits?)|[µmck]?m|kg|dB|times|people|users|persons"
_UNIT_HAN = r"个百分点|周岁|[岁人次名个项条种元倍位米％]|万元|亿元"

_QUANTITY = re.compile(
    rf"(?=[<>≤≥±\doOtTfFsSeEnN〇零一二两三四五六七八九十百千万亿])(?:"
    rf"(?<![\w.])(?:[<>≤≥±]\s?)?(?:\d+(?:[.,]\d+)*[\s-]?|(?i:{_WRITTEN})[\s-])"
    rf"(?:(?P<time>(?i:{_TIME}))|(?P<unit>{_UNIT}))(?![^\W\d_])"
    r"|(?<![\w.,/:-])\d+(?:[.,]\d+)*(?![\w/:-]|[.,]\d)"
    rf"|(?<![第\d.])(?:{_HAN})\s?(?:(?P<time_han>{_TIME_HAN})|(?P<unit_han>{_UNIT_HAN})))"
)
"""A look at the first character makes the search several times as fast."""
_NO_QUANTITY = re.compile(
    rf"{DESIGNATION}|{POINTER}|\[[^\]\s]{{1,20}}\]"
    r"|\b(?i:figures?|fig\.|tables?|notes?|steps?|parts?|version)\s+[\w.-]+|[图表]\s?[\w.-]+"
)
_SENTENCE = re.compile(r"[.!?](?:\s|$)|[。；\n]")
_COUNT = re.compile(r"[\d%〇零一二两三四五六七八九十百千万亿日天周月年岁]")
_COUNTING = frozenset(f"{_ONES}|{_TENS}|day|days|week|weeks|month|months|year|years|hour|hours|minutes".split("|"))
_NEAR = 24
"""So far outside its changed part a quantity can reach."""


@dataclass(frozen=True, slots=True)
class _Quantity:
    place: Place
    text: str
    measure: str
    """What is measured: "time", "unit", or "" for a bare number."""


def find_numbers(old: Side, new: Side, gaps: Sequence[Gap]) -> Iterator[Detail]:
    """A quantity in place of another, or one with a unit that came or went while its sentence stayed."""
    gaps = [gap for gap in gaps if _may_count(old.text[slice(*gap.old)], new.text[slice(*gap.new)])]
    for gap in gaps:
        before, after = list(_quantities(old, gap.old)), list(_quantities(new, gap.new))
        if not before and not after:
            continue
        for measure in ("time", "unit", ""):
            sides = ([one for one in side if one.measure == measure] for side in (before, after))
            for one, two in zip_longest(*sides):
                if one is None or two is None:
                    if measure:
                        yield _detail(one, two, measure)
                elif one.text != two.text:
                    yield _detail(one, two, measure)


def _may_count(before: str, after: str) -> bool:
    """Whether a phrase, and no more than that, changed in which there may be a quantity."""
    words = f"{before} {after}"
    if not _COUNT.search(words) and _COUNTING.isdisjoint(re.findall("[a-z]+", words.lower())):
        return False
    return not _SENTENCE.search(before) and not _SENTENCE.search(after)


def _detail(one: _Quantity | None, two: _Quantity | None, measure: str) -> Detail:
    return Detail(
        "deadline" if measure == "time" else "number",
        one.text if one else "",
        two.text if two else "",
        one.place if one else None,
        two.place if two else None,
    )


def _quantities(side: Side, gap: Place) -> Iterator[_Quantity]:
    """The quantities that a gap touches; those of tables and code are cells and code."""
    if gap[0] == gap[1]:
        return
    start, end = window(side.text, gap, _NEAR)
    for match in _QUANTITY.finditer(side.text, start, end):
        place = match.span()
        if overlap(place, gap) > 0 and not _is_apart(side, place) and not _names(side.text, place):
            is_time, has_unit = match["time"] or match["time_han"], match["unit"] or match["unit_han"]
            yield _Quantity(place, match[0], "time" if is_time else "unit" if has_unit else "")


def _is_apart(side: Side, place: Place) -> bool:
    return any(
        overlap(place, (block.start, block.end)) > 0
        for block in side.blocks
        if block.kind in ("row", "code", "formula")
    )


def _names(text: str, place: Place) -> bool:
    """Whether the number belongs to the name of a clause, a figure or a standard."""
    around = _NO_QUANTITY.finditer(text, max(0, place[0] - 50), place[1] + 20)
    return any(overlap(place, match.span()) > 0 for match in around)
