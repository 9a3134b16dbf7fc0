"""What looks like a duty that became stronger or weaker, and is none, or is the same."""

from __future__ import annotations

import pytest

from clauseline import compare
from clauseline.comparing.changes import StrengthChange
from tests.clauseline.comparing.drafts import draft


def _rows(old: str, new: str, language: str = "en") -> tuple[StrengthChange, ...]:
    sides = (draft(("1", "Lamps", text), language=language) for text in (old, new))
    (change,) = compare(*sides, genre="terms").changes
    return change.strength


def test_what_makers_do_in_the_passive_is_what_they_did():
    (row,) = _rows("We delete songs when you leave.", "Songs are deleted by us when you leave.")
    assert (row.verdict, row.sure, row.proof) == ("same", True, "voice")


@pytest.mark.parametrize(
    "believed", ["if we believe that a storm comes", "if in our view it is late", "where we see fit"]
)
def test_a_condition_at_the_will_of_who_is_free_is_no_gain(believed):
    (row,) = _rows("We may share your data with a bard.", f"We may share your data with a bard {believed}.")
    assert (row.verdict, [edit.effect for edit in row.edits]) == ("ambiguous", ["ask"])


def test_a_condition_that_others_can_see_is_one():
    (row,) = _rows("We may share your data with a bard.", "We may share your data with a bard if you agree.")
    assert (row.verdict, row.reason) == ("strengthened", "condition-added")


@pytest.mark.parametrize(
    "clause",
    [
        "The Dutch version shall take precedence.",
        "If they differ, the text in Dutch shall prevail.",
        "The Dutch translation shall always govern.",
    ],
)
def test_which_version_counts_binds_nobody(clause):
    said = "These terms are written in Dutch and Danish."
    assert _rows(said, f"{said} {clause}") == ()
    assert _rows(f"{said} {clause}", said) == ()


def test_a_version_that_has_to_do_something_else_is_bound():
    said = "These terms are written in Dutch and Danish."
    assert [row.verdict for row in _rows(said, f"{said} Each version shall be lit.")] == ["strengthened"]
    assert [row.verdict for row in _rows(said, f"{said} The owner of a lamp shall prevail.")] == ["strengthened"]


def test_which_chinese_version_counts_binds_nobody():
    said = "本条款以中文和荷兰文书写。"
    assert _rows(said, f"{said}两种文本不一致的，应以中文版本为准。", "zh") == ()


def test_who_does_not_answer_for_something_has_a_limit_and_no_duty():
    said = "灯塔整夜亮着。"
    (row,) = _rows(said, f"{said}我们不对丢失的船桨负责。", "zh")
    assert (row.kind, row.verdict, row.effect) == ("liability", "ambiguous", "less")
    (row,) = _rows(said, f"{said}守塔人对丢失的船桨负责。", "zh")
    assert (row.kind, row.verdict) == ("duty", "strengthened")


def test_two_verbs_of_one_force_have_no_direction():
    (row,) = _rows("守塔人应当点灯。", "守塔人必须点灯。", "zh")
    assert (row.verdict, [(edit.role, edit.effect) for edit in row.edits]) == ("ambiguous", [("force", "ask")])
