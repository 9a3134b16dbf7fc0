"""A year of an organisation, made short: what grows with the square of the versions is seen here."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.benchmarks.year import Year

pytestmark = pytest.mark.django_db


def test_versions_are_compared_with_their_neighbours_and_their_words_are_kept_once():
    year = Year.made()
    year.make(versions=6, proposals=2, clauses=20)
    told = {one.what: one for one in year.stored()}
    assert (told["versions"].is_now, told["comparisons a version"].is_now) == (6, 4 / 6)
    spans = told["bytes of spans a byte of text compared"]
    assert 0 < spans.is_now <= spans.at_most


def test_remarks_go_from_each_version_to_the_next(monkeypatch):
    monkeypatch.setattr("tests.benchmarks.year.REMARKED", 5)
    monkeypatch.setattr("tests.benchmarks.year.CLAUSES", 20)
    for one in Year.made().carried():
        assert one.is_now <= one.at_most, one


@pytest.mark.once
def test_clauses_fill_the_pages_of_a_file():
    """Rows of a clause's size leave a quarter of small pages empty."""
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA page_size").fetchone() == (16384,)
