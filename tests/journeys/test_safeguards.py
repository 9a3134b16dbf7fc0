"""A safeguard is marked by one key, and its ledger walked by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Annotation
from tests.annotations import duties
from tests.annotations.remarks import remark
from tests.journeys.axe import faults, violations

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")]),
]


@pytest.fixture
def pair(team):
    return duties.compared(*duties.versions(duties.OLD, duties.NEW))


@pytest.mark.parametrize("view", ["", "?view=unified", "?view=side"])
def test_g_marks_the_clause_and_u_takes_it_back(signed_in, reviewer, pair, width, scheme, view):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    at = f"/comparisons/{pair.slug}/{view}" if view else f"/versions/{pair.new_version.slug}/"
    page.goto(at)
    page.locator("[data-toolbar]").wait_for(state="attached")
    page.keyboard.press("j")
    key = page.evaluate("document.activeElement.dataset.clause")
    page.keyboard.press("g")
    expect(page.locator("[data-toast]")).to_contain_text("Marked as a safeguard, for Team A.")
    made = Annotation.objects.get()
    assert (made.key, made.polarity, made.visibility, made.scope) == (key, "safeguard", "team", "clause")
    assert made.comment == "A safeguard: it should stay unchanged."
    page.keyboard.press("u")
    expect(page.locator("[data-toast]")).to_have_count(0)
    assert Annotation.objects.get().deleted_at is not None
    assert faults(page) == []


def test_arrows_walk_in_the_ledger_and_enter_opens_a_cell(signed_in, reviewer, team, pair, width, scheme):
    for number in ("1", "2"):
        remark(pair.old_version, reviewer, team, number=number, concerns=("identity-linkage", "biometric-body"))
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/proposals/{pair.new_version.proposal.slug}/")
    page.get_by_role("link", name="What became of our remarks").click()
    cells = page.locator("a[data-cell]")
    page.wait_for_load_state()  # What answers keys is there then.
    cells.first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Biometric and bodily data, v1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence .duty")).to_have_count(2)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
