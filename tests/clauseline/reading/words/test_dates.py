"""Dates as covers print them."""

from __future__ import annotations

from datetime import date

import pytest

from clauseline.reading.words.dates import day_of


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2023-06-12", date(2023, 6, 12)),
        ("12 June 2023", date(2023, 6, 12)),
        ("June 12, 2023", date(2023, 6, 12)),
        ("June 2023", date(2023, 6, 1)),
        ("1er juin 2023", date(2023, 6, 1)),
        ("06/2023", date(2023, 6, 1)),
        ("2023年6月12日", date(2023, 6, 12)),
        ("2023年6月", date(2023, 6, 1)),
        ("12 de junio de 2023", date(2023, 6, 12)),
        ("diciembre de 2023", date(2023, 12, 1)),
        ("12 июня 2023", date(2023, 6, 12)),
        ("12 يونيو 2023", date(2023, 6, 12)),
        ("2023/06", date(2023, 6, 1)),
        ("31 June 2023", None),
        ("13/2023", None),
        ("soon", None),
    ],
)
def test_a_printed_date_is_a_day(printed, day):
    assert day_of(printed) == day
