"""Amounts in digits and words, what they are counted in, and what bounds them."""

from __future__ import annotations

import pytest

from clauseline.comparing.duties.amounts import tell_amounts
from clauseline.comparing.duties.duty import read_duty
from clauseline.comparing.duties.numbers import find_numbers, mask_numbers
from clauseline.vocabulary import Verdict


def _told(text: str) -> list[str]:
    """Bound, value and unit of each amount."""
    return [" ".join(filter(None, (one.bound, one.value, one.unit))) for one in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The log is kept for nine months.", ["9 months"]),
        ("Lamps burn for at most thirty-six hours.", ["most 36 hours"]),
        ("It lasts one hundred and twenty working days.", ["120 working days"]),
        ("A one-year term, then a 30-day one.", ["1 years", "30 days"]),
        ("Das Buch wird binnen eines Monats gezeigt.", ["most 1 months"]),
        ("Die Frist beträgt vierundzwanzig Stunden.", ["24 hours"]),
        ("Il est montré dans un délai de quinze jours.", ["most 15 days"]),
        ("Il est montré dans le délai d’un mois.", ["1 months"]),
        ("Se muestra en el plazo de treinta y seis meses.", ["most 36 months"]),
        ("应当在三个月内公布。", ["most 3 个月"]),
        ("年满十六周岁的人。", ["16 周岁"]),
        ("Half of the keepers, or fifty per cent.", ["1/2 part", "50 %"]),
        ("At least two-thirds of the keepers agree.", ["least 2/3 part"]),
        ("Mindestens ein Drittel der Wärter stimmt zu.", ["least 1/3 part"]),
        ("Cinquante pour cent, ou la moitié des gardiens.", ["50 %", "1/2 part"]),
        ("三分之二以上的守灯人，或者百分之五十。", ["least 2/3 part", "50 %"]),
        ("A keeper waits between 5 and 10 days.", ["least 5 days", "most 10 days"]),
        ("Wait six to 12 months.", ["least 6 months", "most 12 months"]),
        ("Zwischen fünf und zehn Tagen.", ["least 5 days", "most 10 days"]),
        ("Une durée de cinq à dix ans.", ["least 5 years", "most 10 years"]),
        ("判处三年以上七年以下监禁，或者一至二年。", ["least 3 年", "most 7 年", "least 1 年", "most 2 年"]),
        ("At least two keepers watch.", ["least 2 keepers"]),
        ("10 or more boats, or five or more ferries.", ["least 10 boats", "least 5 ferries"]),
        ("Zehn Tage oder mehr.", ["least 10 days"]),
        ("Deux gardiens ou plus.", ["least 2 gardiens"]),
        ("It shall not be less than five days.", ["least 5 days"]),
        ("Lamps are cleaned every three years.", ["3 years"]),
        ("Lampen werden alle fünf Jahre gereinigt.", ["5 years"]),
        ("Les lampes sont nettoyées tous les cinq ans.", ["5 years"]),
    ],
)
def test_an_amount_has_a_unit_and_a_bound(text: str, amounts: list[str]):
    assert _told(text) == amounts


@pytest.mark.parametrize(
    "text",
    [
        "One of the keepers asks a third party.",
        "At least one keeper watches.",
        "The bell rings once an hour, twice a day.",
        "Un tiers demande une lampe.",
        "Ein Wärter löscht eine Lampe.",
        "See Article five and Section 7.2.",
        "It is the second day and the first year.",
        "El farero toca una vez al día.",
    ],
)
def test_a_word_that_may_be_an_article_is_no_amount(text: str):
    assert [one for one in _told(text) if not one.replace(".", "").isdigit()] == []


def test_a_range_needs_a_smaller_first_amount():
    assert _told("From 10 to 5 metres, 7 to 5 days.") == ["10 to", "5 metres", "7 to", "5 days"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Wait twenty-four hours or 30 days.", "Wait 0 hours or 0 days."),
        ("Wait between five and ten days.", "Wait between 0 and 0 days."),
        ("Mindestens zwei Drittel der Wärter.", "Mindestens 0 der Wärter."),
    ],
)
def test_amounts_in_words_are_masked(text: str, masked: str):
    assert mask_numbers(text) == masked


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("The log shall be kept for at least {}.", ("six months", "three months"), "weakened"),
        ("The log shall be kept for at least {}.", ("one month", "30 months"), "strengthened"),
        ("The log shall be shown within {}.", ("a day", "five days"), "weakened"),
        ("Die Glocke muss mindestens {} läuten.", ("eine Minute", "fünf Minuten"), "strengthened"),
        ("Das Buch muss binnen {} gezeigt werden.", ("eines Monats", "sechs Monaten"), "weakened"),
        ("Le registre doit être montré dans un délai de {}.", ("quinze jours", "dix jours"), "strengthened"),
        ("Deben acudir al menos {} de los fareros.", ("dos tercios", "la mitad"), "weakened"),
        ("应当经{}以上的守灯人同意。", ("三分之二", "二分之一"), "weakened"),
        ("Lamps shall be cleaned every {}.", ("three years", "two years"), "ambiguous"),
        ("Lamps shall be cleaned every {}.", ("three years", "3 years"), None),
    ],
)
def test_what_became_of_an_amount_in_words(before: str, after: tuple[str, str], verdict: Verdict | None):
    old, new = (read_duty(before.format(amount), "requirement", "") for amount in after)
    assert tell_amounts(old, new) == verdict


@pytest.mark.parametrize(
    "text", ["five or more ", "three to five years ", "between 5 and ", "one third ", "一分之", "vingt "]
)
def test_long_texts_are_searched_to_their_end(text: str):
    assert len(_told(text * 6_000)) >= len(_told(text)) * 5_999
