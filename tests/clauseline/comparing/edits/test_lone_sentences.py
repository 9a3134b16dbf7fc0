"""Sentences that only one side of a change has."""

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.edits.lone_sentences import lone_sentences, rewordings

SPANS = (
    Span(KEPT, "Trams run.", (0, 10), (0, 10)),
    Span(REMOVED, " Guards sleep.", (10, 24), None),
    Span(KEPT, "\nFerries rest", (24, 37), (10, 23)),
    Span(ADDED, " at noon", None, (23, 31)),
    Span(KEPT, ".", (37, 38), (31, 32)),
    Span(ADDED, " We count guests.", None, (32, 49)),
)


def test_a_sentence_is_of_one_side_if_most_of_it_is():
    assert list(lone_sentences(SPANS, "old")) == [(11, 24, "Guards sleep.", 0)]
    assert list(lone_sentences(SPANS, "new")) == [(33, 49, "We count guests.", 1)]
    assert list(lone_sentences(SPANS[:1], "new")) == []


def test_what_says_most_of_it_in_a_row_is_found_on_the_other_side():
    ours = ["We keep a log of each guest for a year.", "Trams run.", "公安机关应当立即告知被处罚人的家属。"]
    theirs = [
        "Elsewhere we keep a log of each guest for a month.",
        "Gates close.",
        "公安机关应当立即告知被处罚人家属。",
    ]
    found = rewordings(ours, theirs)
    assert {place: other for place, (other, _share) in found.items()} == {0: 0, 2: 2}


def test_what_only_moved_shares_all():
    assert rewordings(["Guards shall count guests."], ["Trams.", "Guards shall count guests."]) == {0: (1, 1.0)}
