"""Numbers in words, and where they stand."""

from __future__ import annotations

import pytest

from clauseline.comparing.duties.number_words import SpeltNumber, find_spelt, spelt_before


def test_a_number_in_words_has_its_place_and_its_unit():
    assert [*find_spelt("for twenty-four hours")] == [SpeltNumber(4, 15, 21, "24", "hours")]
    assert [*find_spelt("al menos dos fareros")] == [SpeltNumber(9, 12, 20, "2", "fareros")]
    assert [*find_spelt("百分之二十的灯")] == [SpeltNumber(0, 5, 5, "20", "%")]


@pytest.mark.parametrize(
    ("text", "languages", "found"),
    [
        ("the one hundred and five ", ["en"], (4, 24, "105")),
        ("sechs und neun ", ["de"], (10, 14, "9")),
        ("quatre-vingt-dix ", ["en", "fr"], (0, 16, "90")),
        ("once ", ["en"], None),
        ("once ", ["es"], (0, 4, "11")),
        ("d’un ", ["fr"], (2, 4, "1")),
        ("someone ", ["en"], None),
    ],
)
def test_the_longest_number_before_a_place_is_found(
    text: str, languages: list[str], found: tuple[int, int, str] | None
):
    assert spelt_before(text, len(text), languages) == found
