"""Selections on a comparison belong to one side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation
from proposals.services import comparisons, jobs
from tests import factories
from tests.journeys.selecting import select

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD = "The record of each 😀 user is required to be stored permanently by the operator of the platform."
NEW = "The record of each 😀 user is recommended to be stored for a long time by the operator of the platform."


@pytest.fixture
def compared(team):
    old = factories.version(factories.paragraphs("2", "Record", OLD), number="N1")
    new = factories.version(factories.paragraphs("2", "Record", NEW), number="N2", proposal=old.proposal)
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    return comparison


def open_comparison(page: Page, slug: str, view: str) -> None:
    page.goto(f"/comparisons/{slug}/?view={view}")
    page.locator("[data-toolbar]").wait_for(state="attached")


def annotate(page: Page) -> Annotation:
    page.keyboard.press("a")
    page.get_by_label("What is this about?").fill("Why?")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-cards] .annotation-comment")).to_have_text("Why?")
    return Annotation.objects.get()


@pytest.mark.parametrize("view", ["unified", "side"])
def test_new_words_belong_to_the_new_version(signed_in, reviewer, compared, view):
    page = signed_in(reviewer)
    open_comparison(page, compared.slug, view)
    select(page, "recommended")
    said = annotate(page)
    assert (said.version, said.quote, said.start) == (compared.new_version, "recommended", NEW.index("recommended"))


@pytest.mark.parametrize("view", ["unified", "side"])
def test_deleted_words_belong_to_the_old_version(signed_in, reviewer, compared, view):
    page = signed_in(reviewer)
    open_comparison(page, compared.slug, view)
    select(page, "permanently")
    said = annotate(page)
    assert (said.version, said.quote, said.start) == (compared.old_version, "permanently", OLD.index("permanently"))


def test_deleted_words_inside_a_selection_are_not_meant(signed_in, reviewer, compared):
    page = signed_in(reviewer)
    open_comparison(page, compared.slug, "unified")
    select(page, "The record", "operator")
    said = annotate(page)
    assert (said.version, said.quote) == (compared.new_version, NEW[: NEW.index("operator") + len("operator")])


def test_a_selection_over_both_sides_is_refused(signed_in, reviewer, compared):
    page = signed_in(reviewer)
    open_comparison(page, compared.slug, "side")
    select(page, "permanently", "recommended")
    expect(page.locator("[data-says=sides]")).to_have_text("Please select within one side.")
    expect(page.locator("[data-annotates]")).to_be_hidden()
