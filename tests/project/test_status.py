"""The admin's page about the site: what waits, what failed, what runs."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from project import status
from proposals.models import Job
from proposals.services import counters, jobs
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(admin):
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def version():
    return factories.version(factories.paragraphs("1", "Scope", "Identities."), number="FGXW-O-047")


def queued(version, *, minutes: int, **facts) -> Job:
    job = jobs.submit("reading", version.pk)
    facts = {"submitted_at": timezone.now() - timedelta(minutes=minutes), **facts}
    Job.objects.filter(pk=job.pk).update(**facts)
    return job


def test_for_others_there_is_no_such_page():
    client = Client()
    assert client.get("/status/").status_code == 302
    client.force_login(factories.person(is_staff=True))
    assert client.get("/status/").status_code == 404
    assert reverse("status") not in client.get("/desk/").text


@pytest.mark.postgres
def test_the_menu_of_an_admin_leads_there(page):
    assert f'href="{reverse("status")}"' in page.get("/desk/").text


def test_queues_tell_how_long_the_oldest_waits(page, version):
    queued(version, minutes=3)
    queued(version, minutes=25)
    queued(version, minutes=40, state="running")
    people, later, bulk, meaning, encoding = status.queues()
    assert (people.name, people.waiting, people.running, people.is_slow) == ("people", 2, 1, True)
    assert (later.name, later.waiting, later.running, later.since, later.is_slow) == ("later", 0, 0, None, False)
    assert [(one.name, one.waiting) for one in (bulk, meaning, encoding)] == [
        ("bulk", 0),
        ("meaning", 0),
        ("encoding", 0),
    ]
    text = page.get("/status/").text
    assert "25\xa0minutes" in text
    assert "FGXW-O-047" in text


@pytest.mark.postgres
def test_what_failed_is_tried_again_from_here_and_is_then_gone(page, version):
    job = queued(version, minutes=5, state="failed", error=jobs.WORN_OUT, finished_at=timezone.now())
    assert "the work broke off. Nothing was lost" in page.get("/status/").text
    assert page.post(reverse("job-retry", args=[job.slug])).status_code == 302
    assert Job.objects.filter(state="queued", target=version.pk).count() == 1
    assert "Nothing failed that was not tried again." in page.get("/status/").text


def test_work_on_what_the_admin_may_not_see_is_counted_and_not_named(page):
    kept = factories.proposal(teams=[factories.team()])
    hidden = factories.version(factories.paragraphs("1", "Secret", "Words."), number="HIDDEN-1", proposal=kept)
    queued(hidden, minutes=5)
    queued(hidden, minutes=5, state="failed", error=jobs.WORN_OUT, finished_at=timezone.now())
    assert [queue.waiting for queue in status.queues()] == [1, 0, 0, 0, 0]
    assert "HIDDEN-1" not in page.get("/status/").text


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_backup_is_remembered(page, settings, tmp_path):
    settings.VAR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "var/files"
    settings.VAR.mkdir()
    (settings.VAR / "secret_key").write_text("a key")
    assert status.last_backup() is None
    assert "none was made by the command" in page.get("/status/").text
    call_command("backup", str(tmp_path / "site.zip"), verbosity=0)
    made = status.last_backup()
    assert made is not None
    assert timezone.now() - made.at < timedelta(minutes=1)
    assert (made.rows > 0, made.files) == (True, 0)
    assert "none was made by the command" not in page.get("/status/").text


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_sweep_that_was_not_seen_is_said(page):
    assert "The sweep was not seen for half a minute" in page.get("/status/").text
    call_command("sweep", "--once")
    swept = status.swept_at()
    assert swept is not None and timezone.now() - swept < timedelta(seconds=30)
    assert "The sweep was not seen" not in page.get("/status/").text
    counters.note(status.BEATS, "sweep", (timezone.now() - timedelta(minutes=2)).isoformat())
    assert "The sweep was not seen" in page.get("/status/").text


def test_it_names_what_runs(page):
    told = status.versions()
    assert set(told) == {"Clauseline", "engine", "Python", "Django", "database"}
    text = page.get("/status/").text
    assert [words for words in told.values() if words not in text] == []
    last, is_complete = status.migrations()
    assert (len(last), is_complete) == (2, True)


def test_it_asks_as_often_however_much_there_is(page, version):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert page.get("/status/").status_code == 200
        return len(queries)

    queued(version, minutes=1)
    queued(version, minutes=1, state="failed", finished_at=timezone.now())
    few = asked()
    for n in range(12):
        more = factories.version(factories.paragraphs("1", "Scope", f"Identities {n}."))
        queued(more, minutes=1)
        queued(more, minutes=1, state="failed", finished_at=timezone.now())
    assert asked() == few


def test_a_disk_that_fills_is_said():
    assert [disk.is_tight for disk in (status.Disk("var", 9, 100), status.Disk("var", 10, 100))] == [True, False]
