"""Two people at one draft at the same time: what one does comes to the other, who goes on reading and writing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Consultation
from annotations.services import annotations as remarks
from annotations.services import comment_sets, comments, decisions, replies, reviews
from annotations.services.comments import RowEdit
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs
from tests.journeys.selecting import opened

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["What a person looks at is known to the platform and to nobody else."] * 40)
CLAUSES = [
    paragraphs("1", "Scope", "This draft specifies identities."),
    paragraphs("2", "Record", "The record of each person is stored permanently.", LONG),
    paragraphs("3", "Gaze", "Gaze is recorded.", LONG),
]


@pytest.fixture
def version(team):
    return factories.version(*CLAUSES, number="N1")


@pytest.fixture
def colleague(team):
    return factories.member(team, Role.EDITOR, "colleague")


def card(page: Page, said: Annotation):
    return page.locator(f"#annotation-{said.slug}")


def said_aloud(page: Page):
    return page.locator('[data-slot="news"]')


@pytest.mark.parametrize("width", [1440, 390])
def test_what_a_colleague_does_comes_while_one_reads(live, signed_in, reviewer, colleague, team, version, width):
    page = opened(live(signed_in(reviewer, width=width)), version)
    page.evaluate("scrollTo(0, 900)")
    words = page.get_by_text("Gaze is recorded.")
    before = words.bounding_box()
    made = remark(version, colleague, team, number="2", quote="permanently")
    expect(said_aloud(page)).to_have_text("1 new remark by colleague.")
    expect(card(page, made)).to_have_count(1)
    replies.add(made, "Until when?", by=colleague)
    expect(said_aloud(page)).to_have_text("1 new reply by colleague.")
    expect(card(page, made).locator(".replies")).to_contain_text("Until when?")
    decisions.decide(made, "accepted", by=colleague)
    expect(said_aloud(page)).to_have_text("1 remark was decided.")
    expect(card(page, made).locator(".state")).to_have_text("accepted")
    remarks.delete(made, by=colleague)
    expect(card(page, made)).to_have_count(0)
    assert words.bounding_box() == before


def test_what_one_writes_and_where_one_is_stays(live, signed_in, reviewer, colleague, team, version):
    made = remark(version, reviewer, team, number="2", quote="permanently")
    page = opened(live(signed_in(reviewer)), version)
    card(page, made).click()
    card(page, made).get_by_role("button", name="Reply").click()
    page.keyboard.type("Half a")
    remark(version, colleague, team, number="2", quote="stored")
    replies.add(made, "Until when?", by=colleague)
    expect(said_aloud(page)).to_contain_text("1 new remark by colleague.")
    page.keyboard.type(" sentence")
    expect(page.locator("form[data-replies] textarea")).to_have_value("Half a sentence")
    expect(page.locator("form[data-replies] textarea")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(card(page, made).locator(".replies > li")).to_have_count(2)


def test_a_card_in_focus_keeps_it(live, signed_in, reviewer, colleague, team, version):
    made = remark(version, reviewer, team, number="2", quote="permanently")
    page = opened(live(signed_in(reviewer)), version)
    card(page, made).click()
    expect(card(page, made)).to_be_focused()
    replies.add(made, "Until when?", by=colleague)
    expect(card(page, made).locator(".replies > li")).to_have_count(1)
    expect(card(page, made)).to_be_focused()
    assert "here" in (card(page, made).get_attribute("class") or "").split()


def test_a_colleagues_tick_counts(live, signed_in, reviewer, colleague, version):
    page = opened(live(signed_in(reviewer)), version)
    expect(page.locator('[data-slot="progress"]')).to_contain_text("0 by your team")
    reviews.mark(version, version.current_reading.clauses.get(number="1").key, is_reviewed=True, by=colleague)
    expect(page.locator('[data-slot="progress"]')).to_contain_text("1 by your team")


def test_a_sheet_has_what_a_colleague_wrote_in_it(live, signed_in, reviewer, colleague, team, version):
    made = [remark(version, colleague, team, number="2", quote=quote) for quote in ("stored", "permanently")]
    consultation = Consultation.objects.create(team=team, version=version, title="Comments", member_code="XA")
    drawn = comment_sets.draw_up(consultation, made, by=colleague)
    editor = factories.member(team, Role.EDITOR, "editor")
    page = live(signed_in(editor))
    page.goto(f"/comment-sets/{drawn.slug}/")
    first, second = drawn.comments.all()
    cell = page.locator(f"#row-{first.slug} [data-cell=comment]")
    page.locator(f"#row-{second.slug} [data-cell=comment]").click()
    page.keyboard.press("Shift+Space")
    cell.click()
    comments.write(drawn, [RowEdit(second, {"comment": "Until when?"})], by=colleague)
    expect(page.locator(f"#row-{second.slug} [data-cell=comment]")).to_contain_text("Until when?")
    expect(said_aloud(page)).to_have_text("Someone else changed this sheet.")
    expect(cell).to_be_focused()
    comments.write(drawn, [RowEdit(None, {"comment": "One more."})], by=colleague)
    expect(page.locator("[data-row]")).to_have_count(3)
    expect(page.locator(f"#row-{second.slug} input[name=row]")).to_be_checked()
    expect(cell).to_be_focused()


def test_colleagues_who_let_one_another_see_it_are_seen_in_a_clause(live, signed_in, reviewer, colleague, version):
    pages = [opened(live(signed_in(person)), version) for person in (reviewer, colleague)]
    line = pages[0].locator("[data-presence]")
    for page in pages:
        expect(page.locator("[data-presence]")).to_be_hidden()
        page.locator(".menu > summary", has_text="Menu").or_(page.locator(".bar .menu > summary")).last.click()
        page.get_by_role("button", name="Show my team which clause I read").click()
        expect(page.get_by_role("button", name="Show my team which clause I read")).to_have_attribute(
            "aria-pressed", "true"
        )
    expect(line).to_have_text("In this clause now: colleague")
    pages[1].get_by_role("button", name="Show my team which clause I read").click()
    expect(line).to_be_hidden()


def test_a_thread_is_resolved_for_all_who_look(live, signed_in, reviewer, colleague, team, version):
    made = remark(version, reviewer, team, number="2", quote="permanently")
    replies.add(made, "Until when?", by=reviewer)
    pages = [opened(live(signed_in(person)), version) for person in (reviewer, colleague)]
    card(pages[1], made).click()
    card(pages[1], made).locator(".card-more > summary").click()
    card(pages[1], made).get_by_role("button", name="Resolve the thread").click()
    expect(card(pages[0], made).locator("summary", has_text="1 reply, resolved by colleague")).to_be_visible()
    expect(card(pages[0], made).locator(".replies")).to_be_hidden()
    card(pages[0], made).click()
    card(pages[0], made).locator(".card-more > summary").click()
    card(pages[0], made).get_by_role("button", name="Reopen the thread").click()
    expect(card(pages[1], made).locator(".replies")).to_be_visible()


def test_another_teams_private_remark_never_comes(live, signed_in, reviewer, team, version):
    rival = factories.member(factories.team(name="Team B"), Role.OWNER, "rob")
    page = opened(live(signed_in(reviewer)), version)
    asked = []
    page.on("response", lambda answer: asked.append(answer.status) if answer.url.endswith("/news/") else None)
    remark(version, rival, rival.teams.get(), number="1")
    for _ in range(2):
        with page.expect_response(lambda answer: answer.url.endswith("/news/")):
            pass
    assert asked == [304, 304]
