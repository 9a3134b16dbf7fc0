from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.details.sides import Side
from clauseline.comparing.wording import changed_wording
from clauseline.outline import Outline
from clauseline.redline.paragraphs import paragraphs
from clauseline.redline.sections import Section
from tests.clauseline.redline.outlines import parts
from tests.clauseline.redline.pairs import pairs, side_of
from tests.clauseline.redline.test_blocks import blocks


def found(old: str, new: str) -> list[tuple[list[tuple[str, str]], str, int | None, int | None]]:
    made = paragraphs(changed_wording(old, new), blocks(old), blocks(new))
    return [([(span.op, span.text) for span in one.spans], one.end, one.old, one.new) for one in made]


def test_the_end_of_a_paragraph_that_was_joined_went():
    assert found("Gaze is kept.\nIt is sold.", "Gaze is kept. It is sold.") == [
        ([(KEPT, "Gaze is kept.")], REMOVED, 0, 0),
        ([(ADDED, " "), (KEPT, "It is sold.")], KEPT, 1, 0),
    ]


def test_the_end_in_a_paragraph_that_was_parted_came():
    assert found("Gaze is kept. It is sold.", "Gaze is kept.\nIt is sold.") == [
        ([(KEPT, "Gaze is kept."), (REMOVED, " ")], ADDED, 0, 0),
        ([(KEPT, "It is sold.")], KEPT, 0, 1),
    ]


def test_what_came_behind_a_paragraph_leaves_its_end_alone():
    assert found("Gaze is kept.\nVoice.", "Gaze is kept.\nFor ever.\nVoice.") == [
        ([(KEPT, "Gaze is kept.")], KEPT, 0, 0),
        ([(ADDED, "For ever.")], ADDED, None, 1),
        ([(KEPT, "Voice.")], KEPT, 1, 2),
    ]


def test_blocks_that_have_no_word_in_common_go_and_come_as_a_whole():
    assert found("Gaze.\nVoice.", "Identity") == [
        ([(REMOVED, "Gaze.")], REMOVED, 0, None),
        ([(REMOVED, "Voice.")], REMOVED, 1, None),
        ([(ADDED, "Identity")], ADDED, None, 0),
    ]


def words(sections: Sequence[Section]) -> list[str]:
    side = Side.of(sections)
    return [side.words(block) for block in side.blocks]


@given(pairs())
@settings(max_examples=200, deadline=None)
def test_without_what_came_it_is_the_old_text_and_without_what_went_the_new_one(pair: tuple[Outline, Outline]):
    old, new = pair
    for part in parts(old.clauses, new.clauses):
        merged = part.merged()
        assert side_of(merged, ADDED) == words(part.old)
        assert side_of(merged, REMOVED) == words(part.new)
