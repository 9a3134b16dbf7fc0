"""What a job costs is kept on its row."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from math import inf

import pytest
from django.utils import timezone

from proposals.models import Job
from proposals.refusals import Refusal
from proposals.services import hearts, jobs, spending
from tests.site import PATIENCE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

ENOUGH = 0.05
"""CPU seconds."""


def burn(job: Job | None = None) -> None:
    end = time.process_time() + ENOUGH
    while time.process_time() < end:
        pass


def burn_in_another_process(job: Job) -> None:
    code = f"import time\nwhile time.process_time() < {ENOUGH}: pass"
    subprocess.run([sys.executable, "-c", code], check=True)


def burn_elsewhere(job: Job) -> None:
    spending.add(ENOUGH)


def refuse(job: Job) -> None:
    burn()
    raise Refusal("This cannot be read.")


def break_off(job: Job) -> None:
    burn()
    raise hearts.Interrupted("its reader was killed")


def spent(work: Callable[[Job], None]) -> float:
    job = jobs.submit("reading", 1)

    def done(job: Job) -> None:
        work(job)
        jobs.finish(job)

    jobs.perform(job.slug, done)
    return Job.objects.get(pk=job.pk).cpu_seconds


@pytest.mark.parametrize("work", [burn, burn_in_another_process, burn_elsewhere, refuse, break_off])
def test_it_is_what_the_processes_took_that_did_it_also_in_vain(work):
    assert ENOUGH <= spent(work) < 100 * ENOUGH


def test_waiting_costs_nothing():
    assert spent(lambda job: time.sleep(4 * ENOUGH)) < ENOUGH


def test_what_an_earlier_attempt_took_counts():
    job = jobs.submit("reading", 1)
    Job.objects.filter(pk=job.pk).update(cpu_seconds=7)
    jobs.perform(job.slug, jobs.finish)
    assert 7 <= Job.objects.get(pk=job.pk).cpu_seconds < 8


def test_what_is_done_while_nobody_measures_is_not_known():
    job = jobs.take(jobs.submit("reading", 1).slug)
    assert job is not None
    burn()
    jobs.finish(job)
    assert Job.objects.get(pk=job.pk).cpu_seconds == 0


def earlier(kind: str, target: int, seconds: float, *, days: float = 0.0) -> None:
    job = Job.objects.create(kind=kind, target=target, state="done", cpu_seconds=seconds)
    Job.objects.filter(pk=job.pk).update(submitted_at=timezone.now() - timedelta(days=days))


def test_what_follows_an_upload_is_paid_of_one_purse_a_day(settings):
    settings.FILE_CPU_SECONDS = 100.0
    earlier("reading", 7, 10.0)
    earlier("hints", 7, 20.0)
    earlier("search", 7, 40.0, days=1.1)
    earlier("meaning", 7, 40.0)
    earlier("comparison", 7, 5.0)
    earlier("reading", 8, 40.0)
    left = {kind: spending.left(Job(kind=kind, target=7)) for kind in ("drawing", "drawing-changes", "meaning", "mail")}
    assert left == {"drawing": 70.0, "drawing-changes": 95.0, "meaning": inf, "mail": inf}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("kind", "is_stopped"), [("comparison", True), ("carrying", False)])
def test_what_takes_more_is_stopped_and_says_so(kind, is_stopped, settings):
    settings.FILE_CPU_SECONDS, settings.JOB_STALE_AFTER = ENOUGH, ENOUGH
    job = jobs.submit(kind, 1)

    def endless(job: Job) -> None:
        end = time.process_time() + (PATIENCE if is_stopped else 10 * ENOUGH)
        while time.process_time() < end:
            pass
        jobs.finish(job)

    jobs.perform(job.slug, endless)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed" if is_stopped else "done", 1)
    assert job.error == (jobs.TOO_DEAR if is_stopped else "")
