"""What an edit weighs."""

from __future__ import annotations

from clauseline.comparing.changes import Edit
from clauseline.comparing.edits.weighing import heaviest, is_told, the_weights, weight_of
from clauseline.vocabulary import EDIT_ROLES, EFFECTS


def edit(role, effect, word="word"):
    return Edit(word, "", (0, len(word)), (0, 0), role, effect)


def test_every_role_and_effect_has_a_weight():
    weights = the_weights()
    assert (sorted(weights.roles), sorted(weights.effects)) == (sorted(EDIT_ROLES), sorted(EFFECTS))


def test_an_edit_of_which_no_word_tells_weighs_nothing():
    assert weight_of(edit(None, None)) == 0


def test_what_protects_less_weighs_more_than_what_protects_more():
    assert weight_of(edit("when", "less")) > weight_of(edit("when", "more")) > weight_of(edit("when", "ask"))


def test_what_weighs_less_than_the_limit_is_not_told():
    assert [is_told([edit("what", "ask")]), is_told([edit("consent", "ask")])] == [False, True]


def test_the_heaviest_come_first_and_then_those_that_stand_first():
    edits = [edit("consent", "ask", "a"), edit("what", "ask", "b"), edit("not", "less", "c"), edit("order", "ask", "d")]
    assert [one.old for one in heaviest(edits)] == ["c", "a", "d"]
    assert [one.old for one in heaviest(edits, 1)] == ["c"]
