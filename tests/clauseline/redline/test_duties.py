from __future__ import annotations

import random

from clauseline.outline import NO_FACTS
from clauseline.redline.duties import DutyMarks, DutySpot
from clauseline.redline.values import NEW, DrawnBlock, Run
from tests.calls import grows

HOMES = {NEW: "k"}


def block(*runs: Run) -> DrawnBlock:
    return DrawnBlock("paragraph", (), NO_FACTS, 0, NEW, runs)


def words(start: int, size: int) -> Run:
    return Run("kept", "".join(chr(97 + (start + at) % 26) for at in range(size)), NEW, start)


def begun(drawn: DrawnBlock) -> list[tuple[str, str]]:
    return [(run.text, run.begins.name if run.begins else "") for run in drawn.runs]


def test_a_sentence_is_named_once_at_its_first_words_that_are_drawn():
    marks = DutyMarks([DutySpot(NEW, "k", 3, 6), DutySpot(NEW, "k", 7, 12), DutySpot(NEW, "other", 1, 9)])
    assert begun(marks.mark(block(words(0, 5)), HOMES)) == [("abc", ""), ("de", "duty-new-k-3")]
    assert begun(marks.mark(block(words(5, 10)), HOMES)) == [("fg", ""), ("hijklmno", "duty-new-k-7")]
    assert begun(marks.mark(block(words(0, 15)), HOMES)) == [("abcdefghijklmno", "")]


def test_runs_in_any_order_name_what_looking_at_each_sentence_would():
    chance = random.Random(3)
    for _ in range(50):
        spots = [DutySpot(NEW, "k", at, at + chance.randrange(1, 9)) for at in range(0, 60, 4)]
        runs = [words(at, 7) for at in chance.sample(range(0, 63, 7), 9)]
        left, expected = list(spots), []
        for run in runs:
            here = [s for s in left if max(s.start, run.start) < min(s.end, run.start + len(run.text))]
            expected += [spot.name for spot in here]
            left = [spot for spot in left if spot not in here]
        marks = DutyMarks(spots)
        found = [one for run in runs for _, one in begun(marks.mark(block(run), HOMES)) if one]
        # Of sentences that begin before the words the last is named.
        assert set(found) <= set(expected)
        assert found == [one for one in expected if one in found]


def test_what_is_looked_at_grows_with_the_text():
    def run(size: int) -> None:
        marks = DutyMarks(DutySpot(NEW, "k", 10 * at, 10 * at + 9) for at in range(size))
        for at in range(2 * size):
            marks.mark(block(words(5 * at, 5)), HOMES)

    assert grows(run, 60) < 4
