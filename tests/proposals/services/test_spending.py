"""What a job costs is kept on its row."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from proposals.models import Job
from proposals.refusals import Refusal
from proposals.services import jobs, spending

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
    raise jobs.Interrupted("its reader was killed")


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
