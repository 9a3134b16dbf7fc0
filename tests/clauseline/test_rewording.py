"""A wording made again for other words: without a guess, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.wording import changed_wording
from clauseline.rewording import Reworded, apply, edits, reword
from clauseline.vocabulary import WordingAct

DUTY = "A platform shall delete each record within 30 days."


def remade(proposed: str, new: str, old: str = DUTY, act: WordingAct = "replace", **more: str) -> Reworded:
    return reword(act, proposed, old, new, language=more.pop("language", "en"), **more)


def test_the_same_words_have_the_same_wording():
    assert remade("A platform shall delete each record within 10 days.", DUTY).state == "as-written"


def test_what_the_body_put_in_between_stays():
    found = remade(
        "A platform shall delete each record within 10 days.",
        "A platform shall delete each record (if any) and its metadata within 30 days.",
    )
    assert found == Reworded(
        "made-again", "A platform shall delete each record (if any) and its metadata within 10 days."
    )


@pytest.mark.parametrize(
    ("new", "doubts"),
    [
        ("A platform shall not delete each record within 30 days.", ("force", "negation")),
        ("A platform should delete each record within 30 days.", ("force",)),
        ("A platform shall delete each record of 5 persons within 30 days.", ("number",)),
        ("A platform shall delete each record, except those of others, within 30 days.", ("negation",)),
        ("A platform shall delete each old record within 30 days.", ()),
    ],
)
def test_what_may_turn_the_sense_is_told(new, doubts):
    found = remade("A platform shall delete each record within 10 days.", new)
    assert (found.state, found.doubts) == ("made-again", doubts)


@pytest.mark.parametrize(
    "new",
    [
        "A platform shall delete each record within 60 days.",
        "A platform shall delete each record within about 30 days.",
        "A platform shall delete each record within 30 working days.",
        "A platform shall delete each record.",
    ],
)
def test_two_who_change_the_same_words_are_in_conflict(new):
    proposed = "A platform shall delete each record within 10 days."
    assert remade(proposed, new) == Reworded("conflict", proposed)


def test_words_that_stand_twice_by_now_are_a_conflict():
    twice = "A platform shall delete each record within 30 days. A shop shall delete each record within 30 days."
    assert remade("A platform shall delete each record within 10 days.", twice).state == "conflict"


@pytest.mark.parametrize(
    "new",
    ["A platform shall delete each record within 10 days.", "  A platform shall delete each record\nwithin 10 days."],
)
def test_what_the_body_did_by_itself_is_no_wording_any_more(new):
    assert remade("A platform shall delete each record within 10 days.", new).state == "done-by-body"


def test_of_two_changes_one_of_which_the_body_made_the_other_is_left():
    found = remade(
        "Each platform shall delete each record within 10 days.",
        "Each platform shall delete each old record within 30 days.",
    )
    assert found == Reworded("made-again", "Each platform shall delete each old record within 10 days.")


def test_a_passage_that_is_to_go_whole_goes_only_as_it_was():
    assert remade("", DUTY, act="delete").state == "as-written"
    assert remade("", DUTY.replace("each", "every"), act="delete").state == "conflict"


def test_an_insertion_needs_the_end_of_its_words_alone():
    more, changed = " It shall say so.", DUTY.replace("each", "every")
    assert remade(more, changed, act="insert-after") == Reworded("made-again", more)
    assert remade(more, f"{DUTY} Or not.", act="insert-after").state == "conflict"
    assert remade(more, changed, act="insert-after", after=" It shall say so. And more.").state == "done-by-body"


def test_a_han_character_is_a_word():
    old, new = "平台应在三十日内删除记录。", "平台应在三十日内删除全部记录。"
    assert remade("平台应在十日内删除记录。", new, old, language="zh") == Reworded(
        "made-again", "平台应在十日内删除全部记录。"
    )
    denied = remade("平台应在十日内删除记录。", "平台不应在三十日内删除记录。", old, language="zh")
    assert denied.state == "conflict" or "negation" in denied.doubts


WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "shall", "not", "30", "days", "记", "录", "(", ")", "."]), max_size=12
).map(" ".join)


@given(WORDS, WORDS)
def test_edits_are_what_leads_from_one_text_to_the_other(old, new):
    assert apply(old, list(edits(changed_wording(old, new)))) == new


@given(WORDS, WORDS, WORDS)
def test_what_is_made_again_has_the_words_of_both(old, proposed, new):
    found = remade(proposed, new, old)
    if found.state == "made-again":
        ours = [edit.words for edit in edits(changed_wording(old, proposed))]
        theirs = [edit.words for edit in edits(changed_wording(old, new))]
        assert all(words in found.proposed for words in (*ours, *theirs))
