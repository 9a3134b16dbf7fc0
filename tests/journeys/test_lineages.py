"""The way of a clause, and a matrix of origins, gone through by keys alone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from proposals.models import Contributor
from tests import factories
from tests.factories import paragraphs
from tests.journeys.axe import faults
from tests.journeys.pressing import tab_to
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE, NAME

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")]),
]


@pytest.fixture
def version(team):
    source = factories.proposal(number="SRC-1")
    source.contributors.add(Contributor.objects.create(name="Harbour Works", kind="company"))
    looked(paragraphs("1", "Records", FACE), paragraphs("2", "Names", NAME), proposal=source, date=date(2031, 1, 1))
    looked(paragraphs("9", "Names", NAME), proposal=factories.proposal(number="OLD-1"), date=date(2030, 1, 1))
    texts = (paragraphs("4", "Visitors", FACE_SOFTER), paragraphs("5", "Names", NAME), paragraphs("6", "Fees", FEE))
    return looked(*texts, proposal=factories.proposal(number="NEW-1"), date=date(2032, 1, 1))


STACKED = """table => {
    const frame = table.parentElement;
    if (frame.scrollWidth > frame.clientWidth) throw new Error("it scrolls sideways");
    const told = [...table.querySelectorAll("tbody td")].filter((cell) => cell.innerText.trim());
    return told.every((cell) => !["none", "normal"].includes(getComputedStyle(cell, "::before").content));
}"""


def is_stacked(page, table):
    """Whether each cell of it says what it is; a failure if one has to scroll sideways to see them."""
    return page.locator(table).evaluate(STACKED)


def test_a_clause_leads_to_its_lineage_and_a_step_to_both_texts(signed_in, reviewer, version, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/versions/{version.slug}/")
    menu = page.locator(".clause-menu", has_text=re.compile(r"Lineage\b.*\b4 Visitors", re.DOTALL))
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    tab_to(page, menu.get_by_role("link", name="Lineage"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lineage of a clause")).to_be_visible()
    steps = page.locator(".lineage-step")
    expect(steps).to_have_count(2)
    assert is_stacked(page, ".lineage-table") == (width < 768)
    steps.nth(0).focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_contain_text("Harbour Works")
    page.get_by_role("link", name="Both texts").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#both ins")).to_contain_text("may")
    assert faults(page) == []
    page.get_by_role("link", name="Harbour Works", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Where its words stand now")).to_be_visible()
    assert is_stacked(page, ".share-table") == (width < 768)
    assert faults(page) == []


def test_a_cell_of_the_matrix_shows_its_rows(signed_in, reviewer, version, width, scheme):
    page = signed_in(reviewer, width=width, color_scheme=scheme)
    page.goto(f"/versions/{version.slug}/origins/")
    cells = page.locator("[data-cell]")
    expect(cells).to_have_count(3)
    names = page.locator(".matrix-names")
    before = names.bounding_box()
    page.locator(".matrix-frame").evaluate("frame => { frame.scrollLeft = 200 }")
    assert names.bounding_box() == before
    assert before["width"] < width / 2
    cells.nth(0).focus()
    page.keyboard.press("ArrowDown")
    expect(cells.nth(1)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(cells.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-deciding]")).to_have_count(1)
    expect(page.locator("[data-cell][aria-current]")).to_have_count(1)
    assert faults(page) == []
