"""The bar says where one is, and every page begins below it at one edge."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.looking import at, in_each_width

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

IS_WHOLE = "(name) => name.scrollWidth <= name.clientWidth"


def test_two_long_numbers_are_read_whole(signed_in, reviewer):
    old = factories.version(paragraphs("1", "Scope", "One."), number="FGXW-I-0147")
    new = factories.version(paragraphs("1", "Scope", "Two."), number="FGXW-O-0288", proposal=old.proposal)
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    page = signed_in(reviewer)
    for there in in_each_width(page, [f"/comparisons/{made.slug}/"], widths=(1440, 1280)):
        with at(there):
            name = page.locator(".crumbs [aria-current]")
            expect(name).to_have_text("FGXW-I-0147 → FGXW-O-0288")
            assert name.evaluate(IS_WHOLE)
            expect(page.get_by_role("searchbox", name="Search in texts and remarks")).to_be_visible()


def test_on_a_phone_a_stroke_parts_the_page_from_what_is_above_it(signed_in, reviewer):
    version = factories.version(paragraphs("1", "Scope", "One."))
    page, key = signed_in(reviewer), version.current_reading.clauses.get().key
    places = (f"/versions/{version.slug}/", f"/versions/{version.slug}/lineage/{key}/")
    for there in in_each_width(page, places, widths=(390,)):
        strokes = page.locator(".crumbs li:visible").evaluate_all(
            "all => all.map((one) => getComputedStyle(one, '::before').content)"
        )
        assert (there, strokes) == (there, ["none", '"/"'])


def test_on_a_phone_all_that_heads_a_page_begins_at_one_edge(signed_in, reviewer):
    page = signed_in(reviewer, width=390)
    for address in ("/desk/", "/comparisons/files/", "/teams/"):
        page.goto(address)
        assert page.get_by_role("heading", level=1).bounding_box()["x"] == 16
    page.goto("/desk/")
    for name in ("Compare two drafts", "Compare two files"):
        link = page.get_by_role("link", name=name)
        assert link.bounding_box()["x"] == 16
        expect(link).not_to_have_css("border-color", "rgba(0, 0, 0, 0)")
