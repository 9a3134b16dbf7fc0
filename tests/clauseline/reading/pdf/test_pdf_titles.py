"""What is set like a heading of a printed draft, or says its words, and is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from tests.drafts.accounts import assert_account, names
from tests.drafts.printed import Words, pdf_file

TITLES = ["1 Scope", "2 Walls", "3 Gates", "4 Keys", "5 Rules"]


def outline_of(*pages: Sequence[Words], bookmarks: Sequence[str] = TITLES) -> Outline:
    outline = read(pdf_file(*pages, bookmarks=bookmarks), "park.pdf")
    assert_account(outline)
    return outline


def page(number: int, *rows: Words) -> list[Words]:
    """A page with the heading of this place, and rows between its text."""
    title = (70, 760, f"*{TITLES[number]}", 14)
    return [
        title,
        (70, 735, "The records of a park are kept by those who look after it,"),
        *rows,
        (70, 400, "as ever."),
    ]


PAGES = [page(place) for place in range(5)]


@pytest.mark.parametrize(("left", "found"), [(70, [("", "Element gate", 1)]), (96, [])])
def test_a_title_that_stands_further_in_than_headings_do_heads_a_panel(left, found):
    panel = page(2, (left, 700, "*Element gate", 14), (left, 680, "A gate has a wall on either side of it."))

    outline = outline_of(*PAGES[:2], panel, *PAGES[3:])

    assert [row for row in names(outline) if row[1] not in {title[2:] for title in TITLES}] == found
    assert found or "subheading" in {block.kind for block in outline.clauses[2].blocks}


def test_an_item_that_says_a_title_is_none():
    items = page(0, (80, 700, "\xb7 Walls"), (80, 670, "\xb7 Gates"))

    outline = outline_of(items, *PAGES[1:], bookmarks=[title[2:] for title in TITLES])

    assert [row[1] for row in names(outline)] == [title[2:] for title in TITLES]


def test_a_number_above_a_title_that_has_one_is_none_of_it():
    above = [*page(2), (70, 300, "2.1"), (70, 284, "*4 Keys", 14), (70, 260, "Of iron.")]

    outline = outline_of(*PAGES[:2], above, *PAGES[4:], bookmarks=[*TITLES, "2.1 Doors"])

    assert names(outline) == [(title[0], title[2:], 1) for title in TITLES]


@pytest.mark.parametrize("day", ["30 August 2026", "3 Oct 2026", "3 Sept. 2026"])
def test_the_day_on_a_cover_is_no_heading(day):
    cover = [(70, 700, "*Records of Parks", 20), (70, 660, f"*{day}", 14)]

    assert names(outline_of(cover, *PAGES))[0] == ("1", "Scope", 1)


def test_a_cell_set_between_the_rows_beside_it_is_no_heading():
    cell = (70, 680, "*6 deny")
    beside = [(140, 686, "Prevent an event or an action, such as"), (140, 674, "a flow, from completion.")]

    assert len(outline_of(page(4, cell, *beside), *PAGES[:4], bookmarks=()).clauses) == 5
    assert ("6", "deny", 1) in names(outline_of(page(4, cell), *PAGES[:4], bookmarks=()))


@pytest.mark.parametrize("words", ["*A", "*345 Park Avenue"])
def test_letters_of_an_index_and_numbers_of_houses_are_no_headings(words):
    assert len(outline_of(*PAGES[:4], page(4, (70, 680, words))).clauses) == 5
