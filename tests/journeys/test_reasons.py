"""Somebody who wonders about a clause asks the report why it is one."""

from __future__ import annotations

from playwright.sync_api import expect

from clauseline.outline import Why
from proposals.views.versions import REASONS
from tests import factories
from tests.factories import paragraphs


def test_the_reasons_come_when_they_are_asked_for(signed_in, reviewer):
    version = factories.version(
        *(paragraphs(str(k), "Walls", "Of brick.", why=Why("follows", (str(k), str(k - 1)))) for k in range(1, 210))
    )
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.get_by_text("How it was read").click()
    reasons = page.locator(".reasons li")
    expect(reasons).to_have_count(0)
    page.get_by_text("Why is this a clause?").click()
    expect(reasons).to_have_count(REASONS + 1)
    expect(reasons.nth(1)).to_contain_text("2 follows 1.")
    page.get_by_role("button", name="Show more").click()
    expect(reasons).to_have_count(209)
