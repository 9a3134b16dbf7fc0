from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.redline.tracks import Track, tracks


def test_what_went_stands_before_what_came_between_those_that_stayed():
    assert tracks(3, 3, {0: 0, 2: 2}) == [
        Track("kept", 0, 0),
        Track("removed", 1, None),
        Track("added", None, 1),
        Track("kept", 2, 2),
    ]


def test_what_changed_its_place_stands_at_both():
    assert tracks(3, 3, {0: 0, 1: 2, 2: 1}) in (
        [Track("kept", 0, 0), Track("went", 1, None, 2), Track("kept", 2, 1), Track("came", 1, 2, 1)],
        [Track("kept", 0, 0), Track("came", 2, 1, 2), Track("kept", 1, 2), Track("went", 2, None, 1)],
    )


def test_a_place_is_where_it_stands_on_a_side():
    came, went = Track("came", 1, 2, 1), Track("went", 1, None, 2)
    assert [(one.place("old"), one.place("new")) for one in (came, went)] == [(None, 2), (1, None)]


@st.composite
def paired(draw: st.DrawFn) -> tuple[int, int, dict[int, int]]:
    old, new = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    count = draw(st.integers(0, min(old, new)))
    ours = sorted(draw(st.permutations(range(old)))[:count])
    return old, new, dict(zip(ours, draw(st.permutations(range(new)))[:count], strict=True))


@given(paired())
def test_each_row_of_either_table_has_one_place(made: tuple[int, int, dict[int, int]]):
    old, new, pairs = made
    found = tracks(old, new, pairs)
    places = [(one.place("old"), one.place("new")) for one in found]
    assert [place for place, _ in places if place is not None] == list(range(old))
    assert [place for _, place in places if place is not None] == list(range(new))
    assert {(one.old, one.new) for one in found if one.fate == "kept"} <= pairs.items()
    assert {one.old: one.to for one in found if one.fate == "went"} == {
        one.old: one.new for one in found if one.fate == "came"
    }
