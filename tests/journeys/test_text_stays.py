"""The text under the pointer stays where it is when a form opens beside it, and the form is seen whole."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from proposals.models import User
from proposals.services import jobs
from tests import factories
from tests.annotations.remarks import remark
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


def test_the_part_in_the_first_clause_is_offered_where_one_is(signed_in: Any, reviewer: User):
    high = paragraphs("1", "High", *(f"Line {m} of the first is kept as long as it has to be." for m in range(90)))
    version = factories.version(high, paragraphs("2", "Low", "Other words are kept too."), *LONG[2:], number="N2")
    jobs.drain()
    page: Page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-toolbar]").wait_for(state="attached")
    select(page, "Line 89 of", "Other words")
    before = page.evaluate("scrollY")
    assert before > 900
    page.keyboard.press("a")
    part = page.get_by_role("button", name="1: “Line 89 of the first is kept as long as…”")
    expect(part).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == before
    part.click()
    expect(page.locator("[data-quote]")).to_have_text("Line 89 of the first is kept as long as it has to be.")
    expect(page.get_by_label("What is this about?")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before


def test_a_remark_on_a_whole_clause_says_so_and_the_clause_is_marked(page: Page):
    page.route("**/annotate/**", lambda route: route.abort())
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.get_by_text("On the whole clause.")).to_be_visible()
    page.unroute("**/annotate/**")
    page.reload()
    page.locator("[data-toolbar]").wait_for(state="attached")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name=re.compile(r"On the whole of clause (\d+) Clause \1"))).to_be_visible()
    expect(page.locator(".clause.remarked")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".clause.remarked")).to_have_count(0)


def test_words_that_one_clicks_stay_where_they_are(signed_in: Any, reviewer: User, team: Any):
    version = factories.version(*LONG, number="N3")
    jobs.drain()
    for n, quote in enumerate(("Paragraph 3", "Paragraph 5"), 1):
        remark(version, reviewer, team, number="20", quote=quote, comment=f"Remark {n}. " + "This is long. " * 30)
    page: Page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-toolbar]").wait_for(state="attached")
    words = page.locator(".frame-text").get_by_text(WORDS)
    words.evaluate("(one) => scrollBy({ top: one.getBoundingClientRect().top - 780, behavior: 'instant' })")
    before = settled(page)
    assert 700 < before < 800
    words.click(position={"x": 5, "y": 10})
    card = page.locator("[data-card].here")
    expect(card).to_contain_text("Remark 1.")
    page.wait_for_timeout(700)
    assert place(page) == before
    dock = page.locator("[data-margin-head]").bounding_box()
    box = card.bounding_box()
    assert dock and box
    assert box["y"] + box["height"] <= dock["y"]
