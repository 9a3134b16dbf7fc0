"""What was made for remarks and ticks before it was kept aside is told by what it joins and how it was asked for."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from annotations.models import Placement
from proposals.models import Comparison, Job
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

BEFORE = ("proposals", "0033_packed_spans")
TEXT = paragraphs("1", "Record", "The platform keeps the record of what each user did in every virtual world.")


def migrate(*targets):
    MigrationExecutor(connection).migrate(list(targets) or MigrationExecutor(connection).loader.graph.leaf_nodes())


@pytest.fixture
def newest():
    yield
    migrate()


def compared(old, new, slug, queue, **facts):
    sides = {"old": old.current_reading, "new": new.current_reading, "old_version": old, "new_version": new}
    made = Comparison.objects.create(slug=slug, engine="e", **sides, **facts)
    if queue:
        Job.objects.create(kind="comparison", target=made.pk, queue=queue)
    return made


def test_what_nobody_waited_for_and_no_step_led_to_is_kept_aside(newest):
    proposal, me = factories.proposal(), factories.person()
    first, second, third = (factories.version(TEXT, proposal=proposal) for _ in range(3))
    elsewhere = factories.version(TEXT)
    compared(first, second, "step", "later")
    compared(first, third, "remark", "later")
    compared(third, first, "asked", "people")
    compared(second, elsewhere, "others", "later")
    compared(third, second, "unknown", "")
    carrying = Job.objects.create(kind="carrying", target=1, total=7, submitted_by=me)
    migrate(BEFORE)
    Job.objects.filter(pk=carrying.pk).update(total=7, submitted_by=me)
    migrate()
    assert set(Comparison.objects.filter(aside=True).values_list("slug", flat=True)) == {"remark", "unknown"}
    carrying.refresh_from_db()
    assert (carrying.total, carrying.submitted_by) == (0, None)


def test_on_the_way_back_what_people_asked_for_stays_and_one_job_waits(newest, team, reviewer):
    proposal = factories.proposal()
    first, second = (factories.version(TEXT, proposal=proposal) for _ in range(2))
    said = remark(first, reviewer, team, number="1")
    Comparison.objects.all().delete()
    Job.objects.all().delete()
    aside, asked = compared(first, second, "aside", "", aside=True), compared(first, second, "asked", "people")
    there = placement(said, second, "same", number="1")
    Placement.objects.filter(pk=there.pk).update(comparison=aside)
    alone = compared(second, first, "alone", "", aside=True)
    for person in (None, reviewer):
        Job.objects.create(kind="carrying", target=asked.pk, submitted_by=person)
    migrate(BEFORE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug FROM proposals_comparison ORDER BY slug")
        assert cursor.fetchall() == [("alone",), ("asked",)]
        cursor.execute("SELECT state FROM proposals_job WHERE kind = 'carrying' ORDER BY id")
        assert cursor.fetchall() == [("queued",), ("done",)]
        cursor.execute("SELECT comparison_id FROM annotations_placement")
        assert cursor.fetchall() == [(None,)]
    migrate()
    assert alone.pk in Comparison.objects.filter(aside=True).values_list("pk", flat=True)
