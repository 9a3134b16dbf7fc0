"""What is counted, and what bounds it."""

from __future__ import annotations

import pytest

from clauseline.comparing.duties.counted import AmountUnit, bound_of, counted_behind, unit_of


def test_a_unit_has_one_name_in_all_forms_and_languages():
    assert unit_of("Monaten") == AmountUnit("months", ("de",))
    assert unit_of("minutes") == AmountUnit("minutes", ("en", "fr"))
    assert unit_of("Working  day") == AmountUnit("working days", ("en",))
    assert unit_of("Lamps") == AmountUnit("lamps", ())


@pytest.mark.parametrize(
    ("text", "number", "bound"),
    [
        ("no less than 5 lamps", "5", "least"),
        ("no more than 5 lamps", "5", "most"),
        ("must not be more than 5 lamps", "5", "most"),
        ("5 or more lamps", "5", "least"),
        ("5 lamps or fewer", "5", "most"),
        ("pas plus de 5 lampes", "5", "most"),
        ("5天以内", "5", "most"),
        ("the setup to 5 lamps", "5", None),
        ("5 lamps", "5", None),
    ],
)
def test_a_bound_stands_before_an_amount_or_behind_it(text: str, number: str, bound: str | None):
    start = text.index(number)
    behind = counted_behind(text, start + 1)[1] if "天" not in text else text.index("天") + 1
    assert bound_of(text, start, start + 1, behind) == bound
