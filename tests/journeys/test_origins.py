"""Where the words of a version come from, gone through by keys alone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from annotations.models import OriginDecision
from tests import factories
from tests.factories import paragraphs
from tests.journeys.axe import faults
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE, NAME

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")]),
]


@pytest.fixture
def version(team):
    source = (paragraphs("1", "Records", FACE), paragraphs("2", "Names", NAME))
    looked(*source, proposal=factories.proposal(number="SRC-1"), date=date(2031, 1, 1))
    texts = (paragraphs("4", "Visitors", FACE_SOFTER), paragraphs("5", "Names", NAME), paragraphs("6", "Fees", FEE))
    return looked(*texts, proposal=factories.proposal(number="NEW-1"), date=date(2032, 1, 1))


def test_origins_are_confirmed_and_taken_back_by_keys(signed_in, reviewer, version, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/versions/{version.slug}/")
    page.get_by_role("link", name="Where the words come from").click()
    expect(page.get_by_role("heading", name="Where the words come from")).to_be_visible()
    rows = page.locator("[data-deciding]")
    expect(rows).to_have_count(2)
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("c")
    expect(rows.nth(1)).to_contain_text("✓ confirmed")
    expect(rows.nth(1)).to_be_focused()
    assert OriginDecision.objects.get().state == "confirmed"
    page.keyboard.press("u")
    expect(rows.nth(1)).not_to_contain_text("✓ confirmed")
    page.keyboard.press("p")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("x")
    expect(rows.nth(0)).to_contain_text("✗ rejected")
    assert faults(page) == []
