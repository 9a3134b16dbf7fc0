"""What lost its passage leads to what became of its clause, and is attached from there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["Every platform shall tell people what it keeps of them and for how long it keeps it."] * 6)
OLD = [paragraphs(str(n), f"Title {n}", LONG, f"Every record{n} is kept for ever.") for n in range(1, 11)]
NEW = [paragraphs(str(n), f"Title {n}", LONG, f"Word{n} is another.") for n in range(1, 11)]


@pytest.fixture
def drafts(reviewer):
    old = factories.version(*OLD, number="N1")
    return old, factories.version(*NEW, number="N2", proposal=old.proposal)


@pytest.fixture
def lost(drafts, reviewer, team) -> Annotation:
    """On clause 7, of which the newer version has other words."""
    said = remark(drafts[0], reviewer, team, number="7", quote="Every record7 is kept for ever", comment=LONG)
    placement(said, drafts[1], "gone")
    return said


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("[data-toolbar]").wait_for(state="attached")
    return page


def key_of(version, number: str) -> str:
    return str(version.current_reading.clauses.get(number=number).key)


def test_it_begins_at_the_clause_one_was_led_to_whatever_pushed_it(signed_in, reviewer, drafts, lost):
    page, key = signed_in(reviewer), key_of(drafts[1], "5")
    opened(page, f"/versions/{drafts[1].slug}/?annotation={lost.slug}#{key}")
    expect(page.locator("[data-card].here")).to_be_focused()
    page.evaluate("(id) => scrollBy({ top: document.getElementById(id).getBoundingClientRect().top - 200 })", key)
    expect(page.locator("[data-tree] [aria-current]")).to_contain_text("5")
    page.keyboard.press("2")
    expect(page.locator("[data-attach-clause]")).to_have_text("5")
    key_beside_it = page.locator("[data-attaches-clause] kbd")
    expect(key_beside_it).to_have_css("border-style", "solid")
    expect(page.locator(f"[id='{key}']")).to_be_focused()


def test_a_question_without_a_place_shows_what_became_of_its_clause(signed_in, reviewer, drafts, lost):
    comparisons.request(old=drafts[0], new=drafts[1])
    jobs.drain()
    page, key = opened(signed_in(reviewer), f"/versions/{drafts[1].slug}/"), key_of(drafts[1], "7")
    page.keyboard.press("q")
    card = page.locator("[data-tray] [data-card].here")
    expect(card).to_be_focused()
    expect(page.locator(f"[id='{key}'] .clause-head")).to_be_in_viewport()
    expect(card.locator(".annotation-quote")).to_be_in_viewport(ratio=1)
    expect(card.get_by_role("button", name="It is gone")).to_be_in_viewport(ratio=1)
    page.keyboard.press("2")
    expect(page.locator("[data-attach-clause]")).to_have_text("7")
