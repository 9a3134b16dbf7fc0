"""Numbers in digits, in English words and in Chinese."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.numerals import NUMERAL, normalized, value_of
from clauseline.reading.words.counting import han


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("24", 24), ("1,000", 1_000), ("1,5", Decimal("1.5")), ("0.5", Decimal("0.5")), ("2万", 20_000),
        ("二十四", 24), ("十", 10), ("十五", 15), ("一百零三", 103), ("二千", 2_000), ("二万五千", 25_000),
        ("一亿二千万", 120_000_000), ("两", 2), ("二〇二四", 2_024), ("零", 0), ("万", 10_000),
        ("soixante", 60), ("1 000", 1_000), ("houndred", None),
        ("three", 3), ("Twelve", 12), ("twenty-four", 24), ("two hundred", 200), ("hundred", 100), ("1.2.3", None),
    ],
)  # fmt: skip
def test_a_number_is_worth_the_same_however_it_is_written(numeral, value):
    assert value_of(numeral) == value


@given(st.integers(1, 9_999))
def test_what_chinese_counts_is_read_back(count):
    assert value_of(han(count)) == count
    assert NUMERAL.fullmatch(han(count))


def test_numbers_of_a_phrase_are_told_in_digits():
    assert (
        normalized("不少于三十日，并处2万元以下")
        == normalized("不少于30日，并处20000元以下")
        == "不少于30日，并处20000元以下"
    )
    assert normalized("within Twenty-four hours and 1.50 days") == "within 24 hours and 1.5 days"
