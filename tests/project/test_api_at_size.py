"""The API over a draft of real size: pages stay pages, and no query grows with the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from annotations.models import Annotation
from proposals.models import Change, Role
from tests import factories, large
from tests.clients import api

pytestmark = pytest.mark.django_db
MOST = 200
"""Rows of a page."""


def test_lists_of_a_large_draft_come_in_pages_by_few_small_queries():
    ana = factories.person("ana")
    team = factories.team(ana, role=Role.OWNER)
    old, new = large.versions()
    comparison = large.comparison(old, new)
    large.remarks(old, team, [ana])
    bounds: list[int] = []

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        bounds.append(len(params or ()))
        return execute(sql, params, many, context)

    def rows(address: str) -> tuple[int, int]:
        """How many there are on all pages, and the most queries for one of them."""
        there: str | None = f"/api/v1/{address}{'&' if '?' in address else '?'}page_size=1000"
        found, most = 0, 0
        while there:
            bounds.clear()
            with connection.execute_wrapper(look):
                page = api(ana).get(there).json()
            assert len(page["results"]) <= MOST or "strength" in address
            assert max(bounds) <= MOST + 10
            found, most, there = found + len(page["results"]), max(most, len(bounds)), page["next"]
        return found, most

    changes = Change.objects.filter(comparison=comparison)
    sentences = sum(len(strength) for strength in changes.values_list("strength", flat=True))
    assert rows(f"versions/{old.slug}/clauses/") == (large.CLAUSES, 2)
    assert rows(f"comparisons/{comparison.slug}/changes/") == (changes.count(), 4)
    assert rows(f"comparisons/{comparison.slug}/strength/") == (sentences, 4)
    assert rows("annotations/") == (large.REMARKS, 2)
    assert rows("annotations/?fields=id") == (large.REMARKS, 1)
    assert rows("annotations/?changed_after=2020-01-01T00:00:00Z&ordering=-changed_at") == (
        Annotation.objects.count(),
        2,
    )
