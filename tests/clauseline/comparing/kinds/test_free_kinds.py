"""Rights, defaults, definitions and information: told beside duties, in sentences in which no other verb binds."""

from __future__ import annotations

import pytest

from clauseline.comparing import compare
from clauseline.comparing.changes import Change, ProvedSentence, StrengthChange
from clauseline.writing.force import say_force
from tests.clauseline.comparing.drafts import draft

TOLD = "The harbour office has a red roof and a bell that children like to hear in the morning."
RIGHT = "Passengers of the ferry have the right to see every log in which the name of their boat is written down."
DEFAULT = "By default, the place of your boat is shown to everyone who visits the northern harbour in the evening."


def _change(old: str, new: str, language: str = "en") -> Change:
    sides = (draft(("1", "Rules", text), language=language) for text in (old, new))
    (change,) = compare(*sides).changes
    return change


def _rows(old: str, new: str, language: str = "en") -> tuple[StrengthChange, ...]:
    return _change(old, new, language).strength


def test_a_right_that_came_or_went_is_told_with_what_it_does_to_people():
    (came,) = _rows(TOLD, f"{TOLD} {RIGHT}")
    assert (came.kind, came.reason, came.effect, came.is_to_check) == ("right", "new", "more", False)
    (went,) = _rows(f"{TOLD} {RIGHT}", TOLD)
    assert (went.kind, went.reason, went.effect) == ("right", "gone", "less")
    assert say_force(went, str) == "right, gone, no similar one found: protects people less"


def test_a_right_of_a_company_is_none_of_people():
    assert _rows(TOLD, f"{TOLD} We have the right to paint every lamp of the northern harbour in red.") == ()


def test_a_right_that_is_denied_now_protects_less():
    has, has_not = "Users have the right to object to the bell.", "Users have no right to object to the bell."
    (row,) = _rows(has, has_not)
    assert (row.kind, row.effect, row.is_to_check) == ("right", "less", False)
    (row,) = _rows(has_not, has)
    assert row.effect == "more"


def test_a_right_that_shall_be_had_keeps_its_force():
    (row,) = _rows(TOLD, f"{TOLD} {RIGHT.replace('have', 'shall have')}")
    assert (row.kind, row.verdict, row.sure, row.effect) == ("right", "strengthened", True, "more")


def test_a_sentence_that_binds_by_another_verb_stays_a_duty():
    duty = "By default, the keeper shall light the lamp of every boat in the northern harbour before sunset."
    (row,) = _rows(TOLD, f"{TOLD} {duty}")
    assert (row.kind, row.verdict) == ("duty", "strengthened")


def test_a_default_is_told_where_it_concerns_people():
    (row,) = _rows(TOLD, f"{TOLD} {DEFAULT}")
    assert (row.kind, row.reason, row.effect, row.is_to_check) == ("default", "new", "ask", True)
    assert _rows(TOLD, f"{TOLD} By default, the lamp has a radius of three metres and a green glass.") == ()
    (row,) = _rows(DEFAULT, DEFAULT.replace("everyone", "keepers"))
    assert (row.kind, [(edit.old, edit.new) for edit in row.edits]) == ("default", [("everyone", "keepers")])


@pytest.mark.parametrize("verb", ["means", "shall mean"])
def test_a_definition_binds_nobody_and_is_told_where_it_changed(verb: str):
    text = f"“Lantern” {verb} any light that burns at night in the northern harbour."
    assert _rows(TOLD, f"{TOLD} {text}") == ()
    (row,) = _rows(text, text.replace("at night", "at night or at noon"))
    assert (row.kind, row.old and row.old.level) == ("definition", "statement")


def test_what_can_be_is_information_and_what_cannot_be_is_not_merely_told():
    (row,) = _rows("The lamp can be seen from the road.", "The lamp can be seen from the sea.")
    assert row.kind == "information"
    (row,) = _rows("The log cannot be seen from the road.", "The log cannot be seen from the sea.")
    assert row.kind == "duty"


def test_one_that_is_proved_to_say_the_same_has_no_row():
    old = "“Lantern” means any light that burns at night."
    change = _change(old, old.replace("any light that burns", "any lights that burn"))
    size = len(old)
    assert (change.strength, change.proofs) == ((), (ProvedSentence((0, size), (0, size), "inflection"),))


@pytest.mark.parametrize(
    ("sentence", "kind", "effect"),
    [
        ("用户有权随时查阅和复制与其船只有关的全部航行日志记录。", "right", "more"),
        ("港务局默认向所有来访者公开您的船只所在的位置和停泊时间。", "default", "ask"),
    ],
)
def test_chinese_is_told(sentence: str, kind: str, effect: str):
    told = "灯塔在港口的北面，屋顶是红色的。"
    (row,) = _rows(told, told + sentence, "zh")
    assert (row.kind, row.effect) == (kind, effect)
