"""The duties that changed, gone through by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import ForceConfirmation
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
