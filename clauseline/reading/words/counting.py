"""How numbers and the marks of items are written: in letters, in Roman numerals, as Chinese counts."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.reading.words.vocabulary import SYMBOLS

DRAWN_BULLETS = SYMBOLS | {"o": "○"}
"""What the signs are that office programs draw before items, each in a font of its own."""

LONGEST_LABEL = 200
"""No label has more characters; one that is drawn again and again must not fill the memory."""

_HAN = "零一二三四五六七八九"
_HAN_FORMATS = (
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseCounting", "ideographDigital",
)  # fmt: skip


def format_count(count: int, style: str) -> str:
    """`count` as Word writes it in a number format: "decimal", "upperRoman", "chineseCounting" ..."""
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(65 + (count - 1) % 26) * (1 + (count - 1) // 26) if 0 < count < 1_000 else str(count)
        return letter if style == "upperLetter" else letter.lower()
    if style in ("upperRoman", "lowerRoman"):
        return roman(count) if style == "upperRoman" else roman(count).lower()
    if style in _HAN_FORMATS:
        return han(count)
    if style == "decimalZero":
        return f"{count:02}"
    if style == "decimalEnclosedCircle" or style == "decimalEnclosedCircleChinese":
        return chr(0x2460 + count - 1) if 0 < count <= 20 else str(count)
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))
    return "" if style == "none" else str(count)


def roman(count: int) -> str:
    """`count` in Roman numerals; its digits if it has none."""
    if not 0 < count < 4000:
        return str(count)
    signs: Sequence[tuple[int, str]] = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    found = ""
    for size, sign in signs:
        times, count = divmod(count, size)
        found += sign * times
    return found


def han(count: int) -> str:
    """`count`, below ten thousand, as Chinese counts: 十二, 一百零三."""
    if not 0 < count < 10_000:
        return _HAN[0] if count == 0 else str(count)
    found, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // place % 10
        if digit:
            found += ("零" if gap and found else "") + _HAN[digit] + unit
            gap = False
        else:
            gap = True
    return found[1:] if found.startswith("一十") else found
