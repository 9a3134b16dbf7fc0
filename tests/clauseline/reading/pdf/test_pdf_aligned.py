"""Tables of printed drafts that have no lines, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from tests.drafts.accounts import assert_account
from tests.drafts.printed import Drawn, Placed, Words, pdf_file

SIDES = 70, 200, 330


def outline_of(*pages: Sequence[Words | Drawn | Placed]) -> Outline:
    outline = read(pdf_file(*pages), "draft.pdf")
    assert_account(outline)
    return outline


def set_in(sides: Sequence[float], *rows: Sequence[str], top: float = 700, step: float = 16) -> list[Words]:
    """Cells at these sides, row by row; an empty one leaves its place free."""
    return [
        (side, top - step * place, text)
        for place, row in enumerate(rows) for side, text in zip(sides, row, strict=False) if text
    ]  # fmt: skip


def table_of(outline: Outline) -> list[list[str]]:
    return [
        [clause.text[cell.start : cell.end] for cell in block.facts.cells]
        for clause in outline.clauses for block in clause.blocks if block.kind == "row"
    ]  # fmt: skip


HEAD: list[Words] = [(70, 760, "*1 Lanterns"), (70, 730, "Words before.")]
ROWS = ["*Light", "*Hour", "*Keeper"], ["Lantern", "dusk", "Ada"], ["Torch", "night", "Ben"], ["Candle", "", "Cleo"]


def test_words_in_the_same_columns_are_a_table():
    outline = outline_of([*HEAD, *set_in(SIDES, *ROWS), (70, 620, "Words after.")])

    assert table_of(outline) == [
        ["Light", "Hour", "Keeper"], ["Lantern", "dusk", "Ada"], ["Torch", "night", "Ben"], ["Candle", "", "Cleo"],
    ]  # fmt: skip
    assert outline.clauses[0].text.startswith("Words before.\nLight\tHour\tKeeper\n")
    assert outline.clauses[0].text.endswith("\nWords after.")


def test_cells_go_on_below_themselves():
    rows = [
        ["Lantern", "from dusk", "Ada"],
        ["", "to dawn", ""],
        ["Torch", "at night", "Ben"],
        ["Oil lamp", "dusk", "Cy"],
    ]
    tops = [700, 687, 665, 643]
    cells = [cell for row, top in zip(rows, tops, strict=True) for cell in set_in(SIDES, row, top=top)]

    assert table_of(outline_of([*HEAD, *cells])) == [
        ["Lantern", "from dusk to dawn", "Ada"], ["Torch", "at night", "Ben"], ["Oil lamp", "dusk", "Cy"],
    ]  # fmt: skip


def test_a_table_that_goes_on_over_the_page_is_one():
    outline = outline_of(
        [*HEAD, *set_in(SIDES, *ROWS)], set_in(SIDES, ROWS[0], ["Star", "late", "Dan"], ["Moon", "late", "Eve"])
    )

    assert [block.facts.table for block in outline.clauses[0].blocks if block.kind == "row"] == [1] * 6
    assert table_of(outline)[-2:] == [["Star", "late", "Dan"], ["Moon", "late", "Eve"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["lantern", "light of a keeper"], ["ferry", "boat that crosses a river"], ["bank", "side of a river"]],
        [["1", "Lanterns and lights", "3"], ["2", "Ferries of the river", "5"], ["3", "Keepers of both", "12"]],
        [["a", "+ b", "= c"], ["d", "+ e", "= f"], ["x", "+ y", "= z"]],
        [["int light", "= 3;", "// hours"], ["int dusk", "= 18;", "// o'clock"], ["int dawn", "= 6;", "// o'clock"]],
        [["bank, 4", "ferry, 12", "keeper, 7"], ["boat, 5", "hour, 3", "lamp, 3"], ["dusk, 9", "isle, 8", "light, 2"]],
        [["Lantern", "dusk", "Ada"], ["Torch", "night", "Ben"]],
    ],
)  # fmt: skip
def test_lists_formulas_and_programs_are_no_tables(rows):
    assert table_of(outline_of([*HEAD, *set_in(SIDES, *rows)])) == []


def test_columns_that_do_not_stand_below_each_other_are_no_table():
    rows = [
        [(70, 700, "Lantern"), (150, 700, "dusk"), (300, 700, "Ada")],
        [(70, 684, "Torch"), (190, 684, "night"), (370, 684, "Ben")],
        [(70, 668, "Candle"), (240, 668, "late"), (430, 668, "Cleo")],
    ]
    assert table_of(outline_of([*HEAD, *(cell for row in rows for cell in row)])) == []


def test_cells_with_fewer_rows_are_set_in_the_middle_of_their_row():
    sides = 70, 150, 230, 310, 390
    head: list[Words] = [
        (70, 700, "Edi"), (230, 700, "Study"), (150, 694, "Lamp"), (310, 694, "Hour"), (390, 694, "Keeper"),
        (70, 688, "tion"), (230, 688, "group"),
    ]  # fmt: skip
    outline = outline_of([*HEAD, *head, *set_in(sides, ["1.0", "Lantern", "7", "dusk", "Ada"], top=668)])

    assert table_of(outline) == [
        ["Edi tion", "Lamp", "Study group", "Hour", "Keeper"],
        ["1.0", "Lantern", "7", "dusk", "Ada"],
    ]
