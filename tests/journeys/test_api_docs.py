"""The page of the REST API in a browser: it lists all operations, with examples, under this site's own policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drf_spectacular.generators import SchemaGenerator
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.axe import violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_all_operations_are_listed_with_examples(signed_in: Callable[..., Page]):
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    page = signed_in(factories.person())
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto("/api/docs/")
    assert len(seen_on_the_way_down(page)) == sum(len(of) for of in paths.values())
    page.evaluate("scrollTo(0, 0)")
    page.locator("#operations-annotations-annotations_create .opblock-summary-control").click()
    asked = page.locator("#operations-annotations-annotations_create .opblock-section-request-body")
    expect(asked).to_contain_text("Nobody has said for which purpose this is needed")
    assert faults == []


def test_an_operation_that_is_tried_and_the_dialog_of_the_key_are_open_to_all(signed_in: Callable[..., Page]):
    page = signed_in(factories.person())
    page.emulate_media(reduced_motion="reduce")
    page.goto("/api/docs/")
    page.locator("#operations-annotations-annotations_create .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    expect(page.get_by_role("textbox", name="Request body")).to_be_editable()
    assert violations(page) == []

    page.get_by_role("button", name="Authorize", exact=True).click()
    dialog = page.get_by_role("dialog", name="Available authorizations")
    expect(dialog.get_by_role("button", name="Close").first).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def seen_on_the_way_down(page: Page) -> set[str]:
    """The ids of all operations: of a long document the page draws those that are near what one sees."""
    expect(page.locator(".opblock").first).to_be_visible()
    found: set[str] = set()
    while True:
        page.wait_for_timeout(150)
        found.update(page.locator(".opblock").evaluate_all("blocks => blocks.map((block) => block.id)"))
        if page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1"):
            return found
        page.evaluate("scrollBy(0, innerHeight / 2)")
