"""Verbs that tell, ask or explain bind nobody."""

from __future__ import annotations

import pytest

from clauseline.comparing.duties.duty import read_duty
from clauseline.comparing.duties.numbers import Number, find_numbers
from clauseline.comparing.duties.strength import find_strengths
from clauseline.comparing.duties.verbs import ENGLISH
from clauseline.comparing.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The chapter explains how the lamp should be lit.", []),
        ("The chapter explains how lamps may, must, or must not be lit.", []),
        ("The chapter explains how the [=lamp of the pier=] should be lit.", []),
        ("The chapter explains how lamps are lit [1] and the gate shall be closed.", ["shall"]),
        ("Wardens shall say how lamps are lit, and the gate shall be closed.", ["shall", "shall"]),
        ("We have to leave the old harbour behind us.", []),
        ("A ferry may have to wait.", ["may"]),
        ("The rope holds the boat that should not drift.", []),
        ("The list of what each ferry did shall be kept.", ["shall"]),
        ("Wardens ensure that every lamp shall be lit.", ["shall"]),
        ("Lamps are lit because ferries must see the pier.", []),
        ("It should be easier to find the gate.", []),
        ("Must the gate be closed?", []),
        ("TBD: the lamp should be described.", []),
        ("The service MUST state whether a lamp MUST be lit.", ["MUST"]),
        ("We strongly encourage wardens to count lamps.", ["strongly encourage"]),
        ("Visitors must be allowed to leave.", ["must be allowed to"]),
        ("It is the responsibility of the warden to count lamps.", ["is the responsibility of"]),
    ],
)
def test_only_what_binds_is_found(text: str, verbs: list[str]):
    assert [one.verb for one in find_strengths(Sentence(0, len(text), text), ENGLISH)] == verbs


def test_a_duty_has_its_parts():
    text = "If a ferry is late, the harbour office shall light at least 3 lamps unless the moon is full."
    duty = read_duty(text, "requirement", "shall")
    assert (duty.actor.lstrip(", "), duty.act, duty.object) == ("the harbour office", "light", "at least 3 lamps")
    assert (duty.conditions, duty.exceptions) == (("If a ferry is late",), ("unless the moon is full",))
    assert duty.numbers == (Number("3", "lamps", "least"),)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("See clause 7.2.1 and RFC 2119.", []),
        ("within 24 hours", [Number("24", "hours", "most")]),
        ("no more than 5 %", [Number("5", "%", "most")]),
        ("不超过30日", [Number("30", "日", "most")]),
    ],
)
def test_amounts_and_their_bounds(text: str, numbers: list[Number]):
    assert [one for one in find_numbers(text) if one.bound or one.unit] == numbers


def test_recognisers_end_on_long_texts():
    text = "if shall unless 7 " * 6_000
    assert len(list(find_numbers(text))) == 6_000
    assert find_strengths(Sentence(0, len(text), text), ENGLISH) != []
