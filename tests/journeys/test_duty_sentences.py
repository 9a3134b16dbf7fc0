"""What is said of force leads to the very sentence of which it is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from clauseline.outline import ClauseText
from proposals.drawing.portions import SHORT
from proposals.models import Comparison
from tests.factories import paragraphs
from tests.journeys.painting import painted
from tests.journeys.test_copying import compared
from tests.journeys.test_reading import place
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["People are told what the platform keeps of them, and for how long it keeps it."] * 30)
FIRST, LAST = "Readers {} ask for names.", "The platform {} delete records."


def draft(verb: str, gone: str = "") -> list[ClauseText]:
    text = " ".join(filter(None, (FIRST.format(verb), LONG, gone, LAST.format(verb))))
    return [paragraphs("1", "Scope", LONG), paragraphs("2", "Records", text)]


def opened(page: Page, comparison: Comparison, view: str = "unified") -> Page:
    page.goto(f"/comparisons/{comparison.slug}/?view={view}")
    page.locator("#duty-counts").wait_for()
    return page


def marked(page: Page) -> str:
    """The words that are marked as the sentence one was led to."""
    return painted(page, "sentence")


def expect_marked(page: Page, words: str) -> None:
    until(lambda: marked(page) == words)


@pytest.mark.parametrize("view", ["unified", "side"])
def test_a_chip_leads_to_its_sentences_one_after_the_other(signed_in, reviewer, view):
    page = opened(signed_in(reviewer), compared(draft("shall"), draft("should")), view)
    chip = page.get_by_role("link", name=re.compile("verb lowered"))
    for sentence in (FIRST, LAST, FIRST):
        chip.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.matches('.duty-place')")
        expect_marked(page, sentence.format("should"))
        expect(page.locator(":focus")).to_be_in_viewport()


@pytest.mark.parametrize("view", ["unified", "side"])
def test_of_a_sentence_that_is_gone_it_leads_to_the_struck_one(signed_in, reviewer, view):
    gone = "Operators shall hide the address of a child."
    page = opened(signed_in(reviewer), compared(draft("shall", gone), draft("shall")), view)
    page.locator('.change-head a[href^="#duty-old-"]').click()
    until(lambda: marked(page).strip() == gone)
    expect(page.locator(".duty-place:target")).to_be_in_viewport()
    assert page.locator(".duty-place:target").evaluate("one => one.closest('del') !== null")


def test_the_summary_leads_to_the_sentences_it_counts(signed_in, reviewer):
    page = opened(signed_in(reviewer), compared(draft("shall"), draft("should")))
    chip = page.locator("#duty-counts").get_by_role("link", name=re.compile("2 duties weakened"))
    for sentence in (FIRST, LAST):
        chip.click()
        expect_marked(page, sentence.format("should"))


def test_the_address_of_a_sentence_lasts_and_brings_what_has_not_arrived(signed_in, reviewer):
    many = [paragraphs(str(n), f"Title {n}", f"Clause {n} says what it said.") for n in range(3, SHORT + 3)]
    comparison = compared([*many, *draft("shall")], [*many, *draft("should")])
    assert comparison.new is not None
    key = comparison.new.clauses.get(title="Records").key
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/#duty-new-{key}-0")
    expect(page.locator(f'[id="duty-new-{key}-0"]')).to_be_in_viewport()
    expect_marked(page, FIRST.format("should"))
    page.goto(f"/comparisons/{comparison.slug}/#{key}")
    expect(place(page, key)).to_be_in_viewport()
