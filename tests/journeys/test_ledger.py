"""What became of an annotation, confirmed where it is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Judgement
from proposals.services import jobs
from tests.annotations import duties
from tests.annotations.remarks import remark
from tests.journeys.axe import violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_one_key_confirms_what_was_found_and_one_takes_it_back(signed_in, reviewer, team):
    pair = duties.compared(*duties.versions(duties.OLD, duties.OLD[:1]))
    old, kept = pair.old_version, ("retention",)
    remark(old, reviewer, team, number="2", quote="keep a log", polarity="safeguard", concerns=kept)
    jobs.drain()
    page = signed_in(reviewer)
    page.goto(f"/proposals/{pair.new_version.proposal.slug}/ledger/")
    page.get_by_role("link", name="1 safeguard perhaps lost").click()
    row = page.locator("[data-deciding]")
    expect(row).to_contain_text("safeguard perhaps lost")
    assert violations(page) == []
    with page.expect_response("**/ledger/judge/**"):
        page.keyboard.press("c")
    expect(row).to_contain_text(f"confirmed by Ana for {team}")
    expect(row).not_to_contain_text("perhaps")
    assert Judgement.objects.get().state == "confirmed"
    with page.expect_response("**/ledger/judge/**"):
        page.keyboard.press("u")
    expect(row).to_contain_text("safeguard perhaps lost")
    assert Judgement.objects.get().state == "open"
