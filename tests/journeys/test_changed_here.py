"""What changed in a clause, folded open while one reads, by mouse and by key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from proposals.models import User, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.looking import at, in_each_width, shut_out
from tests.journeys.painting import expect_painted
from tests.journeys.selecting import select
from tests.journeys.test_copying import copied
from tests.journeys.test_reading import place
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORDS = "People read what the platform keeps of them, and for how long it keeps it."


def draft(verb: str, *, proposal, number: str, **facts) -> Version:
    return factories.version(
        paragraphs("1", "Records", f"The platform {verb} delete records. {WORDS}"),
        paragraphs("2", "Gaze", f"Cameras {verb} show when they watch. {WORDS}"),
        paragraphs("3", "History", WORDS),
        proposal=proposal,
        number=number,
        **facts,
    )


@pytest.fixture
def versions(reviewer: User) -> list[Version]:
    """0.1, 0.2 and 0.3, of which the last was compared with the one before it."""
    proposal = factories.proposal(title="Identity")
    made = [draft(verb, proposal=proposal, number=f"0.{n}") for n, verb in enumerate(("shall", "should", "may"), 1)]
    comparisons.request(old=made[1], new=made[2])
    jobs.drain()
    return made


def clause(page: Page, version: Version, number: str) -> Locator:
    assert version.current_reading is not None
    return place(page, version.current_reading.clauses.get(number=number).key)


def fold(page: Page) -> Locator:
    return page.get_by_role("region", name="What changed here")


def redline(page: Page) -> list[str]:
    """The struck words in the fold, and those that came."""
    texts = fold(page).locator(":is(del, ins) [data-start]")
    texts.first.wait_for()
    return texts.all_inner_texts()


def test_the_mark_of_a_change_folds_it_open_and_closed(signed_in, reviewer, versions):
    page = signed_in(reviewer)
    page.goto(f"/versions/{versions[2].slug}/")
    mark = clause(page, versions[2], "2").locator(".what-changed")
    expect(mark).to_have_attribute("aria-expanded", "false")
    mark.click()
    until(lambda: redline(page) == ["should", "may"])
    expect(clause(page, versions[2], "2").locator("[data-changed-here]")).to_have_count(1)
    expect(mark).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith(f"/versions/{versions[2].slug}/")
    fold(page).get_by_role("link", name=re.compile("verb lowered")).click()
    expect_painted(page, "sentence", "Cameras may show when they watch.")
    fold(page).get_by_role("button", name="Close").click()
    expect(fold(page)).to_have_count(0)
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    until(lambda: redline(page) == ["should", "may"])


def test_what_is_copied_of_it_is_the_new_text(signed_in, reviewer, versions):
    page = signed_in(reviewer)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/versions/{versions[2].slug}/")
    clause(page, versions[2], "2").locator(".what-changed").click()
    until(lambda: redline(page) == ["should", "may"])
    select(page, "Cameras", "when they")
    assert copied(page)[0] == "Cameras may show when they"


def test_c_opens_it_and_the_chosen_version_holds_for_other_clauses(signed_in, reviewer, versions):
    comparisons.request(old=versions[0], new=versions[2])
    jobs.drain()
    page = signed_in(reviewer)
    page.goto(f"/versions/{versions[2].slug}/")
    clause(page, versions[2], "1").focus()
    page.keyboard.press("c")
    until(lambda: redline(page) == ["should", "may"])
    page.keyboard.press("Tab")
    expect(fold(page).get_by_label("Since")).to_be_focused()
    fold(page).get_by_label("Since").select_option(versions[0].slug)
    expect(fold(page).locator("del").first).to_contain_text("shall")
    expect(fold(page).get_by_label("Since")).to_be_focused()
    page.keyboard.press("Escape")
    expect(fold(page)).to_have_count(0)

    clause(page, versions[2], "2").focus()
    page.keyboard.press("c")
    until(lambda: redline(page) == ["shall", "may"])
    page.keyboard.press("c")
    expect(fold(page)).to_have_count(0)
    clause(page, versions[2], "3").focus()
    page.keyboard.press("c")
    expect(fold(page)).to_contain_text("Unchanged since 0.1.")


def test_what_was_not_compared_shows_itself_when_it_is(signed_in, reviewer, versions):
    page = signed_in(reviewer)
    page.goto(f"/versions/{versions[2].slug}/")
    clause(page, versions[2], "1").locator(".what-changed").click()
    fold(page).get_by_label("Since").select_option(versions[0].slug)
    expect(fold(page)).to_contain_text("0.1 and 0.3 have not been compared yet.")
    fold(page).get_by_role("button", name="Compare them").click()
    expect(fold(page)).to_contain_text("waiting for its turn")
    expect(fold(page)).to_be_focused()
    jobs.drain()
    until(lambda: redline(page) == ["shall", "may"])


def test_without_scripts_the_mark_leads_to_the_comparison(signed_in, reviewer, versions):
    page = signed_in(reviewer, java_script_enabled=False)
    page.goto(f"/versions/{versions[2].slug}/")
    clause(page, versions[2], "2").locator(".what-changed").click()
    assert "/comparisons/" in page.url


def test_what_stands_in_it_cannot_be_annotated(signed_in, reviewer, versions):
    page = signed_in(reviewer)
    page.goto(f"/versions/{versions[2].slug}/")
    clause(page, versions[2], "2").locator(".what-changed").click()
    redline(page)
    fold(page).locator("ins [data-start]").dblclick()
    page.wait_for_timeout(300)
    expect(page.get_by_role("button", name="Annotate", exact=True)).to_have_count(0)


def test_it_shuts_nobody_out(signed_in, reviewer, versions):
    page = signed_in(reviewer)
    for there in in_each_width(page, [f"/versions/{versions[2].slug}/"]):
        with at(there):
            clause(page, versions[2], "1").locator(".what-changed").click()
            redline(page)
        assert (there, shut_out(page)) == (there, [])


def test_on_paper_stands_what_is_open(signed_in, reviewer, versions):
    page = signed_in(reviewer)
    page.goto(f"/versions/{versions[2].slug}/")
    clause(page, versions[2], "1").locator(".what-changed").click()
    redline(page)
    page.emulate_media(media="print")
    expect(fold(page)).to_contain_text("What changed here since 0.2")
    expect(fold(page).get_by_label("Since")).to_be_hidden()
    expect(fold(page).get_by_role("button", name="Close")).to_be_hidden()
