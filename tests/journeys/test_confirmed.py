"""What a person confirmed goes out with files and comments, and versions are put in order: by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotations.models import CommentSet, Consultation
from annotations.services import annotations as remarks
from annotations.services import comment_sets, confirmations
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import Comparison, Role, Team, User
from proposals.queries.strength import duty_rows
from tests import factories
from tests.annotations import duties
from tests.factories import paragraphs
from tests.journeys.axe import faults
from tests.journeys.pressing import press_on, tab_to
from tests.site import until

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("width", [1440, 390]),
    pytest.mark.parametrize("scheme", ["light", "dark"]),
]

SENTENCE = "Between v1 and D-2 the binding force of this sentence was weakened: “shall” became “should”."


@pytest.fixture
def comparison(editor: User) -> Comparison:
    factories.team(editor, role=Role.EDITOR, name="Reviewers")
    made = duties.three()
    made.new_version.number = "D-2"
    made.new_version.save()
    return made


@pytest.fixture
def drawn(comparison: Comparison, editor: User) -> CommentSet:
    """A set of one comment, on a sentence that the team confirmed to be weaker."""
    team, version = Team.objects.get(name="Reviewers"), comparison.new_version
    confirmations.confirm(comparison, duty_rows(comparison)[0].name, "weakened", by=editor, team=team)
    key = version.current_reading.clauses.get(number="1").key
    anchor = Anchor("should erase")
    remark = remarks.add(version, Remark("This must stay."), team=team, by=editor, key=key, anchor=anchor)
    due = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    return comment_sets.draw_up(due, [remark], by=editor)


def fit(page: Page) -> None:
    """Nothing is out of reach, and no rule for those who do not see is broken."""
    assert faults(page) == []


def test_a_duty_is_confirmed_and_taken_away_as_a_file(signed_in, editor, comparison, width, scheme):
    page = signed_in(editor, width=width, color_scheme=scheme)
    page.goto(f"/comparisons/{comparison.slug}/duties/")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.locator("[data-deciding]").nth(1)).to_be_focused()
    with page.expect_response("**/duties/confirm/"):
        page.keyboard.press("w")
    expect(page.locator("[data-deciding]").nth(1)).to_contain_text("weakened")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    press_on(page, page.locator(".page-head .menu summary"))
    links = page.locator(".page-head .menu-body a")
    expect(links.first).to_be_in_viewport(ratio=1)
    expect(links.last).to_be_in_viewport(ratio=1)
    fit(page)
    with page.expect_download() as waiting:
        press_on(page, links.filter(has_text="Markdown"))
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "- weakened, confirmed by Eva for Reviewers on " in text
    assert "- weakened, says Clauseline: verb lowered: “shall” to “should”" in text


def test_one_key_puts_it_into_the_comment(signed_in, editor, drawn, width, scheme):
    page = signed_in(editor, width=width, color_scheme=scheme)
    page.goto(f"/comment-sets/{drawn.slug}/")
    expect(page.locator("div.news")).to_contain_text("weakened (v1 → D-2); confirmed by Eva for Reviewers on ")
    fit(page)
    press_on(page, page.get_by_role("button", name="Say it in row 1"))
    expect(page.locator('[data-cell="comment"]')).to_contain_text(SENTENCE)
    expect(page.get_by_role("button", name="Say it in row 1")).to_have_count(0)
    until(lambda: drawn.comments.get().comment == f"This must stay.\n{SENTENCE}")


def test_a_version_is_put_earlier_and_back(signed_in, editor, width, scheme):
    of = factories.kept(editor)
    for number in ("Draft 1", "Draft 2", "Draft 3"):
        factories.version(paragraphs("1", "Scope", "It is shared."), proposal=of, number=number, date=None)
    page = signed_in(editor, width=width, color_scheme=scheme)
    page.goto(f"/proposals/{of.slug}/")
    heads = page.locator(".timeline h3")
    expect(heads).to_have_text(["Draft 3", "Draft 2", "Draft 1"])
    fit(page)
    press_on(page, page.get_by_role("button", name="Move earlier Draft 3"))
    expect(heads).to_have_text(["Draft 2", "Draft 3", "Draft 1"])
    expect(page.get_by_text("The versions are in another order now.")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Move later Draft 3"))
    page.keyboard.press("Enter")
    expect(heads).to_have_text(["Draft 3", "Draft 2", "Draft 1"])
