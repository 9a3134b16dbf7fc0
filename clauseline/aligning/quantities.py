"""Amounts with their units, whatever the language: "24 小时", "twenty-four hours" and "24 heures" are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from clauseline.aligning.rates import find_rates
from clauseline.numerals import HAN, WORDS, value_of

Place = tuple[int, int]

_UNITS: tuple[tuple[str, int, str, str], ...] = (
    ("year of age", 1, r"years?[\s-](?:old|of\s+age)", "周?岁"),
    ("working day", 1, r"(?:working|business)[\s-]days?|jours?\s+ouvrables?|Arbeitstagen?|Werktagen?", "个?工作日"),
    ("second", 1, r"seconds?|secondes?|Sekunden?|s", "秒钟?"),
    ("millisecond", 1, r"milliseconds?|millisecondes?|Millisekunden?|ms", "毫秒"),
    ("second", 60, r"minutes?|Minuten?|min", "分钟"),
    ("second", 3_600, r"hours?|heures?|Stunden?|h", "个?小时|小时"),
    ("day", 1, r"(?:calendar[\s-])?days?|jours?|Tagen?|Tage", "个?自然日|[日天]"),
    ("day", 7, r"weeks?|semaines?|Wochen?", "周(?!年)|个?星期"),
    ("month", 1, r"months?|mois|Monate?n?", "个月"),
    ("month", 12, r"years?|ans?|années?|Jahren?|Jahre", "周?年(?!度|代|级)"),
    ("percent", 1, r"%|per\s?cent|percent|pour\s+cent|Prozent", "[%％]"),
    ("byte", 1, r"bytes?|octets?|Bytes?", "字节|个?八位组"),
    ("bit", 1, r"bits?", "比特|位"),
    ("kB", 1, r"[kK]B|kilobytes?", "千字节"),
    ("MB", 1, r"MB|megabytes?", "兆字节"),
    ("GB", 1, r"GB|gigabytes?", "吉字节"),
    ("Hz", 1, r"Hz|hertz", "赫兹?"),
    ("kHz", 1, r"kHz|kilohertz", "千赫兹?"),
    ("MHz", 1, r"MHz|megahertz", "兆赫兹?"),
    ("kbit/s", 1, r"[kK]bit/s|[kK]bps", "千比特每秒"),
    ("Mbit/s", 1, r"Mbit/s|Mbps", "兆比特每秒"),
    ("metre", 1, r"met(?:re|er)s?|mètres?|m", "米"),
    ("kilometre", 1, r"kilomet(?:re|er)s?|km", "公里|千米"),
    ("millimetre", 1, r"millimet(?:re|er)s?|mm", "毫米"),
    ("pixel", 1, r"pixels?|px", "像素"),
    ("frame", 1, r"frames?|images?\s+par\s+seconde|fps", "帧"),
    ("degree", 1, r"degrees?|degrés?|Grad|°", "度"),
    ("degree Celsius", 1, r"degrees?\s+Celsius|°\s?C", "摄氏度"),
    ("yuan", 1, r"yuan|RMB|CNY", "元(?!素|数|宇|组)(?:人民币)?"),
    ("character", 1, r"characters?|caractères?|Zeichen", "个?字符"),
    (
        "person",
        1,
        r"persons?|people|users?|personnes?|Personen",
        "[人名](?!员|民|类|工|身|格|脸|体|称|录|单|字)|个?用户",
    ),
    ("time", 1, r"times|fois", "次(?!性)|倍"),
)
"""Dimension, how many of it one unit is, its words in Latin letters and in Chinese."""

_LATIN = "|".join(f"(?P<l{k}>{latin})" for k, (_, _, latin, _) in enumerate(_UNITS))
_CHINESE = "|".join(f"(?P<c{k}>{han})" for k, (_, _, _, han) in enumerate(_UNITS))
_FIGURES = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_OF_HAN = re.compile(rf"(?<![第\d.{HAN}])((?:{_FIGURES}[万亿]?|[{HAN}]{{1,12}}))\s?(?:{_CHINESE})")
_OF_LATIN = re.compile(
    rf"(?<![\w.%#-])({_FIGURES}|(?:(?:{WORDS})(?:[\s-](?:{WORDS}))?))(?:\s?\(\w{{1,12}}\))?[\s-]?(?:{_LATIN})(?![^\W_]|\d)",
    re.IGNORECASE,
)
_OF_HUNDRED = re.compile(rf"百分之([{HAN}]{{1,6}}|\d+(?:\.\d+)?)")
_HAN_SIGN = re.compile(r"[\u4e00-\u9fff]")
_DAY = re.compile(r"\d{4}\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?")
"""A date is no amount."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount at [start, end) of a text: `value` in units of its `dimension`, and the words that say so.

    One that is not `is_counted` may be an amount: it is the same as one of the other side, and never one too many.
    """

    dimension: str
    value: Decimal
    text: str
    start: int
    end: int
    is_counted: bool = True


class QuantityPair(NamedTuple):
    """An amount of either side; one is None where the other side has none of its dimension. `sure`: no other fits."""

    old: Quantity | None
    new: Quantity | None
    sure: bool


def find_quantities(text: str) -> list[Quantity]:
    """The amounts with units of `text`, in order."""
    return sorted(_found(text), key=lambda one: (one.start, one.end))


def differing(old: Sequence[Quantity], new: Sequence[Quantity]) -> list[QuantityPair]:
    """The amounts that only one of two sentences has, which say the same in two languages.

    One of a dimension against one of the same is a pair for sure; of more, or of one alone, a person has to look.
    """
    ours, theirs = (Counter((one.dimension, one.value) for one in side) for side in (old, new))
    gone, come = (
        [one for one in left if one.is_counted] for left in (_only(old, ours - theirs), _only(new, theirs - ours))
    )
    found: list[QuantityPair] = []
    for dimension in dict.fromkeys(one.dimension for one in (*gone, *come)):
        left, right = ([one for one in side if one.dimension == dimension] for side in (gone, come))
        if len(left) == len(right) == 1:
            found.append(QuantityPair(left[0], right[0], sure=True))
        else:
            found += [QuantityPair(one, None, sure=False) for one in left]
            found += [QuantityPair(None, one, sure=False) for one in right]
    return found


def _only(side: Sequence[Quantity], left: Counter[tuple[str, Decimal]]) -> list[Quantity]:
    found = []
    for one in side:
        if left[one.dimension, one.value] > 0:
            left[one.dimension, one.value] -= 1
            found.append(one)
    return found


def _found(text: str) -> Iterator[Quantity]:
    days = [match.span() for match in _DAY.finditer(text)] if "年" in text else []
    patterns = (_OF_HAN, _OF_LATIN) if _HAN_SIGN.search(text) else (_OF_LATIN,)
    taken: list[Place] = days
    for match in _OF_HUNDRED.finditer(text) if "百" in text else ():
        if (value := value_of(match[1])) is not None:
            taken.append(match.span())
            yield Quantity("percent", value, match[0], *match.span())
    for rate in find_rates(text):
        if not any(start < rate.end and rate.start < end for start, end in taken):
            taken.append((rate.start, rate.end))
            yield Quantity(rate.dimension, rate.value.normalize(), text[rate.start : rate.end], *rate[2:])
    for pattern in patterns:
        for match in pattern.finditer(text):
            value = value_of(match[1])
            if value is not None and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                dimension, factor = _UNITS[int((match.lastgroup or "l0")[1:])][:2]
                yield Quantity(dimension, (value * factor).normalize(), match[0], *match.span())
