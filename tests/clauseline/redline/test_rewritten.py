"""What was written anew, in one column and beside each other."""

from __future__ import annotations

import pytest

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.wording import changed_wording
from clauseline.redline.paragraphs import paragraphs
from clauseline.redline.rewritten import apart
from tests.clauseline.redline.test_blocks import blocks

OLD = "The operator of the world shall keep a record of the gaze of each wearer for thirty days."
NEW = "Partners of the operator of the world may ask for what a headset saw of each wearer who did not object"
REWORDED = "The operator of the world should keep a record of the gaze of every wearer for sixty days."
LONG = "whoever walks through the gate may ask for a copy"


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(span.op, span.text) for one in _made(old, new) for span in one.spans]


def _made(old: str, new: str):
    return paragraphs(changed_wording(old, new), blocks(old), blocks(new))


def test_a_paragraph_that_was_written_anew_is_its_old_words_and_its_new_ones():
    assert KEPT in {span.op for span in changed_wording(OLD, NEW)}
    assert told(OLD, NEW) == [(REMOVED, OLD), (ADDED, NEW)]


def test_it_is_judged_by_paragraph():
    long = "All of this holds for every world of the platform."
    found = _made(f"{OLD}\n{long}", f"{NEW}\n{long}")
    assert [[(span.op, span.text) for span in one.spans] for one in found] == [
        [(REMOVED, OLD), (ADDED, NEW)],
        [(KEPT, long)],
    ]
    assert [(one.old, one.new) for one in found] == [(0, 0), (1, 1)]


def test_a_paragraph_that_was_reworded_keeps_its_words():
    assert [text for op, text in told(OLD, REWORDED) if op == KEPT] == [
        "The operator of the world ", " keep a record of the gaze of ", " wearer for ", " days.",
    ]  # fmt: skip


def test_a_long_run_that_stayed_is_shown_once():
    old, new = f"{OLD} Here {LONG}. {OLD}", f"{NEW} There {LONG}. {NEW}"
    assert [(op, LONG in text) for op, text in told(old, new)] == [
        (REMOVED, False), (ADDED, False), (KEPT, True), (REMOVED, False), (ADDED, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"), [("thirty days", "one hundred and eighty days"), ("Kept.", f"Kept. {NEW}"), (OLD, OLD)]
)
def test_one_place_in_which_the_words_differ_is_not_woven(old: str, new: str):
    spans = changed_wording(old, new)
    assert apart(spans) == spans


def test_a_paragraph_that_was_written_anew_in_han_is_old_and_new():
    old, new = "平台应记录用户的视线并保存三十日，到期后删除。", "平台可出售用户的视线数据，合作方到期后续费"
    assert KEPT in {span.op for span in changed_wording(old, new)}
    assert told(old, new) == [(REMOVED, old), (ADDED, new)]
