"""From a faint underline to an annotation, by keyboard; dismissed and back; switched off and on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from annotations.models import Annotation, Hint, HintDecision, HintsOff
from annotations.services import hints
from proposals.models import User
from proposals.services import jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.axe import violations
from tests.journeys.painting import expect_painted

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SCOPE = paragraphs("1", "Scope", "This draft specifies scenes.")
RECORD = paragraphs("2", "Record", "Records of each user are stored permanently.")


@pytest.fixture
def version():
    made = factories.version(SCOPE, RECORD)
    hints.catch_up()
    jobs.drain()
    return made


@pytest.fixture
def page(signed_in, version, reviewer):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-hints-of]").wait_for()
    return page


def bubble(page):
    return page.get_by_role("dialog", name="Suggested concern: Retention and permanence")


def faults(page):
    return violations(page)


def test_a_hint_becomes_an_annotation_by_keyboard(page):
    expect_painted(page, "hint", "stored permanently")
    page.keyboard.press("h")
    expect(bubble(page)).to_be_visible()
    expect(bubble(page)).to_contain_text("because of stored permanently")
    expect(bubble(page).get_by_role("button", name="Annotate")).to_be_focused()
    assert faults(page) == []
    page.keyboard.press("Enter")
    page.get_by_label("What is this about?").fill("Nothing may be kept for ever.")
    with page.expect_response("**/hints/*/"):
        page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-card].here")).to_be_visible()
    expect(page.locator("[data-hints-of]")).to_have_count(0)
    said, decision = Annotation.objects.get(), HintDecision.objects.get()
    assert (said.quote, [row.concern for row in said.concerns.all()]) == ("stored permanently", ["retention"])
    assert (decision.state, decision.annotation, decision.team) == ("accepted", said, said.team)


def test_escape_closes_the_bubble_and_leads_back_to_the_clause(page):
    page.keyboard.press("h")
    page.keyboard.press("Escape")
    expect(bubble(page)).to_be_hidden()
    expect(page.locator(".clause", has_text="stored permanently")).to_be_focused()


def test_the_pointer_opens_the_bubble_and_may_enter_it(page):
    expect_painted(page, "hint", "stored permanently")
    words = page.evaluate(
        "(() => { const { x, y, width, height } = [...CSS.highlights.get('hint')][0].getBoundingClientRect();"
        " return [x + width / 2, y + height / 2]; })()"
    )
    page.mouse.move(*words)
    expect(bubble(page)).to_be_visible()
    bubble(page).get_by_role("button", name="Dismiss").hover()
    page.wait_for_timeout(600)
    expect(bubble(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(bubble(page)).to_be_hidden()


def test_a_hint_is_dismissed_and_the_dismissal_undone(page):
    page.keyboard.press("h")
    bubble(page).get_by_role("button", name="Dismiss").click()
    toast = page.locator("[data-toast]")
    expect(toast).to_contain_text("is dismissed, for Team A.")
    expect(page.locator(".hints > summary")).to_contain_text("1 dismissed suggestion")
    assert faults(page) == []
    assert HintDecision.objects.get().state == "dismissed"
    toast.get_by_role("button", name="Undo").click()
    expect(page.locator(".hints > summary")).to_have_text("1 suggested concern on 2 Record")
    assert HintDecision.objects.get().state == "open"


def test_a_hint_that_a_colleague_dismisses_goes_while_one_reads(live, page, editor, team):
    live(page)
    page.locator(".hints > summary").click()
    hints.decide(Hint.objects.get(), "dismissed", by=editor, team=team)
    expect(page.locator(".hints > summary")).to_contain_text("1 dismissed suggestion", timeout=8000)
    expect(page.locator(".hint.dismissed")).to_contain_text("dismissed by Eva")
    assert page.evaluate("CSS.highlights.get('hint').size") == 0
    hints.decide(Hint.objects.get(), "open", by=editor, team=team)
    expect(page.locator(".hints > summary")).to_have_text("1 suggested concern on 2 Record", timeout=8000)


def test_a_dismissed_hint_is_listed_and_brought_back(page):
    hints.decide(Hint.objects.get(), "dismissed", by=User.objects.get())
    page.reload()
    page.locator(".hints > summary").click()
    expect(page.locator(".hint.dismissed")).to_contain_text("dismissed by Ana")
    assert faults(page) == []
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator("[data-slot='hints']")).to_contain_text("1 suggested concern in this text")
    assert HintDecision.objects.get().state == "open"


def test_who_reviews_in_two_teams_dismisses_it_for_each(page):
    factories.team(User.objects.get(), name="Watch")
    page.reload()
    page.locator(".hints > summary").click()
    page.locator(".hints").get_by_label("For which of your teams").select_option("Watch")
    page.locator(".hints").get_by_role("button", name="Dismiss").click()
    expect(page.locator("[data-toast]")).to_contain_text("is dismissed, for Watch.")
    assert faults(page) == []
    expect(page.locator(".hints option")).to_have_text(["Team A"])
    page.locator(".hints").get_by_role("button", name="Dismiss").click()
    expect(page.locator(".hints > summary")).to_contain_text("1 dismissed suggestion")
    states = HintDecision.objects.order_by("team").values_list("team__name", "state")
    assert list(states) == [("Team A", "dismissed"), ("Watch", "dismissed")]


def test_hints_are_hidden_for_the_person_until_shown_again(page):
    page.get_by_role("button", name="Hide suggested concerns").click()
    expect(page.get_by_role("button", name="Show suggested concerns")).to_be_focused()
    expect(page.locator("[data-hints-of]")).to_have_count(0)
    assert HintsOff.objects.count() == 1
    page.reload()
    page.get_by_role("button", name="Show suggested concerns").press("Enter")
    expect(page.locator("[data-hints-of]")).to_have_count(1)
    assert HintsOff.objects.count() == 0


def test_who_has_no_account_hides_hints_on_the_device(visit, version, settings):
    settings.PUBLIC_SITE = True
    page = visit()
    page.goto(f"/versions/{version.slug}/")
    page.get_by_role("button", name="Hide suggested concerns").click()
    expect(page.get_by_role("button", name="Show suggested concerns")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Show suggested concerns")).to_be_visible()
