from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import accumulate

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.details.sides import Side
from clauseline.comparing.wording import changed_wording
from clauseline.outline import BlockText, Cell, Facts, FigureImage
from clauseline.redline.blocks import plain
from clauseline.redline.pictures import pictured
from clauseline.redline.segments import merged
from proposals.drawing.blocks import blocks, direction
from proposals.drawing.tables import head_rows
from proposals.drawing.wraps import Wrap
from tests.calls import grows
from tests.drafts import tabled


def draw(text: str, *read: BlockText, figures=()) -> str:
    return blocks(pictured(plain(text, read), new=figures), "k3j")


def test_items_of_one_list_stand_together_with_their_markers():
    drawn = draw("one\ntwo", BlockText("item", 0, 3, "a)"), BlockText("item", 4, 7, "b)", facts=Facts(depth=2)))
    assert drawn == (
        '<ul class="items" role="list">'
        '<li class="item depth-1"><span class="marker">a)</span> <span><span data-start="0">one</span></span></li>'
        '<li class="item depth-2"><span class="marker">b)</span> <span><span data-start="4">two</span></span></li></ul>'
    )


def test_rows_are_a_table_with_heads_and_spans():
    cells = (Cell(0, 1, 0, columns=2, is_head=True),)
    rest = (Cell(2, 3, 0, rows=2), Cell(4, 5))
    drawn = draw(
        "H\nx\ty",
        BlockText("row", 0, 1, facts=Facts(table=1, row=0, cells=cells)),
        BlockText("row", 2, 5, facts=Facts(table=1, row=1, cells=rest)),
    )
    assert drawn.count("<table") == 1
    head = '<th colspan="2" scope="col"><span data-start="0">H</span></th>'
    assert f'<thead><tr class="block">{head}</tr></thead><tbody><tr class="block">' in drawn
    assert '<td rowspan="2"><span data-start="2">x</span></td><td><span data-start="4">y</span></td>' in drawn


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([], 0),
        ([(Cell(0, 1, is_head=True),), (Cell(2, 3),)], 1),
        ([(Cell(0, 1, is_head=True), Cell(2, 3)), (Cell(4, 5),)], 0),
        ([(Cell(0, 1, rows=2, is_head=True), Cell(2, 3, is_head=True)), (Cell(4, 5, is_head=True),), (Cell(6, 7),)], 2),
        ([(Cell(0, 1, rows=2, is_head=True), Cell(2, 3, is_head=True)), (Cell(4, 5),)], 0),
        ([(Cell(0, 1, is_head=True),)], 0),
        ([(), (Cell(0, 1),)], 0),
    ],
)
def test_rows_at_the_top_that_hold_heads_alone_stand_above_each_page(rows, count):
    assert head_rows(rows) == count


def test_a_footnote_is_linked_from_where_it_is_called():
    text = "Kept for long.\nSee law."
    drawn = draw(text, BlockText("paragraph", 0, 14), BlockText("footnote", 15, 23, "1", facts=Facts(call=4)))
    assert '<span data-start="0">Kept</span><sup class="call"><a href="#k3j-1">1</a></sup>' in drawn
    assert '<p class="block footnote" id="k3j-1">' in drawn


def test_a_figure_says_what_it_shows():
    drawn = draw("", BlockText("figure", 0, 0), figures=[FigureImage(0, "", "A <map> of data flows")])
    assert "A &lt;map&gt; of data flows" in drawn


def test_an_editors_note_stands_apart_from_other_notes():
    drawn = draw("one\ntwo", BlockText("note", 0, 3), BlockText("note", 4, 7, facts=Facts(editor=True)))
    assert '<div class="block note"><span data-start="0">one</span></div>' in drawn
    assert '<div class="block note editors"><span data-start="4">two</span></div>' in drawn


def test_markup_in_a_draft_stays_words():
    assert "<script>" not in draw("<script>x</script>", BlockText("paragraph", 0, 18, "<i>"))


def test_arabic_runs_right_to_left():
    assert [direction(one) for one in ("ar", "ar-EG", "en", "zh", "")] == ["rtl", "rtl", "auto", "auto", "auto"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\t\r"), min_size=1), min_size=1, max_size=5))
def test_every_offset_on_the_page_leads_back_to_its_words(parts: list[str]):
    text, read, start = "\n".join(parts), [], 0
    for part in parts:
        read.append(BlockText("paragraph", start, start + len(part)))
        start += len(part) + 1
    found = re.findall(r'data-start="(\d+)"[^>]*>([^<]*)<', draw(text, *read))
    assert [text[int(at) : int(at) + len(html.unescape(words))] for at, words in found] == parts


def test_a_changed_table_tells_of_its_rows_in_words_and_signs():
    old, new = (Side(one.text, one.blocks, ()) for one in (tabled.OLD, tabled.NEW))
    both = merged(changed_wording(old.text, new.text), old, new, name="k3j").in_one_column()
    drawn = blocks(both, "k3j", SafeString(' data-side="old"'))
    assert drawn.count("<table") == 1
    assert drawn.index('<tr class="columns-told"') < drawn.index("Kept for") < drawn.index("</thead><tbody>")
    assert '<span class="sign added" aria-hidden="true">+</span><span class="spoken">new column</span>' in drawn
    assert '<tr class="block row-moved from-here" id="row-went-k3j-0-4">' in drawn
    assert '<a class="chip moved" href="#row-came-k3j-0-1">went to row 2</a>' in drawn
    row = drawn[drawn.index('<tr class="block row-removed">') :]
    assert '<span class="spoken">row that is gone</span>' in row[: row.index("</td>")]
    assert row[row.index("</td>") + 5 :].startswith(
        '<td class="row-removed" data-of="old"><del><span class="spoken">deleted: </span>'
        f'<span data-start="{old.text.index("Occupation")}" data-side="old">Occupation</span>'
    )


class Counted(Sequence[Wrap]):
    """Wraps, and how many of them were looked at."""

    def __init__(self, wraps: list[Wrap]) -> None:
        self.wraps, self.looks = wraps, 0

    def __len__(self) -> int:
        return len(self.wraps)

    def __getitem__(self, at):
        found = self.wraps[at]
        self.looks += len(found) if isinstance(at, slice) else 1
        return found


def test_each_paragraph_of_a_long_clause_looks_at_its_own_wraps():
    words = ["a gate"] * 500
    starts = [7 * at for at in range(500)]
    wraps = Counted([Wrap(start + 2, start + 6, SafeString("<i>"), SafeString("</i>")) for start in starts])
    read = [BlockText("paragraph", start, start + 6) for start in starts]
    drawn = blocks(plain("\n".join(words), read), "k3j", wraps=wraps)
    assert drawn.count("<i><span") == 500
    assert wraps.looks < 500 * 25


def with_notes(count: int) -> str:
    """As many footnotes as paragraphs, each called in one."""
    words = [*(f"Gate {number}." for number in range(count)), *(f"Law {number}." for number in range(count))]
    starts = [0, *accumulate(len(one) + 1 for one in words)]
    read = [
        BlockText("paragraph", starts[at], starts[at] + len(one))
        if at < count
        else BlockText("footnote", starts[at], starts[at] + len(one), "1", facts=Facts(call=starts[at - count] + 4))
        for at, one in enumerate(words)
    ]
    return draw("\n".join(words), *read)


def test_each_footnote_of_many_is_called_once_and_in_its_paragraph():
    paragraphs = with_notes(20).split('<p class="block paragraph">')[1:]
    assert [re.findall(r'"#(.*?)"', one) for one in paragraphs] == [[f"k3j-{20 + at}"] for at in range(20)]


def test_what_many_footnotes_cost_grows_with_them():
    assert grows(with_notes, 100) < 3.5
