"""A comparison by keyboard alone, and what screen readers are told of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from annotations.services import reviews
from proposals.models import Comparison, User
from proposals.services import comparisons, jobs
from tests import factories
from tests.drafts import changed
from tests.journeys.axe import faults
from tests.journeys.looking import at, in_each_width, shut_out
from tests.journeys.test_reading import place

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    proposal = factories.proposal(title="Identity", number="X.gaze")
    old, new = (factories.version(*clauses, proposal=proposal) for clauses in (changed.OLD, changed.NEW))
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def clause(page: Page, comparison: Comparison, number: str) -> Locator:
    return place(page, comparison.new.clauses.get(number=number).key)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(200):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def test_everything_that_can_happen_shuts_nobody_out(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    narrowed = f"/comparisons/{comparison.slug}/?only=moved&only=status&only=split"
    for there in in_each_width(page, [f"{narrowed}&view={view}" for view in ("unified", "side")]):
        with at(there):
            page.locator("[data-marked]").first.wait_for()
            for summary in page.locator(".folded > summary").all():
                summary.click()
        assert (there, shut_out(page)) == (there, [])


def test_a_comparison_is_read_by_keyboard_alone(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/proposals/{comparison.new_version.proposal.slug}/")
    tab_to(page, page.locator(".step-link"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/comparisons/{comparison.slug}/")
    tab_to(page, page.get_by_role("button", name="All clauses"))
    page.keyboard.press("Enter")
    walked = []
    for _ in range(4):
        page.keyboard.press("n")
        walked.append(page.evaluate("document.activeElement.querySelector('.clause-number').textContent"))
    page.keyboard.press("p")
    walked.append(page.evaluate("document.activeElement.querySelector('.clause-number').textContent"))
    assert walked == ["2", "3", "5", "6", "5"]
    tab_to(page, page.get_by_text("Filter changes"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="2 moved"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 13 changes are shown.")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("n")
    expect(clause(page, comparison, "6.1")).to_be_focused()


def test_the_two_places_of_a_move_lead_to_each_other(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/?only=moved")
    lead = page.get_by_role("link", name="moved from 4.1")
    tab_to(page, lead)
    page.keyboard.press("Enter")
    post = page.locator(".signpost", has_text="4.1 Deletion")
    expect(post).to_be_in_viewport()
    expect(post).to_be_focused()
    page.keyboard.press("Tab")
    expect(post.get_by_role("link", name="6.1 Deletion")).to_be_focused()
    page.keyboard.press("Enter")
    expect(clause(page, comparison, "6.1")).to_be_focused()
    expect(clause(page, comparison, "6.1")).to_be_in_viewport()


def test_the_parts_of_a_split_lead_to_each_other(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    tab_to(page, page.get_by_role("link", name="split into 6, 12"))
    page.keyboard.press("Enter")
    part = clause(page, comparison, "12")
    expect(part).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(clause(page, comparison, "6")).to_be_focused()


def test_folded_clauses_open_and_close_by_keyboard(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/?only=moved")
    fold = page.locator(".folded > summary").first
    tab_to(page, fold)
    page.keyboard.press("Enter")
    expect(clause(page, comparison, "3")).to_be_visible()
    page.keyboard.press("Enter")
    expect(clause(page, comparison, "3")).to_be_hidden()


def test_the_heat_strip_is_a_slider_over_the_changes(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    strip = page.get_by_role("slider", name="Changes in the text")
    expect(strip).to_have_attribute("aria-valuetext", "2 Form: changed")
    tab_to(page, strip)
    page.keyboard.press("End")
    expect(strip).to_have_attribute("aria-valuetext", "13 Gems: moved")
    expect(strip).to_have_attribute("aria-valuenow", "12")
    expect(clause(page, comparison, "13")).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    expect(strip).to_have_attribute("aria-valuetext", "Appendix A Test of pseudonyms: status changed")
    page.keyboard.press("Enter")
    expect(clause(page, comparison, "Appendix A")).to_be_focused()


def test_what_the_heat_strip_means_is_told_beside_it(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    sign, strip = page.locator("[aria-label='What the strip shows']"), page.get_by_role("slider")
    strip.wait_for()
    places = [one.bounding_box() for one in (sign, strip)]
    assert places[0]["x"] == places[1]["x"]
    assert places[0]["y"] < places[1]["y"] < places[0]["y"] + 40
    sign.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".heat-legend li")).to_contain_text(["weakened", "strengthened", "force to check"])
    expect(page.locator(".heat-legend")).to_be_in_viewport()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".heat-legend")).to_be_hidden()
    expect(sign).to_be_focused()


def test_the_window_on_the_heat_strip_goes_with_the_text(signed_in, reviewer, comparison):
    page = signed_in(reviewer, height=500)
    page.goto(f"/comparisons/{comparison.slug}/")
    window = page.locator("[data-window]")
    assert float(window.get_attribute("y") or -1) == 0
    box = page.locator("[data-heat]").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 3)
    expect(clause(page, comparison, "13")).to_be_in_viewport()
    expect(window).to_have_attribute("y", re.compile("^[5-9][0-9][0-9]"))


def test_what_is_reviewed_leaves_the_count_at_once(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/?marked=unreviewed")
    expect(page.get_by_role("link", name="12 not yet reviewed")).to_have_attribute("aria-current", "true")
    page.keyboard.press("n")
    page.keyboard.press("v")
    expect(page.get_by_role("link", name="11 not yet reviewed")).to_be_visible()
    reviews.mark(comparison.new_version, comparison.new.clauses.get(number="3").key, is_reviewed=True, by=reviewer)
    page.reload()
    expect(page.get_by_text("10 of 13 changes are shown.")).to_be_visible()


def test_a_screen_reader_says_what_was_replaced_by_what(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/?view=unified")
    records = clause(page, comparison, "5")
    expect(records).to_match_aria_snapshot(
        """
        - list:
          - listitem: 1 word deleted. 1 word inserted.
          - listitem: was 4
          - listitem: reworded
          - listitem:
            - link /“shall” to “may”/
        - paragraph:
          - text: The platform
          - deletion: "changed: shall , replaced by"
          - insertion: may ;
          - text: keep a record of what visitors do for six months.
        """
    )
    expect(records).to_have_accessible_description(
        re.compile("^1 word deleted. 1 word inserted. was 4 reworded verb lowered")
    )


def test_an_editorial_sentence_is_opened_and_folded_again(signed_in, reviewer):
    words = "Keys lie here{} too. Gates open at {}."
    old, new = (factories.paragraphs("1", "Keys", words.format(*one)) for one in ((",", "dawn"), ("", "dusk")))
    proposal = factories.proposal(title="Keys", number="X.keys")
    one, other = (factories.version(side, proposal=proposal) for side in (old, new))
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{made.slug}/?editorial=off")
    mark = page.get_by_role("button", name="Changed in spelling or form: show it")
    comma = page.locator("del[data-slight]")
    expect(comma).to_be_hidden()
    expect(page.locator(".change del").last).to_be_visible()
    tab_to(page, mark)
    page.keyboard.press("Enter")
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(comma).to_be_visible()
    assert faults(page) == []
    mark.click()
    expect(comma).to_be_hidden()
