"""The duties that changed, gone through by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import ForceConfirmation
from annotations.services import confirmations
from proposals.queries.strength import duty_rows
from tests.annotations import duties
from tests.journeys.axe import violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def page(signed_in, comparison, reviewer):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/duties/")
    return page


def press(page, key):
    """Press a key on the row that has the focus; a row that was drawn anew may not have it yet."""
    expect(page.locator("[data-deciding]:focus")).to_be_visible()
    with page.expect_response("**/duties/confirm/"):
        page.keyboard.press(key)


def test_rows_are_confirmed_and_taken_back_by_keys(page):
    rows = page.locator("[data-deciding]")
    page.keyboard.press("n")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("n")
    expect(rows.nth(1)).to_contain_text("condition added: please check")
    press(page, "w")
    expect(rows.nth(1)).to_contain_text("weakened")
    expect(rows.nth(1)).to_be_focused()
    expect(page.locator("#duty-counts")).to_contain_text("2 duties weakened")
    assert ForceConfirmation.objects.get().state == "weakened"
    press(page, "t")
    expect(rows.nth(1)).to_contain_text("strengthened")
    press(page, "u")
    expect(rows.nth(1)).to_contain_text("condition added: please check")
    expect(page.locator("#duty-counts")).to_contain_text("2 to check")
    assert ForceConfirmation.objects.get().state == "open"
    page.keyboard.press("n")
    press(page, "x")
    expect(rows.nth(2)).to_contain_text("neither weakened nor strengthened")
    page.keyboard.press("p")
    expect(rows.nth(1)).to_be_focused()
    assert violations(page) == []


def test_the_head_of_the_comparison_leads_to_them(page, comparison):
    page.goto(f"/comparisons/{comparison.slug}/")
    head = page.locator('[data-slot="duties"]')
    expect(head).to_contain_text("1 duty weakened")
    head.get_by_role("link", name="All duties that changed").click()
    expect(page.get_by_role("heading", name="Duties that changed")).to_be_visible()


def test_what_a_colleague_confirms_comes_to_the_list(live, signed_in, comparison, reviewer, editor):
    page = live(signed_in(reviewer))
    page.goto(f"/comparisons/{comparison.slug}/duties/")
    rows, names = page.locator("[data-deciding]"), [one.name for one in duty_rows(comparison)]
    page.keyboard.press("n")
    expect(rows.nth(0)).to_be_focused()
    confirmations.confirm(comparison, names[0], "neither", by=editor)
    expect(rows.nth(0)).to_contain_text("neither weakened nor strengthened", timeout=8000)
    expect(rows.nth(0)).to_be_focused()
    expect(page.locator('[data-slot="news"]')).to_have_text("Someone else decided something here.")
    expect(page.locator("#duty-counts")).to_contain_text("1 confirmed for")
    confirmations.confirm(comparison, names[1], "weakened", by=editor)
    expect(page.locator("#duty-counts")).to_contain_text("2 confirmed for", timeout=8000)
    assert rows.evaluate_all("(all) => all.map((one) => one.id)") == [f"row-{name}" for name in names]


def test_what_is_chosen_no_more_goes_and_comes_back_to_its_place(live, signed_in, comparison, reviewer, editor):
    page = live(signed_in(reviewer))
    page.goto(f"/comparisons/{comparison.slug}/duties/?confirmed=no")
    rows, names = page.locator("[data-deciding]"), [one.name for one in duty_rows(comparison)]
    before = rows.evaluate_all("(all) => all.map((one) => one.id)")
    confirmations.confirm(comparison, names[1], "weakened", by=editor)
    expect(rows).to_have_count(len(before) - 1, timeout=8000)
    confirmations.confirm(comparison, names[1], "open", by=editor)
    expect(rows).to_have_count(len(before), timeout=8000)
    assert rows.evaluate_all("(all) => all.map((one) => one.id)") == before
