from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.changes import Detail
from clauseline.comparing.details.sides import Side
from clauseline.comparing.wording import changed_wording
from clauseline.outline import BlockText
from clauseline.redline.segments import SpansInOrder, drawn_tables, merged
from clauseline.redline.tables import TablePair
from tests.calls import grows
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


def in_rows(tables: int, word: str) -> Side:
    """So many tables of two rows, with a paragraph before each."""
    text, blocks = "", list[BlockText]()
    for number in range(tables):
        made = side(f"Name {number}|Kept {number}", f"gaze {number}|{word} {number}", before=f"Table {number}.")
        for block in made.blocks:
            cells = tuple(
                replace(one, start=one.start + len(text), end=one.end + len(text)) for one in block.facts.cells
            )
            facts = replace(block.facts, cells=cells, table=number + 1) if cells else block.facts
            blocks.append(replace(block, start=block.start + len(text), end=block.end + len(text), facts=facts))
        text += f"{made.text}\n"
    return Side(text[:-1], tuple(blocks), ())


@given(rows, rows, before, before)
def test_spans_near_a_stretch_are_all_that_have_words_in_it(ours: list[str], theirs: list[str], first: str, other: str):
    old, new = side(HEAD, *ours, before=first), side(HEAD, *theirs, before=other)
    spans = changed_wording(old.text, new.text)
    ordered, size = SpansInOrder(spans), (len(old.text), len(new.text))
    for stretches in (((0, 5), (0, 9)), ((4, 4), (3, 12)), ((7, size[0]), (2, 2)), ((1, 1), (1, 1))):
        near = ordered.near(*stretches)
        assert list(near) == [one for one in spans if one in near]
        for span in spans:
            pairs = zip((span.old, span.new), stretches, strict=True)
            if any(at and max(at[0], part[0]) < min(at[1], part[1]) for at, part in pairs):
                assert span in near


def test_what_many_changed_tables_cost_grows_with_them():
    def run(size: int) -> None:
        old, new = in_rows(size, "one"), in_rows(size, "two")
        column = merged(changed_wording(old.text, new.text), old, new, name="c").in_one_column()
        assert sum(block.row is not None for block in column) == 2 * size

    assert grows(run, 20) < 4


def test_a_table_is_drawn_beside_the_other_only_where_that_is_asked_for():
    old, new = side(*DATA), side(HEAD, "Name|2 years", *ROWS[1:])
    parts = merged(changed_wording(old.text, new.text), old, new, name="c").parts
    [pair] = [one for one in parts if isinstance(one, TablePair)]
    assert not {"old", "new"} & vars(pair).keys()
    assert [len(pair.old), len(pair.new)] == [len(pair.rows)] * 2
