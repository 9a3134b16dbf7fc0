import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exporting.proposing import Wording, in_words, read_back, without_quote


@given(
    st.sampled_from(["replace", "insert-after"]),
    st.text(st.characters(exclude_characters="\0"), min_size=1),
    st.text(st.characters(exclude_characters="\0")),
)
def test_what_was_put_in_words_is_read_back(proposal, quote, proposed):
    assert read_back(in_words(proposal, quote, proposed), quote) == Wording(proposal, quote, proposed)


def test_a_deletion_is_read_back():
    assert read_back("Delete “for ever”.", "for ever") == Wording("delete", "for ever")


@pytest.mark.parametrize("words", ["", "Say how long.", "Replace “always” by “for a day”.", "Delete this clause."])
def test_what_is_said_otherwise_is_not(words):
    assert read_back(words, "for ever") is None


def test_what_is_asked_of_a_whole_clause_is_read_back():
    assert read_back("Delete this clause.", "") == Wording("delete", "")
    assert read_back("Replace the text by “None.”.", "") == Wording("replace", "", "None.")
    assert read_back("Delete it.", "") is None


def test_the_words_of_a_draft_are_taken_out():
    assert without_quote("Replace “for ever” by “for a day”.", "for ever") == "Replace “…” by “for a day”."
    assert without_quote("Say how long.", "for ever") == "Say how long."
