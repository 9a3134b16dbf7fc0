"""How early a changed sentence is read."""

from __future__ import annotations

import pytest

from clauseline.comparing.changes import Edit
from clauseline.comparing.edits.language import LANGUAGES, language_of
from clauseline.comparing.edits.reading_first import (
    MOST,
    ReadingWeight,
    definition_points,
    first_weights,
    in_order,
    is_aside,
    reading_weight,
)
from clauseline.concerns.vocabulary import VOCABULARY

EN = language_of("en")
HALL = "The hall has a door to the south, through which the sun comes in the morning."


def of(text, *, became=("came",), edits=(), concerns=(), language=EN):
    return reading_weight(became, text, edits, concerns, language)


def test_each_figure_is_of_something_that_is_there():
    weights = first_weights()
    concerns = {one.id for one in VOCABULARY.concerns} | {"further", "other"}
    assert {*weights.concerns} <= concerns
    for language in map(language_of, LANGUAGES):
        assert {*weights.words} <= language.lists.names, language.code


def test_the_heaviest_of_what_became_of_it_counts():
    happened = first_weights().happened
    assert of(HALL, became=("check", "weakened")).own == happened["weakened"]
    assert of(HALL, became=()).own == 0


def test_the_heaviest_edit_counts_by_its_role_and_effect():
    edits = [Edit("a", "", (0, 1), (0, 0), "what", "ask"), Edit("a", "", (0, 1), (0, 0), "consent", "less")]
    bare = of(HALL, became=("inside",)).own
    assert of(HALL, became=("inside",), edits=edits).own - bare == first_weights().edit * 6


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("Where possible, you are told at once what we know of the people who live in your house.", "en"),
        ("To the extent practicable, you are told at once what is known of those who live there.", "en"),
        ("在可行的情况下，应当立即告知住在这所房子里的每一个人其个人信息被保存在什么地方。", "zh"),
    ],
)
def test_a_condition_at_the_head_is_as_heavy_as_its_words(head, language):
    sign = "，" if language == "zh" else ", "
    rest = head.split(sign, 1)[1]
    lists = language_of(language)
    assert of(head, language=lists).total > of(rest, language=lists).total


def test_an_example_and_the_end_of_a_list_weigh_less():
    assert of(f"For example, {HALL}").total == of(HALL).total + first_weights().example
    assert of("Learn more.").own == first_weights().happened["came"] + first_weights().short
    assert of("Learn more.", became=("weakened",)).own == first_weights().happened["weakened"]


def test_of_many_concerns_the_heaviest_count_and_the_others_little():
    figures = first_weights().concerns
    things = of(HALL, concerns=["children", "manipulation", "surveillance", "accountability", "children"]).things
    assert things == {"children": 12, "surveillance": figures["further"], "accountability": figures["further"]}


def test_a_definition_weighs_more_the_more_clauses_use_it_up_to_a_limit():
    first = first_weights().happened["definition"]
    assert [definition_points(n) for n in (0, 2, 500)] == [first, first + 2, first + 10]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Copyright notice", True), ("Normative references", True), ("Typographic conventions", True),
        ("版权说明", True), ("Referencesystem", False), ("Scope", False), ("Conventional weapons", False), ("", False),
        ("IDL Index", True), ("Terms defined by reference", True), ("Terms and conditions", False),
    ],
)  # fmt: skip
def test_titles_that_tell_how_a_text_came_about(title, expected):
    assert is_aside(title) is expected


def test_what_stood_above_fades():
    heavy, other = ReadingWeight(10, {"children": 100}), ReadingWeight(10, {"age": 97})
    assert in_order([heavy, heavy, other], [False] * 3) == [0, 2, 1]


def test_equal_ones_stand_as_in_the_text_and_the_rest_by_what_it_weighs():
    count = MOST + 3
    weights = [ReadingWeight(10)] * MOST + [ReadingWeight(1), ReadingWeight(3), ReadingWeight(2)]
    assert in_order(weights, [False] * count) == [*range(MOST), count - 2, count - 1, count - 3]


def test_new_ones_come_in_turns_as_long_as_others_weigh_enough():
    new, changed, light = ReadingWeight(50), ReadingWeight(40), ReadingWeight(5)
    assert in_order([new, new, new, changed, light], [True, True, True, False, False]) == [0, 3, 1, 2, 4]
