"""Tables of two columns without lines in printed drafts, and lists that are set like them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.clauseline.reading.pdf.test_pdf_aligned import HEAD, outline_of, set_in, table_of
from tests.drafts.printed import Words

SIDES = 70, 150
PARTS = ["Group A", "Lanterns of the river"], ["Group B", "Ferries"], ["Group C", "Keepers"], ["Group D", "Hours"]


def test_names_of_several_words_and_what_stands_beside_them_are_a_table():
    outline = outline_of([*HEAD, *set_in(SIDES, *PARTS), (70, 620, "Words after.")])

    assert table_of(outline) == list(PARTS)
    assert outline.clauses[0].text.endswith("Hours\nWords after.")


def test_columns_may_be_near_each_other():
    # The names end at 115: the gap is hardly wider than one between words.
    assert table_of(outline_of([*HEAD, *set_in((70, 124), *PARTS)])) == list(PARTS)


def test_a_cell_goes_on_below_itself_in_either_column():
    cells: list[Words] = [
        (70, 700, "Group A"), (150, 700, "Lanterns of the river and of"), (150, 687, "its banks"), (70, 665, "Group"),
        (150, 665, "Ferries that cross"), (70, 652, "B"), (150, 652, "the river"), (70, 630, "Group C"),
        (150, 630, "Keepers"), (70, 608, "Group D"), (150, 608, "Hours"),
    ]  # fmt: skip

    assert table_of(outline_of([*HEAD, *cells])) == [
        ["Group A", "Lanterns of the river and of its banks"], ["Group B", "Ferries that cross the river"],
        ["Group C", "Keepers"], ["Group D", "Hours"],
    ]  # fmt: skip


def test_a_caption_tells_a_table_of_single_words():
    rows = [["Lantern", "dusk"], ["Torch", "night"], ["Candle", "late"], ["Star", "later"]]
    outline = outline_of([*HEAD, (70, 716, "Table 1: Hours"), *set_in(SIDES, *rows, top=695)])

    assert table_of(outline) == rows


def test_a_head_above_sentences_tells_a_table_of_single_words():
    told = "It is lit at dusk by the keeper himself"
    rows = [["Goal", "Description"], *([name, told] for name in ("Light", "Warmth", "Calm", "Order"))]

    assert table_of(outline_of([*HEAD, *set_in(SIDES, *rows)])) == rows
    assert table_of(outline_of([*HEAD, *set_in(SIDES, *rows[1:])])) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["LNT", "Lantern"], ["FRY", "Ferry of the river"], ["KPR", "Keeper"], ["HRS", "Hours"], ["DSK", "Dusk"]],
        [["a)", "lanterns"], ["b)", "ferries"], ["c)", "keepers"], ["d)", "hours"]],
        [["1.1", "Lanterns"], ["1.2", "Ferries"], ["1.3", "Keepers"], ["1.4", "Hours"]],
        [["[Lamp 1]", "On lanterns"], ["[Boat 2]", "On ferries"], ["[Night 3]", "On keepers"], ["[Day 4]", "Hours"]],
        [["a light = 1", "at dusk"], ["b light = 2", "at night"], ["c light = 3", "late"], ["d light = 4", "later"]],
        [["Group A", "Lanterns"], ["Group B", "Ferries"], ["Group C", "Keepers"]],
    ],
)  # fmt: skip
def test_lists_of_abbreviations_and_items_sources_and_programs_are_none(rows: Sequence[Sequence[str]]):
    assert table_of(outline_of([*HEAD, *set_in(SIDES, *rows)])) == []
