"""Marked passages that turn up in other drafts, from the desk to the clause, by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import ToldArrival
from tests import factories
from tests.annotations.remarks import remark
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
def draft(team, reviewer):
    """A draft that came with two passages that the team marked."""
    clauses = (paragraphs("1", "Records", FACE), paragraphs("2", "Names", NAME))
    home = looked(*clauses, proposal=factories.proposal(number="OLD-1"))
    remark(home, reviewer, team, number="1", quote=FACE, concerns=("retention",), severity="high")
    remark(home, reviewer, team, number="2", quote=NAME, concerns=("retention",), polarity="safeguard")
    texts = (paragraphs("4", "Visitors", FACE_SOFTER), paragraphs("5", "Names", NAME), paragraphs("6", "Fees", FEE))
    return looked(*texts, proposal=factories.proposal(number="NEW-1"), number="1")


def test_a_passage_is_followed_from_the_desk_and_put_away(signed_in, reviewer, draft, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto("/desk/")
    told = page.get_by_role("region", name="Your passages elsewhere")
    expect(told).to_contain_text("Words of 2 passages that your team marked stand in NEW-1 1.")
    assert faults(page) == []
    told.get_by_role("link", name="2 passages").click()
    rows = page.locator("[data-deciding]")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("changed words")
    expect(rows.nth(1)).to_contain_text("the same words")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("e")
    expect(rows.nth(1).get_by_role("button")).to_have_count(0)
    expect(rows.nth(1)).to_be_focused()
    assert ToldArrival.objects.exclude(seen_at=None).count() == 1
    assert faults(page) == []
    page.keyboard.press("p")
    rows.nth(0).get_by_role("link", name="NEW-1").click()
    here = page.get_by_role("link", name="2 passages that your team marked elsewhere stand here")
    expect(here).to_be_visible()
    assert faults(page) == []
