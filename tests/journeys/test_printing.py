"""What people print of a comparison."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import Page, PdfMargins

from clauseline.outline import ClauseText
from proposals.models import Comparison
from proposals.services import exports, orders
from tests.drafts.tabled import tabled
from tests.factories import paragraphs
from tests.journeys.test_copying import compared

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SIDES = ("old", "new")
ROWS = [f"Field {number}|as long as the account is open|the platform" for number in range(80)]


def draft(verb: str, row: str) -> list[ClauseText]:
    return [
        paragraphs("1", "Records", f"The platform {verb} delete all records of people."),
        paragraphs("2", "Gaze", "Cameras watch the eyes of people."),
        tabled("3", "Fields", "The record holds these fields.", "Field|Kept for|Read by", *ROWS, row),
    ]


OLD, NEW = draft("shall", "Gait|one year|partners"), draft("may", "Voice|never|nobody")


def pages(page: Page, *, is_landscape: bool = False) -> list[str]:
    """The words on each page of paper."""
    margin: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", landscape=is_landscape, margin=margin))
    return [re.sub(r"\s+", " ", one.get_textpage().get_text_range()) for one in printed]


def opened(page: Page, comparison: Comparison, form: str, folder) -> Page:
    """The page in a view, or the file of the comparison."""
    if form == "file":
        file = folder / "compared.html"
        file.write_bytes(orders.now(exports.order(comparison, "html", by=None), by=None).data)
        page.goto(file.as_uri())
    else:
        page.goto(f"/comparisons/{comparison.slug}/?view={form}")
        page.locator("[data-slot-body] > *").first.wait_for()
    return page


@pytest.mark.parametrize("form", ["unified", "file"])
def test_on_paper_it_reads_as_one_text(signed_in, reviewer, tmp_path, form):
    page = opened(signed_in(reviewer, color_scheme="dark"), compared(OLD, NEW), form, tmp_path)
    text = " ".join(pages(page))
    assert "The platform shall may delete all records of people." in text
    assert "1 clause without a changed word" in text
    places = [text.rindex(words) for words in ("1 Records", "may delete", "2 Gaze", "3 Fields", "Field 0", "Field 79")]
    assert places == sorted(places)
    for ours in ("replaced by", "Export", "Side by side", "Annotate", "Remarks"):
        assert ours not in text


@pytest.mark.parametrize("is_landscape", [False, True])
def test_two_texts_stay_beside_each_other_on_paper(signed_in, reviewer, tmp_path, is_landscape):
    page = opened(signed_in(reviewer), compared(OLD, NEW), "side", tmp_path)
    first = pages(page, is_landscape=is_landscape)[0]
    assert "shall delete" in first and "may delete" in first
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000 if is_landscape else 680, "height": 900})
    boxes = [page.locator(f".side-{side}").first.evaluate("side => side.getBoundingClientRect()") for side in SIDES]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["right"] < boxes[1]["left"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("form", ["unified", "side", "file"])
def test_the_head_of_a_table_stands_on_each_of_its_pages(signed_in, reviewer, tmp_path, form):
    page = opened(signed_in(reviewer), compared(OLD, NEW), form, tmp_path)
    printed = [words for words in pages(page) if re.search(r"Field \d", words)]
    assert len(printed) > 1
    assert all("Kept for" in words for words in printed)


@pytest.mark.parametrize("form", ["unified", "file"])
def test_marks_are_told_apart_without_colour(signed_in, reviewer, tmp_path, form):
    page = opened(signed_in(reviewer, color_scheme="dark"), compared(OLD, NEW), form, tmp_path)
    page.emulate_media(media="print")
    looks = page.locator(".change .draft").first.evaluate(
        """draft => ["del", "ins"].map((mark) => {
        const { textDecorationLine, textDecorationColor, color } = getComputedStyle(draft.querySelector(mark));
        return [textDecorationLine, textDecorationColor === color];
    })"""
    )
    assert looks == [["line-through", True], ["underline", True]]
