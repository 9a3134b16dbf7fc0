import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.anchoring import Anchor, anchor_at, locate, trimmed

TEXT = "The record is kept. The user is told. The record is kept for 30 days."


def test_an_anchor_keeps_the_quote_and_its_surroundings():
    assert anchor_at(TEXT, 20, 37) == Anchor(
        quote="The user is told.",
        before="The record is kept. ",
        after=" The record is kept for 30 days.",
        start=20,
    )


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 3), (0, len(TEXT) + 1)])
def test_an_empty_or_outlying_passage_is_refused(start, end):
    with pytest.raises(ValueError, match="is no passage"):
        anchor_at(TEXT, start, end)


@pytest.mark.parametrize(("start", "end"), [(19, 38), (19, 37), (20, 38), (20, 37)])
def test_a_quote_with_spaces_around_it_is_trimmed_to_its_words(start: int, end: int):
    words = trimmed(anchor_at(TEXT, start, end))
    assert (words.quote, words.start, words.before) == ("The user is told.", 20, "The record is kept. ")
    assert words.after.startswith(" The record is kept")
    assert trimmed(anchor_at(TEXT, 3, 4)).quote == " "


def test_the_context_decides_among_equal_quotes():
    anchor = Anchor("The record is kept", before="told. ", after=" for 30", start=0)
    assert locate(anchor, TEXT) == (38, 56)


def test_the_distance_decides_among_equal_contexts():
    assert [locate(Anchor("a", start=start), "b a b a b a b") for start in (0, 6, 99)] == [
        (2, 3),
        (6, 7),
        (10, 11),
    ]


def test_offsets_count_code_points_not_utf16_units():
    assert locate(Anchor("身份"), "a😀身份") == (2, 4)


def test_a_changed_quote_is_not_located():
    assert locate(Anchor("The user is asked."), TEXT) is None
    assert locate(Anchor(""), TEXT) is None


@given(st.text(alphabet="ab 身😀\n", min_size=1, max_size=80), st.data())
def test_every_passage_is_found_where_it_was_taken(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = locate(anchor_at(text, start, end), text)
    assert found is not None
    assert text[slice(*found)] == text[start:end]
