"""What became of an annotation, confirmed where it is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Judgement
from annotations.services import judgements
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
    page.wait_for_load_state()  # What answers keys is there then.
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
    page.get_by_label("Why it is not so").fill("It stands in the annex.")
    page.get_by_role("heading", level=1).click()
    with page.expect_response("**/ledger/judge/**"):
        page.keyboard.press("x")
    expect(row).to_contain_text(f"denied by Ana for {team}")
    expect(row).to_contain_text("It stands in the annex.")
    expect(row).not_to_contain_text("perhaps")
    assert violations(page) == []
    assert Judgement.objects.get().state == "denied"
    with page.expect_response("**/ledger/judge/**"):
        page.keyboard.press("u")
    expect(row).to_contain_text("safeguard perhaps lost")


def test_what_a_colleague_denies_comes_to_the_open_cell(live, signed_in, reviewer, editor, team):
    pair = duties.compared(*duties.versions(duties.OLD, duties.OLD[:1]))
    new = pair.new_version
    said = remark(pair.old_version, reviewer, team, number="2", quote="keep a log", concerns=("retention",))
    jobs.drain()
    page = live(signed_in(reviewer))
    page.goto(f"/proposals/{new.proposal.slug}/ledger/?concern=retention&version={new.slug}")
    row, why = page.locator("[data-deciding]"), page.get_by_label("Why it is not so")
    expect(row).to_contain_text("perhaps answered")
    judgements.judge(said, new, "answered/gone", "denied", by=editor, why="It stands in the annex.", team=team)
    expect(row).to_contain_text("It stands in the annex.", timeout=8000)
    expect(page.locator('[data-slot="news"]')).to_have_text("Someone else decided something here.")
    expect(page.locator("[data-cells]").first).to_contain_text("1 denied")
    judgements.judge(said, new, "", "open", by=editor, team=team)
    expect(row).to_contain_text("perhaps answered", timeout=8000)
    why.fill("Not at all.")
    judgements.judge(said, new, "answered/gone", "confirmed", by=editor, team=team)
    with page.expect_response("**/news/"):
        pass
    expect(why).to_have_value("Not at all.")
    why.fill("")
    page.get_by_role("heading", level=1).click()
    expect(row).to_contain_text("confirmed by", timeout=8000)
