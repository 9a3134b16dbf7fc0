"""Keys that are pressed faster than what they lead to arrives: each counts, and the last place is the one in sight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from annotations.services import hints
from proposals.models import Clause, Comparison, User
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COUNT, PAUSE = 160, 120
WORDS = "Every platform tells people what it keeps of them, for how long, and who may look into it. " * 3
RESTS = """async () => {
  const before = scrollY;
  await new Promise((done) => setTimeout(done, 500));
  return scrollY === before;
}"""
LATE = """() => {
  const { fetch } = window;
  window.fetch = async (...asked) => {
    await new Promise((done) => setTimeout(done, 500));
    return fetch(...asked);
  };
  window.requestIdleCallback = () => 0;
  window.IntersectionObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}"""


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    """All of 160 clauses changed, and each has a hint."""
    proposal = factories.proposal(title="Identity")
    for verb in ("shall", "may"):
        clauses = (
            paragraphs(str(k), f"Title {k}", f"Record {k} {verb} be stored permanently. {WORDS}")
            for k in range(1, COUNT + 1)
        )
        factories.version(*clauses, proposal=proposal)
    hints.catch_up()
    jobs.drain()
    old, new = proposal.versions.all()
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def key(comparison: Comparison, number: int) -> str:
    return Clause.objects.get(reading=comparison.new_id, number=str(number)).key


def opened(page: Page, address: str) -> Page:
    """The page; all that it asks for comes half a second late, and nothing comes by itself."""
    page.add_init_script(f"({LATE})()")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def quickly(page: Page, keys: str) -> None:
    for one in keys:
        page.keyboard.press(one)
        page.wait_for_timeout(PAUSE)
    until(lambda: page.evaluate(RESTS))


def is_at(page: Page, number: int) -> None:
    """The clause of this number has the focus, and its head is in sight below the bar."""
    expect(page.locator(":focus .clause-number").first).to_have_text(str(number))
    until(lambda: page.evaluate(RESTS))
    box = page.locator(":focus :is(h2, h3)").first.bounding_box()
    assert box is not None and 56 < box["y"] < 850


@pytest.mark.parametrize("view", ["", "unified", "side"])
def test_over_clauses(signed_in, reviewer, comparison, view):
    there = f"/comparisons/{comparison.slug}/?view={view}" if view else f"/versions/{comparison.new_version.slug}/"
    page = opened(signed_in(reviewer), f"{there}#{key(comparison, 98)}")
    page.locator(f"[id='{key(comparison, 98)}']").focus()
    quickly(page, "jjjjjj")
    is_at(page, 104)
    quickly(page, "kkkjj")
    is_at(page, 103)


@pytest.mark.parametrize("view", ["unified", "side"])
def test_over_changes(signed_in, reviewer, comparison, view):
    page = opened(signed_in(reviewer), f"/comparisons/{comparison.slug}/?view={view}#{key(comparison, 97)}")
    page.get_by_role("button", name="All clauses").click()
    page.locator(f"[id='{key(comparison, 97)}']").focus()
    quickly(page, "nnnnnn")
    is_at(page, 103)
    quickly(page, "pppnn")
    is_at(page, 102)


def test_over_what_to_read_first(signed_in, reviewer, comparison):
    page = opened(signed_in(reviewer), f"/comparisons/{comparison.slug}/")
    rows = page.locator("[data-first-row]")
    rows.first.wait_for()
    to = [rows.nth(at).get_attribute("href").rpartition("#")[2] for at in range(rows.count())]
    quickly(page, "nnnnnnpp")
    expect(page.locator("[data-first-row][aria-current]")).to_have_attribute("href", re.compile(f"#{to[3]}$"))
    expect(page.locator(f"[id='{to[3]}']")).to_be_in_viewport()


def test_who_went_on_is_not_led_back_to_what_arrives_late(signed_in, reviewer, comparison):
    page = opened(signed_in(reviewer), f"/versions/{comparison.new_version.slug}/")
    page.locator(f"[data-tree] [href='#{key(comparison, 150)}']").click()
    page.wait_for_timeout(PAUSE)
    page.locator(f"[data-tree] [href='#{key(comparison, 3)}']").click()
    page.wait_for_timeout(1500)
    assert page.url.endswith(f"#{key(comparison, 3)}")
    expect(page.locator(f"[id='{key(comparison, 3)}']")).to_be_in_viewport()


def test_over_hints(signed_in, reviewer, comparison):
    page = opened(signed_in(reviewer), f"/versions/{comparison.new_version.slug}/")
    expect(page.locator(".hints-bar")).to_be_visible()
    quickly(page, "hhhhhhh")
    bubble = page.locator(".hint-bubble:popover-open")
    expect(bubble).to_have_count(1)
    expect(bubble.locator(":focus")).to_have_count(1)
    assert bubble.get_attribute("data-clause-key") == key(comparison, 7)
    words = page.evaluate("[...CSS.highlights.get('hint-here')][0].getBoundingClientRect().top")
    assert 56 < words < 850


def test_over_duties(signed_in, reviewer, comparison):
    page = opened(signed_in(reviewer), f"/comparisons/{comparison.slug}/duties/")
    rows = page.locator("[data-deciding]")
    quickly(page, "n" * 9)
    quickly(page, "ppp")
    expect(page.locator("[data-deciding]:focus")).to_have_attribute("id", rows.nth(5).get_attribute("id"))
    box = page.locator("[data-deciding]:focus").bounding_box()
    assert box is not None and box["y"] > 56 and box["y"] + box["height"] < 900
