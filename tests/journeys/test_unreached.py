"""A part of a page that does not come says so, and comes when the server is there again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Review
from annotations.services import hints
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD = paragraphs("1", "Record", "A platform shall delete records. Records of each user are stored permanently.")
NEW = paragraphs("1", "Record", "A platform may delete records. Records of each user are stored permanently.")
NOTICE = ".not-come"
PARTS = {
    "margin": ("version", "**/margin/", "[data-cards] [data-card]"),
    "cards": ("version", "**/margin/cards/**", "[data-cards] [data-card]"),
    "hints": ("version", "**/margin/hints/**", "[data-hints-of]"),
    "consultations": ("version", "**/consultations/", ""),
    "arrivals": ("version", "**/arrivals/", ""),
    "translations": ("version", "**/translations/", "[data-adds-translation]"),
    "first": ("comparison", "**/first/", "[data-first-rows]"),
    "duties": ("comparison", "**/duties/told/", '[data-slot="duties"] > *'),
    "filters": ("comparison", "**/filters/**", "[data-marked]"),
    "turning": ("comparison", "**/comparisons/*/hints/", ""),
}
"""By its name the page that has it, what is asked of the server, and what is there once it has come."""

NOTHING_LATER = """
const soon = window.setTimeout;
window.setTimeout = (act, pause, ...rest) => (pause >= 4000 ? 0 : soon(act, pause, ...rest));
"""
"""Nothing is tried again by itself."""


@pytest.fixture
def addresses(reviewer, team):
    old = factories.version(OLD, number="N1")
    new = factories.version(NEW, number="N2", proposal=old.proposal)
    remark(new, reviewer, team, number="1", quote="may delete")
    comparison = comparisons.request(old=old, new=new)
    hints.catch_up()
    jobs.drain()
    return {"version": f"/versions/{new.slug}/", "comparison": f"/comparisons/{comparison.slug}/"}


@pytest.mark.parametrize("part", PARTS)
def test_what_does_not_come_says_so_and_comes_later(part, signed_in, reviewer, addresses):
    where, asked, there = PARTS[part]
    page: Page = signed_in(reviewer)
    page.add_init_script(NOTHING_LATER)
    page.route(asked, lambda route: route.abort())
    page.goto(addresses[where])
    expect(page.locator(NOTICE).first).to_contain_text("a part of this page is missing")
    page.unroute(asked)
    page.evaluate("document.querySelector('.not-come').closest('details')?.setAttribute('open', '')")
    page.locator(NOTICE).first.get_by_role("button", name="Try again").click()
    expect(page.locator(NOTICE)).to_have_count(0)
    if there:
        expect(page.locator(there).first).to_be_attached()


def test_it_comes_by_itself_once_the_network_is_back(signed_in, reviewer, addresses):
    page = signed_in(reviewer)
    page.add_init_script(NOTHING_LATER)
    page.route("**/margin/", lambda route: route.abort())
    page.goto(addresses["version"])
    expect(page.locator(NOTICE).first).to_be_visible()
    page.unroute("**/margin/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-cards] [data-card]")).to_have_count(1)
    expect(page.locator(NOTICE)).to_have_count(0)


def test_what_a_person_asks_for_is_not_done_later(signed_in, reviewer, addresses):
    page = signed_in(reviewer)
    page.goto(addresses["version"])
    tick = page.locator(".clause").first.get_by_role("button", name="Reviewed")
    expect(tick).to_have_attribute("aria-pressed", "false")
    page.route("**/reviews/", lambda route: route.abort())
    tick.click()
    expect(page.locator(".toasts > p")).to_have_text("Clauseline was not reached. Please try again.")
    expect(tick).to_have_attribute("aria-pressed", "false")
    page.unroute("**/reviews/")
    page.evaluate("dispatchEvent(new Event('online'))")
    assert not Review.objects.exists()
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "true")


def test_a_form_that_does_not_open_says_so(signed_in, reviewer, addresses):
    page = signed_in(reviewer)
    page.goto(addresses["version"])
    page.locator("[data-toolbar]").wait_for(state="attached")
    page.route("**/annotate/**", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator(".toasts > p")).to_have_text("Clauseline was not reached. Please try again.")
    page.unroute("**/annotate/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("form[data-entry]")).to_be_visible()
