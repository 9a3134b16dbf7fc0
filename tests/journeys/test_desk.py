"""From signing in to a hit of the search with the keyboard alone; no page of it shuts anyone out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from annotations.models import Consultation, Review
from annotations.services import reviews
from proposals.models import Comparison, User
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.journeys.looking import in_each_width, shut_out
from tests.journeys.painting import expect_painted

pytestmark = [pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["Every platform shall tell people what it keeps of them and for how long it keeps it."] * 12)
CHINESE = "平台应当告知用户其保存的内容。" * 20


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    """Of two clauses that one reviewed the second changed; one annotation lost its place; a Chinese draft is there."""
    proposal = factories.proposal(title="Identity", number="P1")
    clauses = [paragraphs("1", "Scope", LONG), paragraphs("2", "Record", f"The record shall be deleted. {LONG}")]
    old = factories.version(*clauses, proposal=proposal, number="N1")
    changed = paragraphs("2", "Record", f"The record may be deleted. {LONG}")
    new = factories.version(clauses[0], changed, proposal=proposal, number="N2")
    made = comparisons.request(old=old, new=new)
    for clause in old.current_reading.clauses.all():
        reviews.mark(old, clause.key, is_reviewed=True, by=reviewer)
    said = remark(
        old, reviewer, reviewer.teams.get(), number="2", comment="Shall it?", quote="The record shall be deleted."
    )
    jobs.drain()
    said.placements.all().delete()
    placement(said, new, "to-confirm", number="2", quote="The record may be deleted.")
    other = factories.proposal(title="数字身份", number="C1", body=proposal.body)
    factories.version(
        paragraphs("1", "范围", CHINESE),
        paragraphs("2", "行为记录", f"{CHINESE}平台应当永久保存行为记录。"),
        proposal=other,
        language="zh",
        number="C1",
    )
    made.refresh_from_db()
    return made


def test_no_page_shuts_anyone_out(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    places = ("/desk/", "/desk/tray/", "/search/?q=record", "/library/?language=zh", "/library/", "/search/?q=nothing")
    for there in in_each_width(page, places):
        assert (there, shut_out(page)) == (there, [])


def tab_to(page: Page, name: str) -> None:
    """Tab until the focus is on the link of this name."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if name in (page.evaluate("document.activeElement.innerText") or ""):
            return
    raise AssertionError(f"no way to {name} by Tab")


def test_a_day_at_the_desk_by_keyboard_alone(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.get_by_label("Account name").focus()
    page.keyboard.type("ana")
    page.keyboard.press("Tab")
    page.keyboard.type("a good pass phrase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Desk", level=1)).to_be_visible()

    expect(page.get_by_role("link", name="1 clause changed since you reviewed it")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("d")
    key = comparison.new.clauses.get(number="2").key
    clause = page.locator(f'[id="{key}"]')
    expect(clause).to_be_in_viewport()
    expect(clause.locator("[data-reviews]")).to_have_attribute("aria-pressed", "false")
    page.wait_for_load_state()
    page.keyboard.press("n")
    expect(clause).to_be_focused()
    page.keyboard.press("v")
    expect(clause.locator("[data-reviews]")).to_have_attribute("aria-pressed", "true")
    assert Review.objects.filter(user=reviewer, version=comparison.new_version, key=key).count() == 1

    page.keyboard.press("/")
    page.keyboard.type("永久保存")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Search", level=1)).to_be_visible()
    page.get_by_role("link", name="Search everywhere").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="2 行为记录")).to_be_visible()
    tab_to(page, "2 行为记录")
    page.keyboard.press("Enter")
    expect(page.get_by_text("平台应当永久保存行为记录。")).to_be_in_viewport()
    expect_painted(page, "found", "永久保存")
    page.wait_for_load_state("networkidle")


def test_one_key_goes_from_each_thing_that_is_left_to_the_next(signed_in, reviewer, comparison):
    team = reviewer.teams.get()
    Consultation.objects.create(
        version=comparison.new_version, team=team, title="Comments", deadline=timezone.now() + timedelta(days=2)
    )
    page = signed_in(reviewer)
    page.goto("/desk/")
    tonight = page.get_by_role("region", name="Tonight")
    expect(tonight.get_by_role("link", name="1 heavy change unread")).to_be_visible()
    expect(tonight.get_by_role("link", name="1 remark to place")).to_be_visible()
    expect(tonight).to_contain_text("in 2 days")
    page.get_by_role("link", name="Next d").click()
    key = comparison.new.clauses.get(number="2").key
    page.wait_for_url(f"**/comparisons/{comparison.slug}/#{key}")
    page.wait_for_load_state()
    page.keyboard.press("d")
    page.wait_for_url("**/desk/tray/**")
    page.wait_for_load_state()
    page.keyboard.press("1")
    expect(page.get_by_text("That was the last question.")).to_be_visible()
    page.keyboard.press("d")
    page.wait_for_url(f"**/comparisons/{comparison.slug}/#{key}")
    reviews.mark(comparison.new_version, key, is_reviewed=True, by=reviewer)
    page.wait_for_load_state()
    page.keyboard.press("d")
    page.wait_for_url("**/desk/")
    expect(tonight).to_contain_text("Nothing is left for tonight.")


def test_ticks_show_in_the_tree_and_count(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/versions/{comparison.new_version.slug}/")
    expect(page.get_by_text("1 of 2 clauses reviewed by you")).to_be_visible()
    changed = page.get_by_role("treeitem", name="2 Record")
    expect(changed).to_contain_text("Changed since you reviewed it")
    expect(page.get_by_role("link", name="changed since you reviewed it")).to_have_attribute(
        "href", f"/comparisons/{comparison.slug}/#{changed.get_attribute('data-clause')}"
    )
    page.keyboard.press("j")
    page.keyboard.press("v")
    expect(page.get_by_text("2 of 2 clauses reviewed by you")).to_be_visible()
    expect(changed).not_to_contain_text("Changed since")


def test_on_a_phone_what_changed_since_the_tick_leaves_room_in_the_head(signed_in, reviewer, comparison):
    page = signed_in(reviewer, width=390)
    page.goto(f"/versions/{comparison.new_version.slug}/")
    since = page.get_by_role("link", name="changed since you reviewed it")
    box, tick = since.bounding_box(), since.locator("xpath=following-sibling::*[@data-reviews]").bounding_box()
    assert (box["height"], box["width"] < 195) == (24, True)
    assert abs(box["y"] + box["height"] / 2 - tick["y"] - tick["height"] / 2) <= 1


def test_the_tray_leads_to_the_card_that_asks(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto("/desk/tray/")
    page.get_by_role("link", name="Attach elsewhere").click()
    expect(page.locator("[data-card].here")).to_contain_text("Shall it?")
    page.wait_for_load_state("networkidle")


def test_on_a_phone_the_filters_are_a_sheet(signed_in, reviewer, comparison):
    page = signed_in(reviewer, width=390, height=844)
    page.goto("/")
    expect(page.get_by_label("Language", exact=True).last).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    page.locator("#filters").get_by_label("Language").select_option("zh")
    expect(page.get_by_role("link", name="数字身份")).to_be_visible()
    expect(page.get_by_role("link", name="Identity", exact=True)).to_be_hidden()
    page.wait_for_load_state("networkidle")
