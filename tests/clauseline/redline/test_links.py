from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.changes import Passage
from clauseline.outline import ClauseText, Facts
from clauseline.redline.links import LinkIndex, link_block
from clauseline.redline.sections import sections_of
from clauseline.redline.values import DrawnBlock, Link, Run

WORDS = "the operator erases them"
OLD = sections_of([ClauseText("1", "Scope", 1), ClauseText("2", "Erasure", 1)], ["o0", "o1"])
NEW = sections_of([ClauseText("1", "Scope", 1), ClauseText("", "", 1, text="No number here")], ["n0", "n1"])
PLACES = [
    ("old", OLD[0], NEW[0]), ("new", NEW[0], NEW[0]), ("old", OLD[1], NEW[1]), ("new", NEW[1], NEW[1]),
]  # fmt: skip
WENT = Passage("old", 0, 10, 34, 1, WORDS)
CAME = Passage("new", 1, 0, 24, 0, WORDS.capitalize())


def test_either_end_of_a_passage_leads_to_the_other():
    index = LinkIndex(PLACES, [WENT, CAME])
    assert index.links([WENT, CAME]) == {
        ("old", "o0"): [Link("No number here", "went-o0-10", "came-n1-0", 10, 34)],
        ("new", "n1"): [Link("1", "came-n1-0", "went-o0-10", 0, 24)],
    }


def test_a_passage_whose_other_end_is_not_known_leads_to_the_clause():
    assert LinkIndex(PLACES, [WENT]).links([WENT]) == {
        ("old", "o0"): [Link("No number here", "went-o0-10", "n1", 10, 34)]
    }


def test_words_that_moved_within_their_clause_name_no_clause():
    went, came = Passage("old", 0, 0, 24, 0, WORDS), Passage("new", 0, 30, 54, 0, WORDS)
    found = LinkIndex(PLACES, [went, came]).links([went, came])
    assert [link.name for links in found.values() for link in links] == ["", ""]


def test_of_several_passages_between_two_clauses_the_first_words_tell_them_apart():
    others = Passage("old", 0, 40, 60, 1, "Gaze is never stored"), Passage("new", 1, 30, 50, 0, "gaze is never stored")
    index = LinkIndex(PLACES, [WENT, CAME, *others])
    assert [link.there for link in index.links([others[0], WENT])["old", "o0"]] == ["came-n1-30", "came-n1-0"]


def block(*runs: Run) -> DrawnBlock:
    return DrawnBlock("paragraph", (), Facts(), 0, "new", runs)


LINK = Link("1", "came-n1-4", "went-o0-10", 4, 8)


def cut(*runs: Run, links=(LINK,)) -> list[tuple[str, int, bool]]:
    found = link_block({("new", "n1"): links}, block(*runs), homes={"new": "n1", "old": "o1"})
    return [(run.text, run.start, run.link is not None) for run in found.runs]


def test_words_are_cut_where_a_passage_begins_and_ends():
    assert cut(Run("added", "all gaze data", "new", 0)) == [("all ", 0, False), ("gaze", 4, True), (" data", 8, False)]


def test_the_signs_behind_the_last_word_belong_to_it():
    assert cut(Run("added", "all gaze.) And", "new", 0)) == [
        ("all ", 0, False),
        ("gaze.)", 4, True),
        (" And", 10, False),
    ]


def test_words_of_another_clause_or_side_are_left_alone():
    other, theirs = Run("added", "all gaze data", "new", 0, clause="n7"), Run("removed", "all gaze", "old", 0)
    assert cut(other, theirs) == [("all gaze data", 0, False), ("all gaze", 0, False)]


def test_a_mark_without_a_place_stays():
    assert cut(Run("removed", "", "", 0)) == [("", 0, False)]


pieces = st.lists(st.text("ab .", max_size=8), max_size=5)
places = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4)


@given(pieces, places)
def test_no_word_is_lost_or_moved_by_a_link(texts: list[str], bounds: list[tuple[int, int]]):
    links = [Link("1", "here", "there", start, end) for start, end in sorted(bounds)]
    runs, start = [], 0
    for text in texts:
        runs.append(Run("added", text, "new", start))
        start += len(text)
    found = cut(*runs, links=links)
    assert "".join(text for text, _, _ in found) == "".join(texts)
    assert all("".join(texts)[at : at + len(text)] == text for text, at, _ in found)
