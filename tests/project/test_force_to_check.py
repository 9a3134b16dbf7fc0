"""What earlier engines said firmly of binding force is to be checked; verdicts stay, for people cite them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from proposals.models import Change, Comparison
from tests.annotations import duties

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

BEFORE = [("proposals", "0021_clause_why"), ("annotations", "0014_erased")]


def test_rows_of_old_are_softened_and_new_ones_stay():
    old = duties.compared(*duties.versions(duties.OLD, duties.NEW))
    new = duties.three()
    told = {"old": None, "new": {"level": "requirement", "verb": "shall", "convention": "ISO", "start": 0, "end": 9}}
    rows = [{**told, "verdict": "strengthened"}, {**told, "verdict": "same"}]
    change, same = old.changes.order_by("order")[:2]
    Change.objects.filter(pk=change.pk).update(flags=["reworded", "strengthened"], strength=rows)
    Change.objects.filter(pk=same.pk).update(flags=["reworded"], strength=rows[1:])
    Comparison.objects.filter(pk=old.pk).update(counts={"modified": 3, "reworded": 3, "strengthened": 1})
    kept = list(new.changes.order_by("order").values("flags", "strength"))
    MigrationExecutor(connection).migrate(BEFORE)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    change.refresh_from_db()
    same.refresh_from_db()
    old.refresh_from_db()
    softened = {"sure": False, "reason": "reworded", "alike": []}
    assert (change.flags, change.strength) == (["reworded", "to-check"], [row | softened for row in rows])
    assert (same.flags, same.strength) == (["reworded"], [rows[1] | softened])
    assert old.counts == {"modified": 3, "reworded": 3, "to-check": 1}
    assert list(new.changes.order_by("order").values("flags", "strength")) == kept
