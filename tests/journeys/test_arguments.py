"""An argument is kept from one annotation and put into the next by keys; what was said before is taken over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Argument, ArgumentUse, Draft
from annotations.services import arguments
from annotations.services.arguments import Plea
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.journeys.axe import violations
from tests.journeys.naming import name_concern
from tests.site import until

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")]),
]
TEXT = "The platform shall record the face of each user and keep the record."


@pytest.fixture
def versions():
    proposal = factories.proposal()
    return [factories.version(paragraphs("1", "Scope", TEXT), proposal=proposal, number=name) for name in ("0.3", "1")]


def open_form(page: Page, version) -> None:
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-toolbar]").wait_for(state="attached")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()


def test_an_argument_goes_into_the_comment_by_keys(signed_in, reviewer, team, versions, width, scheme):
    plea = Plea("No name is needed", "A pseudonym does what this wants.", concerns=("anonymity",))
    made = arguments.add(plea, team=team, by=reviewer)
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    open_form(page, versions[1])
    page.keyboard.type("As we see it:")
    name_concern(page, "anonymity")
    expect(page.locator("[data-offered] [data-inserts]")).to_have_count(1)
    page.get_by_label("What is this about?").focus()
    page.keyboard.press("Control+.")
    expect(page.get_by_role("button", name="No name is needed")).to_be_focused()
    page.keyboard.press("Enter")
    comment = page.get_by_label("What is this about?")
    expect(comment).to_be_focused()
    expect(comment).to_have_value("As we see it:\n\nA pseudonym does what this wants.")
    expect(page.get_by_label("Used in this comment")).to_be_checked()
    until(lambda: Draft.objects.filter(form__arguments=[made.slug]).exists())
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-card]")).to_have_count(1)
    assert ArgumentUse.objects.get().annotation == Annotation.objects.get()
    page.goto(f"/arguments/{made.slug}/")
    expect(page.locator(".lede")).to_contain_text("used in 1 comment on 1 draft")


def test_what_was_said_before_is_taken_over(signed_in, reviewer, team, versions, width, scheme):
    said = remark(versions[0], reviewer, team, number="1", comment="Why the face?", concerns=("biometric-body",))
    said.placements.all().delete()
    placement(said, versions[1], "same", number="1")
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    open_form(page, versions[1])
    before = page.get_by_label("Said before")
    expect(before).to_contain_text("Team A said on version 0.3")
    before.get_by_role("button", name="Take it over").click()
    expect(page.get_by_label("What is this about?")).to_have_value("Why the face?")
    expect(page.locator('[name="concerns"][value="biometric-body"]')).to_be_checked()
    assert violations(page) == []


def test_an_annotation_is_kept_as_an_argument(signed_in, reviewer, team, versions, width, scheme):
    remark(versions[1], reviewer, team, number="1", comment="Why the face?", concerns=("biometric-body",))
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    said = Annotation.objects.get()
    page.goto(f"/arguments/new/?annotation={said.slug}")
    page.get_by_label("Find an article").fill("iccpr 17")
    page.get_by_label("ICCPR 17").check()
    page.get_by_role("button", name="Keep the argument").click()
    expect(page.get_by_role("heading", name="Why the face?")).to_be_visible()
    expect(page.get_by_text("Privacy, family, home and correspondence")).to_be_visible()
    made = Argument.objects.get()
    assert [article.slug for article in made.articles.all()] == ["iccpr-17"]
    assert [row.concern for row in made.concerns.all()] == ["biometric-body"]
