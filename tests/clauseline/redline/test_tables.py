from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.details.sides import Side
from clauseline.comparing.details.tables import tables_of
from clauseline.comparing.wording import changed_wording
from clauseline.outline import BlockText, Cell, Facts
from clauseline.redline.segments import merged
from clauseline.redline.values import NEW, OLD, DrawnBlock

DATA = ("Data|Kept", "Name|1 year", "Gaze|30 days", "Voice|never")


def side(*rows: str, before: str = "", spans: dict[tuple[int, int], tuple[int, int]] | None = None, first=None) -> Side:
    """A paragraph, if there is one, and a table, its cells between bars.

    `spans` are (columns, rows) by (row, column), `first` the column in which a row begins.
    """
    text, blocks = before, [BlockText("paragraph", 0, len(before))] if before else []
    for number, row in enumerate(rows, 1):
        text += "\n" if text else ""
        start, column = len(text), (first or {}).get(number, 1)
        cells: list[Cell] = []
        for words in row.split("|"):
            text += "\t" if cells else ""
            columns, height = (spans or {}).get((number, column), (1, 1))
            cells.append(Cell(len(text), len(text) + len(words), column - 1, columns, height, number == 1))
            text += words
            column += columns
        blocks.append(BlockText("row", start, len(text), facts=Facts(table=1, row=number - 1, cells=tuple(cells))))
    return Side(text, tuple(blocks), ())


def overlapping(made: Side) -> Side:
    """The same, the cells of its last row all in the first column."""
    *others, last = made.blocks
    cells = tuple(replace(cell, column=0) for cell in last.facts.cells)
    return replace(made, blocks=(*others, replace(last, facts=replace(last.facts, cells=cells))))


def drawn(old: Side, new: Side) -> list[DrawnBlock]:
    return merged(changed_wording(old.text, new.text), old, new, name="c").in_one_column()


def told(line: DrawnBlock) -> tuple[str, list[str]]:
    """What became of a row, and the words of its cells with signs."""
    assert line.row is not None
    cells = [""] * len(line.row.cells)
    for run in line.runs:
        cells[run.cell] += {KEPT: "", ADDED: "+", REMOVED: "-"}[run.op] + run.text
    return line.row.mark.fate, cells


def test_rows_that_came_went_and_changed_stand_in_one_table():
    new = side("Data|Kept", "Name|2 years", "Gait|never", "Voice|never")
    assert [told(line) for line in drawn(side(*DATA), new)] == [
        (KEPT, ["Data", "Kept"]),
        (KEPT, ["Name", "-1 year+2 years"]),
        (REMOVED, ["-Gaze", "-30 days"]),
        (ADDED, ["+Gait", "+never"]),
        (KEPT, ["Voice", "never"]),
    ]


def test_a_new_column_stands_between_those_that_stayed():
    lines = drawn(side(*DATA), side("Data|Shared|Kept", "Name|no|1 year", "Gaze|yes|30 days", "Voice|no|never"))
    assert [told(line)[1] for line in lines][:2] == [["Data", "+Shared", "Kept"], ["Name", "+no", "1 year"]]
    table = lines[0].row.table
    assert ([mark.fate for mark in table.columns], table.marks_rows) == ([KEPT, ADDED, KEPT], False)


def test_a_row_that_moved_leads_from_either_place_to_the_other():
    lines = drawn(side(*DATA), side("Data|Kept", "Voice|never", "Name|1 year", "Gaze|31 days"))
    came, went = (next(line for line in lines if line.row.mark.fate == fate) for fate in ("came", "went"))
    assert (came.row.mark.number, went.row.mark.number) == (4, 2)
    assert (came.row.mark.here, came.row.mark.there) == (went.row.mark.there, went.row.mark.here)
    assert (told(came)[1], told(went)[1]) == (["Voice", "never"], ["-Voice", "-never"])


def test_beside_each_other_a_row_has_a_blank_where_it_is_not():
    old, new = side(*DATA), side("Data|Kept", "Name|1 year", "Voice|never")
    spans = changed_wording(old.text, new.text)
    (row,) = merged(spans, old, new, name="c").side_by_side()
    assert [(line.row.is_blank, told(line)[1]) for line in row.new] == [
        (False, ["Data", "Kept"]),
        (False, ["Name", "1 year"]),
        (True, [""]),
        (False, ["Voice", "never"]),
    ]
    assert [line.row.is_blank for line in row.old] == [False] * 4


def test_a_cell_over_several_rows_goes_on_beside_a_row_between_them():
    old = side("Data|Kept|Why", "Face|1 year|law", "2 years|consent", spans={(2, 1): (1, 2)}, first={3: 2})
    new = side(
        "Data|Kept|Why", "Face|1 year|law", "never|order", "2 years|consent", spans={(2, 1): (1, 3)}, first={3: 2, 4: 2}
    )
    lines = drawn(old, new)
    assert [told(line)[1] for line in lines[1:]] == [
        ["Face", "1 year", "law"],
        ["+never", "+order"],
        ["2 years", "consent"],
    ]
    assert [[cell.rows for cell in line.row.cells] for line in lines] == [[1, 1, 1], [3, 1, 1], [1, 1], [1, 1]]
    (row,) = merged(changed_wording(old.text, new.text), old, new, name="c").side_by_side()
    assert [[cell.rows for cell in line.row.cells] for line in row.old] == [[1, 1, 1], [3, 1, 1], [1], [1, 1]]


def test_a_cell_that_is_gone_from_the_end_of_a_row_is_told_as_gone():
    old, new = side("Gaze|Gaze", "Gaze|Gaze"), side("Gaze|Gaze", "Gaze")
    assert [told(line) for line in drawn(old, new)] == [(KEPT, ["Gaze", "Gaze"]), (KEPT, ["Gaze", "-Gaze"])]


def test_words_around_a_table_are_told_as_before():
    old, new = side(*DATA, before="It shall be kept."), side(*DATA[:3], before="It may be kept.")
    lines = drawn(old, new)
    assert [(run.op, run.text) for run in lines[0].runs] == [
        (KEPT, "It "),
        (REMOVED, "shall"),
        (ADDED, "may"),
        (KEPT, " be kept."),
    ]
    assert [told(line)[0] for line in lines[1:]] == [KEPT, KEPT, KEPT, REMOVED]
    assert [line.order for line in lines] == [0, 1, 2, 3, 4]


words = st.sampled_from(["Name", "Gaze", "😀 voice", "1 year", "never", "数据", ""])
tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(words, min_size=width, max_size=width).map("|".join), min_size=1, max_size=5)
)


@given(tables, tables)
def test_every_word_of_both_tables_is_drawn_once_at_its_offset(before: list[str], after: list[str]):
    old, new = side(*before, before="Old."), side(*after, before="New.")
    spans = changed_wording(old.text, new.text)
    in_one = [run for line in merged(spans, old, new, name="c").in_one_column() for run in line.runs]
    rows = merged(spans, old, new, name="c").side_by_side()
    left, right = ([p for row in rows for line in getattr(row, s) for p in line.runs] for s in (OLD, NEW))
    for whose, runs in (
        ((OLD, old.text), left),
        ((NEW, new.text), right),
        ((NEW, new.text), [run for run in in_one if run.side == NEW]),
    ):
        assert laid(runs, whose) == whose[1].replace("\t", " ").replace("\n", " ")
    for run in in_one:
        text = {OLD: old.text, NEW: new.text}.get(run.side)
        assert text is None or text[run.start : run.start + len(run.text)] == run.text


def laid(runs, whose: tuple[str, str]) -> str:
    """The words at their places, blanks where none stand; no two at one place."""
    side, text = whose
    found = [" "] * len(text)
    for run in runs:
        assert run.side == side
        assert all(found[at] == " " for at in range(run.start, run.start + len(run.text)))
        found[run.start : run.start + len(run.text)] = run.text.replace("\t", " ")
    return "".join(found)


def test_tables_of_clauses_that_follow_one_another_are_tables_of_their_own():
    one = side("Data|Kept", "Gaze|1 year")
    (table,) = tables_of(one)
    assert [each.words() for each in tables_of(Side.of([one, one]))] == [table.words()] * 2
