"""The text under the pointer stays where it is when a form opens beside it, and the form is seen whole."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from proposals.models import User
from proposals.services import jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.selecting import select

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = [
    paragraphs(str(n), f"Clause {n}", *(f"Paragraph {m} of number {n} is kept." for m in range(6)))
    for n in range(1, 25)
]
WORDS = "Paragraph 3 of number 20"


@pytest.fixture
def page(signed_in: Any, reviewer: User) -> Page:
    version = factories.version(*LONG, number="N1")
    jobs.drain()
    page: Page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-toolbar]").wait_for(state="attached")
    return page


def settled(page: Page) -> float:
    """The same once it has stood still for a while: what clauses bear comes in turns, and makes them higher."""
    before = -1.0
    while before != (now := place(page)):
        before = now
        page.wait_for_timeout(800)
    return now


def place(page: Page) -> float:
    """How far below the upper edge of the window the words stand."""
    top = page.locator(".frame-text").get_by_text(WORDS).bounding_box()
    assert top
    return float(top["y"])


def is_whole(page: Page) -> bool:
    box = page.locator("[data-entry]").bounding_box()
    assert box
    return bool(box["y"] >= 56 and box["y"] + box["height"] <= 900)


def test_a_form_opens_beside_its_words_and_nothing_moves(page: Page):
    select(page, WORDS)
    before = settled(page)
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()
    assert (place(page), is_whole(page)) == (before, True)
    page.get_by_text("replace", exact=True).click()
    expect(page.locator("[data-previewed]")).to_be_visible()
    assert (place(page), is_whole(page)) == (before, True)
    page.keyboard.press("Escape")
    expect(page.locator("[data-entry]")).to_have_count(0)
    assert place(page) == before


def test_a_selection_over_two_clauses_is_asked_about_where_it_is(page: Page):
    select(page, "Paragraph 5 of number 20", "Paragraph 1 of number 21")
    before = page.evaluate("scrollY")
    assert before > 900
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="A remark stands in one clause")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    expect(page.locator("[data-entry]")).to_have_count(0)
    assert page.evaluate("scrollY") == before


def test_the_field_that_comes_first_stands_where_the_form_will(page: Page):
    select(page, WORDS)
    page.route("**/annotate/**", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.get_by_label("What is this about?")).to_be_in_viewport()
