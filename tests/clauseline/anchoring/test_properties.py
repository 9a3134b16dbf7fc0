import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.anchoring import Pair, anchor_at, find_near, place
from clauseline.comparing import compare
from clauseline.outline import ClauseText, Outline

WORDS = ("record", "user", "kept", "platform", "shall", "share", "days", "avatar", "may", "told")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXT = st.lists(SENTENCE, min_size=2, max_size=6).map(" ".join)


def outline(text):
    return Outline(reader="test", language="en", clauses=(ClauseText("1", "Record", 1, text=text),))


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, st.data())
def test_a_place_is_always_a_passage_of_the_new_text(old, new, data):
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    answer = place(anchor_at(old, start, end), 0, Pair(outline(old), outline(new), compare(outline(old), outline(new))))
    assert 0 <= answer.score <= 1
    if answer.anchor:
        found = answer.anchor
        assert answer.clause == 0
        assert new[found.start : found.start + len(found.quote)] == found.quote != ""
    else:
        assert answer.state == "gone"


@settings(max_examples=60, deadline=None)
@given(TEXT, st.data())
def test_in_an_unchanged_text_every_passage_stays_where_it_is(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor, same = anchor_at(text, start, end), outline(text)
    answer = place(anchor, 0, Pair(same, same, compare(same, same)))
    assert (answer.state, answer.anchor, answer.score) == ("same", anchor, 1.0)


@pytest.mark.parametrize("text", ["İstanbul’da kayıt tutulur.", "ﬁnal", "\u0301\u0301", "   ", "👩‍🚀👩‍🚀"])
def test_unusual_characters_do_not_break_the_search(text):
    found = find_near(anchor_at("Kayıt İstanbul’da tutulur ﬁnal 👩‍🚀", 0, 34), text)
    assert found is None or 0 <= found.start < found.end <= len(text)
