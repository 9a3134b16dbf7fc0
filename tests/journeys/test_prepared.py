"""A page that workers draw shows itself to who waits for it, and tells who reads its plain words already."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from proposals.drawing.store import HERE
from proposals.models import Reading
from proposals.services import jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.axe import faults

pytestmark = pytest.mark.journey


@pytest.fixture
def version(db):
    clauses = (paragraphs(str(k), f"Title {k}", "The words of a clause. " * 60) for k in range(1, 40))
    version = factories.version(*clauses)
    Reading.objects.filter(version=version).update(report={"characters": HERE + 1})
    return version


def test_it_shows_itself_when_it_is_ready(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    expect(page.get_by_text("This page is being prepared.")).to_be_visible()
    assert faults(page) == []
    jobs.drain()
    expect(page.locator(".clause").first).to_be_visible()
    expect(page.get_by_text("This page is being prepared.")).to_have_count(0)


def test_who_reads_already_is_told_and_goes_there(signed_in, reviewer, version):
    page = signed_in(reviewer, width=390)
    page.goto(f"/versions/{version.slug}/")
    page.locator("section", has_text="20 Title 20").scroll_into_view_if_needed()
    jobs.drain()
    told = page.get_by_text("The page is ready.")
    told.wait_for(state="visible")
    assert page.evaluate("scrollY") > 1000
    page.get_by_role("link", name="Show the page").click()
    expect(page.locator(".clause").first).to_be_visible()
