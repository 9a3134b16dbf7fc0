"""Long texts in portions: where one ends, what stays together, how long each is said to be."""

from __future__ import annotations

import pytest

from clauseline.redline.groups import ChangeGroup
from proposals.drawing.entries import ChangeEntry
from proposals.drawing.portions import CHARACTERS, CLAUSES, HEAD, SHORT, Portion, of_clauses, of_groups


def group(count: int, *, quiet: bool = False, length: int = 10) -> ChangeGroup[ChangeEntry]:
    """So many changes of this length, folded if they are quiet."""
    entry = ChangeEntry("unchanged" if quiet else "modified", frozenset(), "k1", frozenset({"k1"}), "1 Keys", length)
    return ChangeGroup(quiet, (entry,) * count)


def bounds(portions: list[Portion]) -> list[tuple[int, int, int]]:
    return [(one.number, one.start, one.end) for one in portions]


@pytest.mark.parametrize("count", [0, 1, SHORT])
def test_a_short_text_is_one_portion(count: int):
    assert of_clauses([7] * count) == [Portion(1, 0, count, count * (HEAD + 7))]


def test_a_portion_ends_with_so_many_clauses():
    assert of_clauses([0] * (2 * CLAUSES + 1)) == [
        Portion(1, 0, CLAUSES, CLAUSES * HEAD),
        Portion(2, CLAUSES, 2 * CLAUSES, CLAUSES * HEAD),
        Portion(3, 2 * CLAUSES, 2 * CLAUSES + 1, HEAD),
    ]


def test_the_last_clause_of_a_full_portion_leaves_none_behind():
    assert bounds(of_clauses([0] * 2 * CLAUSES)) == [(1, 0, CLAUSES), (2, CLAUSES, 2 * CLAUSES)]


def test_a_portion_ends_with_so_many_characters_and_cuts_no_clause():
    lengths = [CHARACTERS - HEAD, CHARACTERS - 2 * HEAD - 1, 0, 5, *[0] * SHORT]
    assert bounds(of_clauses(lengths))[:3] == [(1, 0, 1), (2, 1, 4), (3, 4, 4 + CLAUSES)]


def test_changes_of_a_short_comparison_are_one_portion_whatever_is_folded():
    (stand,) = of_groups([group(SHORT - 1, quiet=True), group(1)])
    assert (stand.fold, bounds([*stand.portions])) == (None, [(1, 0, SHORT)])


def test_what_is_folded_stays_together_and_is_seen_as_one_line():
    (stand,) = of_groups([group(CLAUSES - 1), group(CLAUSES, quiet=True), group(2)])
    assert (stand.fold, bounds([*stand.portions])) == (None, [(1, 0, 2 * CLAUSES - 1), (2, 2 * CLAUSES - 1, 201)])
    assert [one.size for one in stand.portions] == [(CLAUSES - 1) * (HEAD + 10) + HEAD, 2 * (HEAD + 10)]


def test_a_fold_larger_than_a_portion_has_its_own():
    fold = group(2 * CLAUSES + 1, quiet=True)
    before, folded, behind = of_groups([group(3), fold, group(4)])
    assert (before.fold, folded.fold, behind.fold) == (None, fold, None)
    assert [bounds([*stand.portions]) for stand in (before, folded, behind)] == [
        [(1, 0, 3)],
        [(2, 3, 103), (3, 103, 203), (4, 203, 204)],
        [(5, 204, 208)],
    ]


def test_two_large_folds_have_a_stand_each():
    folds = [group(CLAUSES + 1, quiet=True), group(CLAUSES + 1, quiet=True)]
    stands = of_groups(folds)
    assert [stand.fold for stand in stands] == folds
    assert [one.start for stand in stands for one in stand.portions] == [0, 100, 101, 201]


def test_what_is_large_and_not_folded_is_cut():
    (stand,) = of_groups([group(SHORT), group(2, quiet=True)])
    assert (stand.fold, bounds([*stand.portions])) == (None, [(1, 0, 100), (2, 100, 152)])
