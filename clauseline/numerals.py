"""What a number is worth, however it is written: "24", "1,000", "twenty-four", "vingt", 二十四, 二〇二四, 2万."""

from __future__ import annotations

import re
from decimal import Decimal

HAN = "〇零一二两三四五六七八九十百千万亿"
"""The signs of Chinese numbers."""
ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
TENS = "fifteen|twenty|thirty|forty|fifty|sixty|ninety"
NUMERAL = re.compile(
    rf"\d+(?:[.,]\d+)*[百千万亿]?|[{HAN}]+|\b(?:{ONES}|{TENS})(?:[ -](?:{ONES}|hundred|thousand))?\b", re.IGNORECASE
)
"""A number, as `value_of` reads it."""

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[,\u00a0\u202f ](?=\d{3}(?!\d))")
_DIGITS = {sign: digit for digit, signs in enumerate(("〇零", "一", "二两", *"三四五六七八九")) for sign in signs}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_GERMAN = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_ENGLISH_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = (
    {word: value for words in (_ENGLISH, _FRENCH, _GERMAN) for value, word in enumerate(words.split())}
    | {word: 10 * value for value, word in enumerate(_ENGLISH_TENS, 3)}
    | {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "soixante": 60, "eine": 1, "einen": 1, "einem": 1}
    | {"einer": 1, "eines": 1, "zwanzig": 20, "dreißig": 30, "sechzig": 60}
)
_TIMES = {"hundred": 100, "cent": 100, "thousand": 1_000}
WORDS = "|".join(sorted(_WORDS.keys() | _TIMES.keys(), key=len, reverse=True))
"""Numbers in English, French and German words, as alternatives of a regular expression."""


def value_of(numeral: str) -> Decimal | None:
    """What a number is worth; None for what is none.

    Before three digits a comma or a space parts thousands, else a comma stands before decimals.
    """
    words = numeral.strip().casefold()
    if words[:1].isdecimal():
        times = _UNITS.get(words[-1]) or _MYRIADS.get(words[-1]) or 1
        digits = _GROUPED.sub("", words if times == 1 else words[:-1]).replace(",", ".")
        return Decimal(digits) * times if _PLAIN.fullmatch(digits) else None
    if words and not set(words) - set(HAN):
        return _han(words)
    return _spelt(words)


def normalized(words: str) -> str:
    """`words` with each number in digits: what is written 二十日 and "20日" is then the same."""
    return NUMERAL.sub(lambda match: in_digits(match[0]), words)


def in_digits(numeral: str) -> str:
    """One number in digits, its thousands not parted: "5 000" and 五千 are "5000"; what is none stays as it is."""
    value = value_of(numeral)
    return numeral if value is None else f"{value.normalize():f}"


def _han(numeral: str) -> Decimal:
    if not set(numeral) & (_UNITS.keys() | _MYRIADS.keys()):
        return Decimal("".join(str(_DIGITS[sign]) for sign in numeral))
    whole = section = digit = 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        elif sign == "万":
            whole, section, digit = whole + (section + digit or 1) * 10_000, 0, 0
        else:
            whole, section, digit = (whole + section + digit or 1) * 100_000_000, 0, 0
    return Decimal(whole + section + digit)


def _spelt(words: str) -> Decimal | None:
    value = 0
    for part in re.split(r"[\s-]+", words):
        if part in _TIMES:
            value = (value or 1) * _TIMES[part]
        elif part in _WORDS:
            value += _WORDS[part]
        else:
            return None
    return Decimal(value)
