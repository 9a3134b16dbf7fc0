"""What older releases stored of comparisons is packed while the site runs, and read either way."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.models import Change, Comparison, Job
from proposals.queries.comparisons import change_of, stored
from proposals.queries.redlines import parts
from proposals.services import comparisons, jobs, packing
from tests import factories, large
from tests.clients import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison() -> Comparison:
    old, new = (large.brief(text).clauses for text in large.outlines(60))
    proposal = factories.proposal()
    one, other = (factories.version(*clauses, proposal=proposal) for clauses in (old, new))
    asked = comparisons.request(old=one, new=other)
    jobs.drain()
    return Comparison.objects.get(pk=asked.pk)


def loosened(comparison: Comparison) -> None:
    """As a release stored it that did not pack."""
    rows = list(comparison.changes.order_by("order"))
    for row, change in zip(rows, stored(comparison).changes, strict=True):
        row.spans, row.packed = [span._asdict() for span in change.spans], None
    Change.objects.bulk_update(rows, ["spans", "packed"])


def told(comparison: Comparison) -> tuple[Any, ...]:
    """All that reads words: the values, the page, one change, the API."""
    rows = comparison.changes.prefetch_related("sides__clause").order_by("order")
    address = f"/api/v1/comparisons/{comparison.slug}/changes/?page_size=200&blocks=true"
    answer = api(factories.person()).get(address).json()
    return stored(comparison), parts(comparison), [change_of(row) for row in rows], answer["results"]


def test_both_shapes_say_the_same_and_one_becomes_the_other(comparison):
    before, packed = told(comparison), list(comparison.changes.order_by("order").values_list("packed", flat=True))
    assert {change.kind for change in before[0].changes} > {"unchanged", "modified"}
    loosened(comparison)
    assert told(comparison)[:3] == before[:3]
    assert (packing.catch_up(), packing.catch_up()) == (1, 0)
    jobs.drain()
    assert list(comparison.changes.order_by("order").values_list("packed", flat=True)) == packed
    assert set(map(str, comparison.changes.values_list("spans", flat=True))) == {"[]"}
    assert told(comparison) == before
    assert packing.catch_up() == 0


@pytest.mark.postgres
def test_what_was_broken_off_goes_on(comparison, monkeypatch):
    loosened(comparison)
    monkeypatch.setattr("proposals.services.storing.PART", 10)
    packing.catch_up()
    job = jobs.take(Job.objects.get(kind="packing").slug)
    assert job is not None
    monkeypatch.setattr(jobs, "hold", _twice(jobs.hold))
    with pytest.raises(KeyboardInterrupt):
        packing.pack(job)
    assert comparison.changes.exclude(packed=None).count() == 20
    monkeypatch.undo()
    packing.pack(job)
    assert not comparison.changes.filter(packed=None).exists()


def _twice(hold):
    """Works two times and is then broken off."""
    left = iter([True, True])

    def held(job):
        if next(left, None) is None:
            raise KeyboardInterrupt
        hold(job)

    return held
