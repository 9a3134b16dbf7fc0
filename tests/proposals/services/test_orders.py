"""Files that are written by work, kept by what they are made of."""

from __future__ import annotations

import os
import signal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from proposals.access import visible
from proposals.drawing import store
from proposals.drawing.store import exports as kept
from proposals.drawing.store import owner_of
from proposals.files.downloads import WrittenFile
from proposals.models import AuditEvent, Job
from proposals.models.job import AT_ONCE
from proposals.queries.jobs import with_place
from proposals.refusals import Conflict, NotKept, TooOften, Withdrawn
from proposals.services import exports, jobs, orders, steering, turns, withdrawals
from tests import factories
from tests.proposals.services.test_exports import compared

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kept.cache_clear()
    yield factories.person("owner")
    kept.cache_clear()


@pytest.fixture
def large(owner, monkeypatch):
    """A comparison whose files are not written at once."""
    monkeypatch.setattr(exports, "SMALL", 0)
    return compared()


def ask(comparison, by, form="docx", **more):
    return orders.ask(exports.order(comparison, form, by=by, **more), by=by)


def data_of(file: WrittenFile) -> bytes:
    with file.data as data:
        return data.read()


def test_a_small_one_is_written_at_once(owner):
    found = compared()
    assert ask(found, owner) == orders.now(exports.order(found, "docx", by=None), by=None)
    assert Job.objects.filter(kind="export").count() == 0


def test_a_large_one_is_written_by_a_job_and_kept(large, owner):
    job = ask(large, owner)
    assert (job.kind, job.target, job.submitted_by, job.queue) == ("export", large.pk, owner, Job.Queue.PEOPLE)
    jobs.drain()
    job.refresh_from_db()
    whole = orders.now(exports.order(large, "docx", by=None), by=None)
    for found in (orders.written_by(job, by=owner), ask(large, owner)):
        assert (found.name, found.media_type, data_of(found)) == (whole.name, whole.media_type, whole.data)
    assert [event.facts for event in AuditEvent.objects.filter(verb="exported", actor=owner.slug)] == [
        {"form": "docx", "sha256": found.sha256}
    ] * 2


@pytest.mark.postgres
def test_who_asks_again_waits_for_the_same_job(large, owner):
    first = ask(large, owner)
    assert ask(large, owner) == first != ask(large, owner, "html")


def test_one_that_is_there_already_is_not_written_again(large, owner, monkeypatch):
    mine, theirs = ask(large, owner), ask(large, factories.person("other"))
    written: list[str] = []
    keep = orders._keep

    def counted(owner, name, file):
        written.append(name)
        keep(owner, name, file)

    monkeypatch.setattr(orders, "_keep", counted)
    jobs.drain()
    assert [_now(mine).state, _now(theirs).state, written] == ["done", "done", [mine.options["file"]]]


def test_each_language_has_its_own(large, owner):
    with translation.override("fr"):
        french = ask(large, owner, "html")
    english = ask(large, owner, "html")
    jobs.drain()
    assert [b'<html lang="fr">' in data_of(orders.written_by(_now(job), by=owner)) for job in (french, english)] == [
        True,
        False,
    ]


def test_it_is_there_for_who_asked_alone(large, owner):
    job, other = ask(large, owner), factories.person("other", is_superuser=True)
    assert list(visible(Job, owner).filter(kind="export")) == [job]
    assert not visible(Job, other).filter(kind="export").exists()
    page = Client()
    page.force_login(other)
    assert [page.get(reverse(name, args=[job.slug])).status_code for name in ("job-export", "job-file", "job")] == [
        404
    ] * 3


def test_a_visitor_of_a_public_site_waits_too(large, settings):
    settings.PUBLIC_SITE = True
    page = Client()
    answer = page.get(reverse("comparison-export", args=[large.slug, "docx"]))
    assert "being written" in page.get(answer["Location"]).content.decode()
    jobs.drain()
    there = answer["Location"].replace("/export/", "/file/")
    assert there in page.get(answer["Location"]).content.decode()
    assert b"".join(page.get(there)) == orders.now(exports.order(large, "docx", by=None), by=None).data


def test_what_is_not_written_or_not_kept_is_refused_in_words(large, owner):
    job = ask(large, owner)
    with pytest.raises(Conflict):
        orders.written_by(job, by=owner)
    jobs.drain()
    kept().forget(owner_of(large))
    with pytest.raises(NotKept, match="ask for it again"):
        orders.written_by(_now(job), by=owner)


@pytest.mark.postgres
def test_a_withdrawn_text_leaves_no_file(large, owner, django_capture_on_commit_callbacks):
    job, waiting = ask(large, owner), ask(large, owner, "html")
    turns.serve(job.slug)
    folder = kept().folder / owner_of(large)
    assert [path.name for path in folder.iterdir()] == [_now(job).options["file"]]
    admin = factories.person("admin", is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(large.new_version, reason="It was sent by mistake.", by=admin)
    assert (list(folder.iterdir()), _now(waiting).state) == ([], "cancelled")
    with pytest.raises(Withdrawn):
        orders.written_by(_now(job), by=owner)


def test_a_person_has_so_many_written_at_once(large, owner):
    waiting = [ask(large, owner, form) for form in ("docx", "html", "md")]
    other = ask(large, factories.person("other"))
    Job.objects.filter(pk__in=[job.pk for job in waiting[:AT_ONCE]]).update(state="running", beat_at=timezone.now())
    assert turns.next_in(Job.Queue.PEOPLE) == other
    held = with_place(Job.objects.all(), owner).get(pk=waiting[-1].pk)
    assert held.is_held_back
    page = Client()
    page.force_login(owner)
    assert "waiting until one of the 2 files" in page.get(reverse("job-export", args=[held.slug])).content.decode()


@pytest.mark.postgres
def test_nobody_lets_too_many_wait(large, owner, monkeypatch):
    monkeypatch.setattr(orders, "MOST", 2)
    ask(large, owner, "docx"), ask(large, owner, "html")
    with pytest.raises(TooOften):
        ask(large, owner, "md")


def test_one_that_was_cancelled_is_tried_again_on_its_page(large, owner):
    page = Client()
    page.force_login(owner)
    job = ask(large, owner)
    page.post(reverse("job-cancel", args=[job.slug]))
    assert "cancelled" in page.get(reverse("job-export", args=[job.slug])).content.decode()
    again = page.post(reverse("job-retry", args=[job.slug]))
    jobs.drain()
    assert "Your file is ready" in page.get(again["Location"]).content.decode()
    with pytest.raises(Conflict, match="tried again already"):
        steering.retry(_now(job), by=owner)


def test_a_worker_that_is_asked_to_stop_gives_its_job_back(large, owner, monkeypatch):
    job = ask(large, owner)
    ending = iter([True, False])

    def write(taken):
        if next(ending):
            os.kill(os.getpid(), signal.SIGUSR2)
        orders.write(taken)

    monkeypatch.setitem(turns.WORK, "export", write)
    turns.serve(job.slug)
    assert (_now(job).state, _now(job).attempts) == ("queued", 1)
    turns.serve(job.slug)
    assert (_now(job).state, _now(job).attempts) == ("done", 2)


def test_programs_are_led_from_the_job_to_the_file(large, owner):
    program = Client()
    program.force_login(owner)
    asked = program.get(f"/api/v1/comparisons/{large.slug}/export/docx/")
    body = asked.json()
    assert (asked.status_code, body["kind"], body["comparison"], body["state"]) == (202, "export", large.slug, "queued")
    assert program.get(asked["Location"]).json()["state"] == "queued"
    jobs.drain()
    led = program.get(asked["Location"])
    assert (led.status_code, led["Location"]) == (303, f"{asked['Location']}file/")
    file, again = program.get(led["Location"]), program.get(f"/api/v1/comparisons/{large.slug}/export/docx/")
    whole = orders.now(exports.order(large, "docx", by=None), by=None).data
    assert [b"".join(file), b"".join(again)] == [whole, whole]
    assert int(file["Content-Length"]) == len(whole)


def _now(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_a_file_that_the_disk_does_not_take_is_said_in_words(large, owner, monkeypatch):
    def full(*args):
        raise OSError("No space left on device")

    job = ask(large, owner)
    monkeypatch.setattr(store, "_write", full)
    jobs.drain()
    now = _now(job)
    assert (now.state, "disk of this site is full" in now.error) == ("failed", True)
    with pytest.raises(Conflict):
        orders.written_by(now, by=owner)
