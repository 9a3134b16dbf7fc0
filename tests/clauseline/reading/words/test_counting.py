"""Numbers as office programs and XML formats write them."""

from __future__ import annotations

import pytest

from clauseline.reading.words.counting import format_count


@pytest.mark.parametrize(
    ("count", "style_name", "drawn"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (28, "upperLetter", "BB"), (2, "lowerLetter", "b"),
        (14, "upperRoman", "XIV"), (4, "lowerRoman", "iv"), (12, "chineseCounting", "十二"),
        (103, "chineseCountingThousand", "一百零三"), (20, "chineseCounting", "二十"), (3, "decimalFullWidth", "３"),
        (2, "decimalEnclosedCircle", "②"), (5, "none", ""),
    ],
)  # fmt: skip
def test_number_formats(count, style_name, drawn):
    assert format_count(count, style_name) == drawn
