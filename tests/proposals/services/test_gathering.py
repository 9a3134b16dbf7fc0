"""What comes within some seconds is carried over together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from annotations.models import Placement
from annotations.services import annotations as remarks
from annotations.services.annotations import Remark
from proposals.models import Job
from proposals.queries.jobs import GATHER
from proposals.services import comparisons, jobs, turns
from tests import factories as make
from tests.annotations.remarks import followed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tasks():
    current_app.loader.import_default_modules()


def of(kind: str) -> list[str]:
    return list(Job.objects.filter(kind=kind).order_by("pk").values_list("state", flat=True))


def done(kind: str) -> None:
    job = jobs.take(jobs.submit(kind, 7).slug)
    assert job is not None
    jobs.finish(job)


def later(by: timedelta) -> None:
    """All that was done was done so much earlier, and is due so much earlier."""
    for job in Job.objects.all():
        job.beat_at = job.beat_at and job.beat_at - by
        job.due_at = job.due_at and job.due_at - by
        job.save()


def test_the_first_remark_is_carried_at_once_and_what_follows_together(django_capture_on_commit_callbacks):
    reviewer = make.person()
    team = make.team(reviewer)
    clause = make.paragraphs("1", "Scope", "Every platform shall keep a record of what it decides.")
    old = make.version(clause)
    new = make.version(clause, proposal=old.proposal)
    comparisons.request(old=old, new=new)
    jobs.drain()
    later(timedelta(minutes=1))
    Job.objects.all().delete()
    key = old.current_reading.clauses.get().key

    def remark() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            remarks.add(old, Remark("Who decides?"), team=team, by=reviewer, key=key)
        followed()

    remark()
    turns.serve(Job.objects.get(kind="carrying").slug)
    assert (of("carrying"), Placement.objects.count()) == (["done"], 1)
    current_app.control.purge()
    for _ in range(5):
        remark()
    waiting = Job.objects.get(kind="carrying", state="queued")
    assert waiting.sent_at is None and current_app.control.purge() == 0
    turns.serve(waiting.slug)  # Whatever message comes meanwhile.
    assert jobs.sweep() == 0 and of("carrying") == ["done", "queued"]
    later(GATHER)
    assert jobs.sweep() == 1
    turns.serve(waiting.slug)
    assert (of("carrying"), Placement.objects.count()) == (["done", "done"], 6)


def test_what_comes_after_a_while_is_carried_at_once():
    done("carrying")
    assert jobs.submit("carrying", 8).due_at is None
    soon = jobs.submit("carrying", 7)
    assert soon.due_at is not None and timezone.now() < soon.due_at <= timezone.now() + GATHER
    soon.delete()
    later(GATHER)
    assert jobs.submit("carrying", 7).due_at is None


def test_other_work_is_never_held_back():
    for kind in sorted(set(Job.FOLDED) - set(Job.GATHERED)):
        done(kind)
        assert jobs.submit(kind, 7).due_at is None
