"""What the site says it forgets, it forgets: the rows after a sweep, whoever erased them."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from annotations.models import Annotation, Reply, Review, Visit
from annotations.services import annotations, replies
from proposals.models import Version
from proposals.services import people, withdrawals
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db(transaction=True)
"""The sweep closes the connection, and with it a transaction around a test."""

LONG_AGO, LATELY = timedelta(days=31), timedelta(days=29)


@pytest.fixture
def version(team):
    version = factories.version(paragraphs("1", "Scope", "Users give their real name."), number="D1")
    if hasattr(version.proposal, "keeper"):
        version.proposal.keeper = team
        version.proposal.save()
    return version


def test_no_word_of_a_deleted_annotation_is_in_the_database_after_a_month(version, team, owner):
    said = remark(version, owner, team, comment="Zebrawood.")
    replies.add(said, "Ebony.", by=owner)
    annotations.delete(said, by=owner)
    Annotation.objects.update(deleted_at=timezone.now() - LONG_AGO)
    call_command("sweep", "--once")
    assert (Annotation.objects.count(), Reply.objects.count()) == (0, 0)


@pytest.mark.parametrize(("since", "is_there"), [(LATELY, True), (LONG_AGO, False)])
def test_a_withdrawn_file_is_on_the_disk_for_thirty_days_and_no_longer(since, is_there, version, owner):
    path = str(version.file.name)
    withdrawals.withdraw(version, reason="Sent by mistake", by=owner)
    Version.objects.update(withdrawn_at=timezone.now() - since)
    call_command("sweep", "--once")
    assert default_storage.exists(path) is is_there
    undone = api(owner).post(f"/api/v1/versions/{version.slug}/restore/")
    assert undone.status_code == (200 if is_there else 410)


@pytest.mark.postgres
def test_no_address_of_a_computer_outlives_its_count():
    cache = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "attempts"}}
    with override_settings(CACHES=cache):
        call_command("createcachetable", verbosity=0)
        caches["default"].set("login:203.0.113.7", 3, timeout=600)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE attempts SET expires = %s", ["2023-06-01 12:00:00"])
        call_command("sweep", "--once")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM attempts")
            assert cursor.fetchone() == (0,)


def test_the_export_tells_replies_ticks_visits_and_decisions(version, team, owner):
    said = remark(version, owner, team)
    replies.add(said, "Ebony.", by=owner)
    Annotation.objects.update(decided_by=owner, decided_at=timezone.now())
    Review.objects.create(user=owner, version=version, key="any")
    Visit.objects.create(user=owner, last_at=timezone.now(), since=timezone.now())
    exported = people.export(owner)
    assert [len(exported.get(name, ())) for name in ("replies", "reviews", "visits", "decisions")] == [1, 1, 1, 1]


def test_a_closed_account_leaves_no_tick_and_no_visit(version):
    ana = factories.person("ana")
    Review.objects.create(user=ana, version=version, key="any")
    Visit.objects.create(user=ana, last_at=timezone.now(), since=timezone.now())
    people.close(ana, password="a good pass phrase", credit="")
    assert (Review.objects.count(), Visit.objects.count()) == (0, 0)
