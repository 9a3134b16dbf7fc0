"""What a draft would say with proposed edits made in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.amending import amended, without_clashes
from clauseline.comparing import compare
from clauseline.outline import Outline
from clauseline.rewording import WordEdit, apply
from clauseline.writing.forms import PURE_FORMATS
from tests.factories import paragraphs

TEXT = "A platform shall keep records.\nIt shall say so.\nGaze is kept."


def outline(text: str = TEXT) -> Outline:
    return Outline("txt", "en", (paragraphs("1", "Scope", "Words."), paragraphs("2", "Records", *text.split("\n"))))


def edit(words: str, new: str, text: str = TEXT) -> WordEdit:
    start = text.index(words)
    return WordEdit(start, start + len(words), new)


def lines(edits: list[WordEdit]) -> list[str]:
    clause = amended(outline(), {1: edits}).clauses[1]
    return [clause.text[block.start : block.end] for block in clause.blocks]


KEEP, SAY, GAZE = TEXT.split("\n")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([edit("shall keep", "should keep")], ["A platform should keep records.", SAY, GAZE]),
        ([edit(GAZE, "")], [KEEP, SAY, ""]),
        ([WordEdit(len(KEEP), len(KEEP), " For a year.")], [f"{KEEP} For a year.", SAY, GAZE]),
        ([edit("records.\nIt", "records, and it")], ["A platform shall keep records, and it shall say so.", GAZE]),
        ([edit("It", "One\nand all"), edit("Gaze", "A gaze")], [KEEP, "One and all shall say so.", "A gaze is kept."]),
    ],
)
def test_blocks_have_the_words_that_are_theirs(edits, expected):
    assert lines(edits) == expected


def test_of_two_on_the_same_words_the_first_one_counts():
    both = [edit("shall keep", "may keep"), edit("keep records", "keep nothing"), WordEdit(30, 30, " Yes.")]
    assert without_clashes(both) == ([both[0], both[2]], [1])


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12), st.sampled_from(["", "new", "shall not", "记录"])),
        max_size=4,
    )
)
def test_the_blocks_of_the_new_text_are_all_of_it(found):
    edits, _ = without_clashes(WordEdit(start, min(len(TEXT), start + size), words) for start, size, words in found)
    clause = amended(outline(), {1: edits}).clauses[1]
    assert clause.text == apply(TEXT, edits)
    assert "\n".join(clause.text[block.start : block.end] for block in clause.blocks) == clause.text


def test_it_compares_and_is_written_like_any_other_text():
    old = outline()
    new = amended(old, {1: [edit("shall keep", "should keep")]})
    changes = compare(old, new).changes
    assert [one.kind for one in changes] == ["unchanged", "modified"]
    assert "docx" in PURE_FORMATS
