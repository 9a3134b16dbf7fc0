from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.changes import Detail
from clauseline.comparing.wording import changed_wording
from clauseline.redline.segments import drawn_tables, merged
from tests.clauseline.redline.test_tables import DATA, overlapping, side

HEAD, *ROWS = DATA


def detail(kind, old_at=None, new_at=None) -> Detail:
    return Detail(kind, "was", "is", old_at, new_at)


def test_a_table_that_changed_says_by_itself_what_became_of_its_cells():
    old, new = side(*DATA, before="Before."), side(*DATA[:2], "Gaze|31 days", DATA[3], before="Before.")
    tables = drawn_tables(changed_wording(old.text, new.text), old, new)
    table = (len("Before.") + 1, len(old.text))
    assert (tables.old, tables.new, tables.all_are) == ((table,), (table,), True)
    cell = (old.text.index("30"), old.text.index("30") + 7)
    assert tables.shows(detail("cell", cell, cell))
    assert not tables.shows(detail("number", cell, cell))
    assert not tables.shows(detail("cell", (0, 7), (0, 7)))


def test_a_detail_without_a_place_is_shown_where_all_changed_tables_are():
    old, new = side(*DATA), side(*DATA[:3])
    assert drawn_tables(changed_wording(old.text, new.text), old, new).shows(detail("column-moved"))
    broken = overlapping(side(*DATA[:3]))
    assert not drawn_tables(changed_wording(old.text, broken.text), old, broken).shows(detail("column-moved"))


def test_a_table_that_is_the_same_on_both_sides_is_drawn_row_by_row():
    old, new = side(*DATA, before="It shall be."), side(*DATA, before="It may be.")
    spans = changed_wording(old.text, new.text)
    assert [block.row for block in merged(spans, old, new, name="c").in_one_column()] == [None] * 5
    assert drawn_tables(spans, old, new).old == ()


@pytest.mark.parametrize("before", ["", "Words before."])
def test_the_rows_of_a_table_stand_at_their_places_among_all_blocks(before):
    old, new = side(*DATA, before=before), side(HEAD, "Name|2 years", *ROWS[1:], before=before)
    column = merged(changed_wording(old.text, new.text), old, new, name="c").in_one_column()
    assert [block.order for block in column] == list(range(len(new.blocks)))


words = st.sampled_from(["keep", "gaze", "数据", "😀 eyes", "one year"])
rows = st.lists(st.tuples(words, words).map("|".join), min_size=1, max_size=4)
before = st.sampled_from(["", "Records shall be kept.", "Records may be kept, all of them."])


@given(rows, rows, before, before)
def test_beside_each_other_each_side_is_its_own_text(ours: list[str], theirs: list[str], first: str, other: str):
    old, new = side(*ours, before=first), side(*theirs, before=other)
    found = merged(changed_wording(old.text, new.text), old, new, name="c").side_by_side()
    for name, text in (("old", old), ("new", new)):
        drawn = [block for row in found for block in getattr(row, name) if not (block.row and block.row.is_blank)]
        assert [block.order for block in drawn] == list(range(len(text.blocks)))
        said = ["".join(run.text for run in block.runs).replace("\t", "") for block in drawn]
        assert said == [text.words(block).replace("\t", "") for block in text.blocks]


@given(rows, rows, before, before)
def test_in_one_column_no_word_of_either_side_is_missing(ours: list[str], theirs: list[str], first: str, other: str):
    old, new = side(*ours, before=first), side(*theirs, before=other)
    runs = [r for b in merged(changed_wording(old.text, new.text), old, new, name="c").in_one_column() for r in b.runs]
    for name, text, other_op in (("old", old.text, "added"), ("new", new.text, "removed")):
        found = "".join(run.text for run in runs if run.op != other_op)
        # Words that changed their row stand at both of their places.
        assert not [sign for sign in set(text) - {"\t", "\n"} if found.count(sign) < text.count(sign)], name
