"""Tables of printed drafts that run over several pages, and columns that are hard to see."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clauseline.reading.pdf.over_pages import _CONTINUED, _ENDED
from tests.clauseline.reading.pdf.test_pdf_aligned import outline_of, set_in, table_of
from tests.drafts.accounts import blocks, left_out_counts
from tests.drafts.printed import Drawn, Words, ruled

REPEATED = "heads of tables that are printed again"
HEAD: list[Words] = [(75, 645, "*Name"), (205, 645, "*What it is")]
SIDES = [70, 200, 400]


def page(*rows: Sequence[str], head: Sequence[Words] = HEAD, sides: Sequence[float] = SIDES) -> list[Words | Drawn]:
    """A ruled table from 660 down, its rows below the head 30 points tall."""
    heights = [660 - 30 * place for place in range(len(rows) + 2)][::-1]
    words = [
        (side + 5, 645 - 30 * place, text)
        for place, row in enumerate(rows, 1) for side, text in zip(sides, row, strict=False) if text
    ]  # fmt: skip
    return [*ruled(sides, heights), *head, *words]


def test_a_row_that_the_end_of_a_page_parts_is_one():
    outline = outline_of(
        [(70, 760, "*1 Lanterns"), *page(["Lamp", "burns oil."], ["Torch", "burns when it is lit by"])],
        [*page(["", "its keeper."], ["Candle", "burns wax."])],
    )

    assert table_of(outline)[2:] == [["Torch", "burns when it is lit by its keeper."], ["Candle", "burns wax."]]
    assert left_out_counts(outline)[REPEATED] == 1


def test_words_that_fill_their_cell_go_on_in_the_middle_of_a_sentence():
    full = "burns when it is lit by all the hands of"
    outline = outline_of(
        [(70, 760, "*1 Lanterns"), *page(["Lamp", "burns oil."], ["", full])],
        [*page(["", "its keeper."], ["Candle", "burns wax."])],
    )

    assert [row[1] for row in table_of(outline)[2:]] == [f"{full} its keeper.", "burns wax."]


@pytest.mark.parametrize("first", [["torch", "burns"], ["", "Burns"], ["", "burns"]])
def test_rows_of_their_own_stay_so(first):
    outline = outline_of(
        [(70, 760, "*1 Lanterns"), *page(["", "of oil"], ["lamp", "burns"])],
        [*page(first, ["candle", "burns"])],
    )

    assert table_of(outline)[1:] == [["", "of oil"], ["lamp", "burns"], first, ["candle", "burns"]]


def test_a_head_of_two_rows_is_printed_again():
    both = [*HEAD, (75, 615, "*Sign"), (205, 615, "*Words")]
    outline = outline_of(
        [(70, 760, "*1 Lanterns"), *page([], ["Lamp", "oil"], head=both)],
        [*page([], ["Torch", "pitch"], head=both)],
    )

    assert table_of(outline) == [["Name", "What it is"], ["Sign", "Words"], ["Lamp", "oil"], ["Torch", "pitch"]]
    assert left_out_counts(outline)[REPEATED] == 2


@pytest.mark.parametrize("again", ["Table 1: Lamps", "Table 1 (continued)", "Table 1 (concluded)"])
def test_a_caption_is_printed_again_with_the_rest_of_its_table(again):
    outline = outline_of(
        [(70, 760, "*1 Lanterns"), (70, 680, "Table 1: Lamps"), *page(["Lamp", "oil"])],
        [(70, 680, again), *page(["Torch", "pitch"])],
    )

    assert [kind for kind, _, _ in blocks(outline)] == ["caption", "row", "row", "row"]
    assert left_out_counts(outline)[REPEATED] == 2


def test_a_page_on_which_no_line_parts_two_columns_has_rows_of_the_same_table():
    wide = [70, 200, 300, 400]
    outline = outline_of(
        [(70, 760, "*1 Lanterns"), *page(["Lamp", "oil", "dusk"], head=[*HEAD[:1], (205, 645, "*Oil")], sides=wide)],
        [*page(["Torch", "pitch"], head=[(75, 645, "Wick"), (205, 645, "wool")])],
    )

    rows = [block.facts for block in outline.clauses[0].blocks]
    assert [one.table for one in rows] == [1, 1, 1, 1]
    assert [(cell.column, cell.columns) for cell in rows[3].cells] == [(0, 1), (1, 2)]


def test_a_table_whose_second_column_is_empty_and_one_of_a_single_column():
    outline = outline_of([(70, 760, "*1 Lanterns"), *page(["Lamp", ""], ["Torch", ""])])
    single = outline_of([
        (70, 760, "*1 Lanterns"), *ruled([70, 400], [570, 600, 630, 660]),
        *[(75, height, word) for height, word in ((640, "light() {"), (610, "wick = oil"), (580, "}"))],
    ])  # fmt: skip

    assert table_of(outline)[1:] == [["Lamp", ""], ["Torch", ""]]
    assert table_of(single) == [["light() {"], ["wick = oil"], ["}"]]


def test_words_that_are_turned_stand_in_their_cell():
    outline = outline_of([
        (70, 760, "*1 Lanterns"), *page(["Lamp", "oil"], head=[]), ("turned", 85, 632, "Na", 8),
        ("turned", 85, 642, "me", 8), (205, 645, "What it is"),
    ])  # fmt: skip

    assert table_of(outline) == [["Name", "What it is"], ["Lamp", "oil"]]


def test_one_cell_out_of_line_and_one_in_a_column_that_was_empty_are_of_an_open_table():
    sides = 70, 170, 270, 370
    rows = set_in(
        sides, ["Lamp", "oil", "dusk", "Ada"], ["Torch", "pitch", "night", "Ben"], ["Wick", "wool", "dawn", "Cy"]
    )
    shifted = [(left + (8 if text == "pitch" else 0), *rest, text) for left, *rest, text in rows]
    more = set_in([70, 170, 215, 270, 370], ["Oil", "rape", "2", "noon", "Di"], top=652)
    outline = outline_of([(70, 760, "*1 Lanterns"), *shifted, *more])

    assert table_of(outline) == [
        ["Lamp", "oil", "", "dusk", "Ada"], ["Torch", "pitch", "", "night", "Ben"], ["Wick", "wool", "", "dawn", "Cy"],
        ["Oil", "rape", "2", "noon", "Di"],
    ]  # fmt: skip


def test_long_words_are_looked_at_once():
    assert _ENDED.search("." * 100_000 + "a") is None
    assert _CONTINUED.fullmatch("(" * 100_000) is None
