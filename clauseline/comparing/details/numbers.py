"""Numbers and deadlines that a change replaced, added or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from clauseline.bounds import Apart, Budget
from clauseline.comparing.changes import Detail
from clauseline.comparing.details.citations import DESIGNATION
from clauseline.comparing.details.generated import set_aside
from clauseline.comparing.details.pointers import POINTER
from clauseline.comparing.details.sides import Gap, Place, Side, overlap, window
from clauseline.numerals import HAN, NUMERAL, ONES, TENS, normalized

_MORE = rf"(?:[ -](?:{ONES}|hundred|thousand))?"
_BEGUN = "|".join(f"(?<={word[0]}){word[1:]}" for word in f"{ONES}|{TENS}".split("|"))
"""A number in words, less the first letter."""
_TIME = r"(?:business |working |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|ms|s|min|h)"
_TIME_HAN = r"个?(?:工作日|自然日|日|天|周(?!岁)|月|年(?!度)|小时|分钟|秒|毫秒)(?:内|以内)?"
_UNIT = r"%|per cent|percent|°C|[kMGT]?(?:Hz|bit/s|bps|bytes?|bits?)|[kMGT]B|[µmck]?m|kg|dB|times|people|users|persons"
_UNIT_HAN = r"个百分点|周岁|[岁人次名个项条种元倍位米％]|万元|亿元"

_DIGITS = r"(?:\d{0,2}(?:[ \u00a0\u202f]\d{3}(?!\d))+|\d*)"
"""Behind the first digit; a space parts thousands."""
_QUANTITY = re.compile(
    rf"[<>≤≥±\doOtTfFsSeEnN{HAN}](?:"
    r"(?<![\w.%#].)(?:(?<=[<>≤≥±])\s?(?:\d+(?:[.,]\d+)*[\s-]?|"
    rf"(?i:(?:{ONES}|{TENS}){_MORE})[\s-])|(?<=\d){_DIGITS}(?:[.,]\d+)*[\s-]?|(?i:(?:{_BEGUN}){_MORE})[\s-])"
    rf"(?:(?P<time>(?i:{_TIME}))|(?P<unit>{_UNIT}))(?![^\W\d_])"
    rf"|(?<=\d)(?<![\w.,/:%#{{-].){_DIGITS}(?:[.,]\d+)?(?![\w/:°-]|[.,]\d)"
    rf"|(?<![第\d.{HAN}].)(?:(?P<day_han>(?<=\d)\d{{3}}年\d{{1,2}}月(?:\d{{1,2}}日)?)"
    rf"|(?:(?<=[{HAN}])[{HAN}]{{0,16}}|(?<=\d)[\d.,]*[万亿]?)\s?(?:(?P<time_han>{_TIME_HAN})|(?P<unit_han>{_UNIT_HAN}))))"
)
"""One set of first characters makes the search several times as fast."""
_PLACES = (
    r"figures?|fig\.|tables?|notes?|steps?|parts?|version|paragraphs?|items?|points?|rows?|lines?|levels?|pages?|phases?"
    r"|absatz|absatzes|absätzen?|abs\.|satz|satzes|sätzen?|nummern?|nr\.|artikels?|art\.|anlagen?|anhangs?|abschnitts?"
    r"|buchstaben?|seite|vom|alinéas?|chapitres?|titres?|annexes?|n°"
    r"|artículos?|apartados?|párrafos?|cláusulas?|capítulos?|anexos?|secci(?:ón|ones)"
)
_LISTED = "to|and|or|bis|und|oder|à|et|ou|y|o"
_MONTHS = "jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|févr|avr|juin|juil|août|déc"
_NO_QUANTITY = re.compile(
    rf"{DESIGNATION}|{POINTER}|\[[^\]\s]{{1,20}}\]"
    rf"|\b(?i:{_PLACES})\s+[\w.-]+(?:(?:,\s?|\s(?:{_LISTED})\s)\d+[a-z]?\b)*|[图表]\s?[\w.-]+|\b[A-Z][\w/-]{{0,20}}\s?\d+\.\d"
    r"|(?<=[a-z)\]] )\d+(?:\.\d+)?\.? [A-Z][a-z]|\b(?:ABl|BGBl|BAnz|JO|OJ)\b\.?\s[\w .]{1,24}"
    rf"|\b\d{{1,2}}\.?\s(?i:{_MONTHS})[a-zéû]{{0,7}}\.?(?:\s\d{{4}})?\b|\b(?i:{_MONTHS})[a-zéû]{{0,7}}\.?\s\d{{1,4}}\b"
)
"""What a number is part of that names a place, a version or a day instead of measuring something."""
_SENTENCE = re.compile(r"[.!?。；\n](?:(?<=[。；\n])|\s|$)")
_COUNT = re.compile(r"[\d%〇零一二两三四五六七八九十百千万亿日天周月年岁]")
_LATIN = re.compile("[a-z]+")
_COUNTING = frozenset(f"{ONES}|{TENS}|day|days|week|weeks|month|months|year|years|hour|hours|minutes".split("|"))
_NEAR = 24
"""So far outside its changed part a quantity can reach."""
_FAR = 400
"""So far from it the ends of its sentence are looked for."""
_LONGEST_PHRASE = 48
"""A longer phrase that came or went says more than its number."""
_PART = re.compile(r"[,;:.!?](?=\s|$)|[，；：。！？\n]")
_FILLER = re.compile(r"\b(?:shall|should|must|may|will|can)\b|应当?|必须|宜|可以?|[^\w#]+|的")
"""What does not count between the words around a number: its verb binds more or less now, which is told elsewhere."""
_WITHIN = re.compile("个(?=工作日|自然日|月|小时)|以?内$")
_FEWEST = 4
"""So many signs a part of a sentence has besides its numbers, at least, to be the same one."""
_TELLING = 12
"""So long it is the same one wherever it stands; of a shorter one ("up to ...") the whole sentences are alike."""
_ALIKE = 0.6
_FULL_STOP = re.compile(r"[.!?。\n](?:(?<=[。\n])|\s|$)")


@dataclass(frozen=True, slots=True)
class _Quantity:
    place: Place
    text: str
    measure: str
    """What is measured: "time", "unit", or "" for a bare number."""


class _Quantities:
    """The quantities of one side."""

    def __init__(self, side: Side) -> None:
        self._side, self._text = side, side.text

    @cached_property
    def _asides(self) -> Apart:
        return Apart(set_aside(self._side))

    def at(self, gap: Place) -> Iterator[_Quantity]:
        """The quantities that a gap touches and that are not set aside."""
        if gap[0] == gap[1]:
            return
        for match in _QUANTITY.finditer(self._text, *window(self._text, gap, _NEAR)):
            place = match.span()
            if overlap(place, gap) > 0 and not self._asides.touch(place) and not _names(self._text, place):
                is_time = match["time"] or match["time_han"] or match["day_han"]
                has_unit = match["unit"] or match["unit_han"]
                yield _Quantity(place, match[0], "time" if is_time else "unit" if has_unit else "")


def find_numbers(old: Side, new: Side, gaps: Sequence[Gap], budget: Budget) -> Iterator[Detail]:
    """A quantity in place of another, or one with a unit that came or went, while its sentence stayed the same.

    Of a quantity with a unit, that part of its sentence in which it stands. None any more when the budget is spent.
    """
    gaps = [gap for gap in gaps if _may_count(old.text[slice(*gap.old)], new.text[slice(*gap.new)])]
    ours_of, theirs_of = _Quantities(old), _Quantities(new)
    seen: set[tuple[Place | None, Place | None]] = set()
    for gap in gaps:
        before, after = list(ours_of.at(gap.old)), list(theirs_of.at(gap.new))
        if not budget.takes(len(before) + len(after)):
            return
        for measure in ("time", "unit", ""):
            ours, theirs = ([one for one in side if one.measure == measure] for side in (before, after))
            for detail in _told(old.text, new.text, gap, ours, theirs):
                if (detail.old_at, detail.new_at) not in seen:
                    seen.add((detail.old_at, detail.new_at))
                    yield detail


def _told(old: str, new: str, gap: Gap, ours: Sequence[_Quantity], theirs: Sequence[_Quantity]) -> Iterator[Detail]:
    """What became of the quantities of one measure in a gap."""
    if len(ours) == len(theirs):
        yield from (
            _detail(one, two)
            for one, two in zip(ours, theirs, strict=True)
            if _value(one.text) != _value(two.text) and _stayed(old, one, new, two)
        )
    elif not (ours and theirs) and (ours or theirs)[0].measure and _came_alone(old, gap.old, new, gap.new):
        yield from (_detail(one, None) for one in ours if _is_inside(one.place, gap.old))
        yield from (_detail(None, two) for two in theirs if _is_inside(two.place, gap.new))


def _is_inside(place: Place, gap: Place) -> bool:
    return gap[0] <= place[0] and place[1] <= gap[1]


def _value(words: str) -> str:
    """A quantity as it counts: "1.0" is 1, 三日内 is "3日"."""
    return _WITHIN.sub("", normalized(words))


def _stayed(old: str, one: _Quantity, new: str, two: _Quantity) -> bool:
    """Whether the words around two quantities are the same, whatever their numbers."""
    ends = _PART if one.measure else _SENTENCE
    words = _around(old, one.place, ends)
    if len(words.replace("#", "")) < _FEWEST or words != _around(new, two.place, ends):
        return False
    if len(words) >= _TELLING:
        return True
    whole = (_around(old, one.place, _FULL_STOP), _around(new, two.place, _FULL_STOP))
    return Indel.normalized_similarity(*whole) >= _ALIKE


def _came_alone(old: str, gone: Place, new: str, come: Place) -> bool:
    """Whether a short phrase came or went, and nothing else of its sentence."""
    if gone[0] < gone[1] and come[0] < come[1]:
        return False
    return max(gone[1] - gone[0], come[1] - come[0]) <= _LONGEST_PHRASE and (
        _around(old, gone, _SENTENCE).replace("#", "") == _around(new, come, _SENTENCE).replace("#", "")
    )


def _around(text: str, place: Place, ends: re.Pattern[str]) -> str:
    """The words of a sentence, or of the part of it that `ends` cut out, with signs for this place and all numbers."""
    near = max(0, place[0] - _FAR)
    start = max((match.end() for match in ends.finditer(text, near, place[0])), default=near)
    end = next((match.start() for match in ends.finditer(text, place[1], place[1] + _FAR)), place[1] + _FAR)
    words = f"{text[start : place[0]]}#{text[place[1] : end]}".casefold()
    return _FILLER.sub("", NUMERAL.sub("#", words))


def _may_count(before: str, after: str) -> bool:
    """Whether a phrase, and no more than that, changed in which there may be a quantity."""
    if _SENTENCE.search(before) or _SENTENCE.search(after):
        return False
    words = f"{before} {after}"
    return bool(_COUNT.search(words)) or not _COUNTING.isdisjoint(_LATIN.findall(words.lower()))


def _detail(one: _Quantity | None, two: _Quantity | None) -> Detail:
    measure = one.measure if one else two.measure if two else ""
    return Detail(
        "deadline" if measure == "time" else "number",
        one.text if one else "",
        two.text if two else "",
        one.place if one else None,
        two.place if two else None,
    )


def _names(text: str, place: Place) -> bool:
    """Whether the number belongs to the name of a clause, a figure or a standard."""
    around = _NO_QUANTITY.finditer(text, max(0, place[0] - 50), place[1] + 20)
    return any(overlap(place, match.span()) > 0 for match in around)
