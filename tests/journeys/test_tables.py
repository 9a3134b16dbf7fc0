"""A table that changed, as people see it who compare two versions."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from proposals.models import Comparison, User
from proposals.services import comparisons, jobs
from tests import factories
from tests.drafts import tabled
from tests.journeys.looking import in_each_width, shut_out

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    proposal = factories.proposal(title="Identity", number="X.gaze")
    old, new = (factories.version(clause, proposal=proposal) for clause in (tabled.OLD, tabled.NEW))
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def test_a_changed_table_shuts_nobody_out(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    for there in in_each_width(page, [f"/comparisons/{comparison.slug}/?view={view}" for view in ("unified", "side")]):
        page.locator(".grid").first.wait_for()
        assert (there, shut_out(page)) == (there, [])


def test_rows_that_belong_together_are_level(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/?view=side")
    tops = "rows => rows.map(row => Math.round(row.getBoundingClientRect().bottom))"
    rows = [page.locator(f"[data-side={side}] .grid tr") for side in ("old", "new")]
    expect(rows[0]).to_have_count(9)
    page.wait_for_function(
        """() => {
        const [old, recent] = ["old", "new"].map((side) =>
            [...document.querySelectorAll(`[data-side=${side}] .grid tr`)]);
        return old.every((row, index) => row.style.blockSize && row.offsetHeight === recent[index].offsetHeight);
    }"""
    )
    old, new = (own.evaluate_all(tops) for own in rows)
    assert {one - other for one, other in zip(old, new, strict=True)} == {old[0] - new[0]}


def test_from_a_row_that_moved_one_gets_to_its_other_place_by_keyboard(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/?view=unified")
    link = page.get_by_role("link", name="went to row 2")
    link.focus()
    page.keyboard.press("Enter")
    came = page.locator("tr:target")
    expect(came).to_contain_text("was row 5")
    expect(came).to_contain_text("Voice")
