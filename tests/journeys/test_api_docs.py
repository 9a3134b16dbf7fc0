"""The page of the REST API in a browser: it lists all operations, with examples, under this site's own policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from drf_spectacular.generators import SchemaGenerator
from playwright.sync_api import Page, expect

from tests import factories

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_all_operations_are_listed_with_examples(signed_in: Callable[..., Page]):
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    page = signed_in(factories.person())
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto("/api/docs/")
    expect(page.locator(".opblock")).to_have_count(sum(len(of) for of in paths.values()), timeout=60_000)
    page.locator("#operations-annotations-annotations_create .opblock-summary-control").click()
    asked = page.locator("#operations-annotations-annotations_create .opblock-section-request-body")
    expect(asked).to_contain_text("Nobody has said for which purpose this is needed")
    assert faults == []
