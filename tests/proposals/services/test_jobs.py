from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from proposals.models import Job
from proposals.refusals import Refusal
from proposals.services import hearts, jobs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def queued(**facts):
    return Job.objects.create(**{"kind": "reading", "target": 1, **facts})


def taken(job) -> Job:
    mine = jobs.take(job.slug)
    assert mine is not None
    return mine


def abandoned(settings, *, attempts=1):
    long_ago = timezone.now() - timedelta(seconds=settings.JOB_STALE_AFTER + 1)
    return queued(state=Job.State.RUNNING, attempts=attempts, beat_at=long_ago)


def test_a_job_is_taken_once():
    job = queued()
    assert jobs.take(job.slug).attempts == 1
    assert jobs.take(job.slug) is None


def test_a_job_whose_worker_fell_silent_is_taken_over(settings):
    assert jobs.take(abandoned(settings).slug).attempts == 2


def test_who_lost_a_job_cannot_finish_it(settings):
    job = queued()
    first = taken(job)
    Job.objects.update(beat_at=timezone.now() - timedelta(seconds=settings.JOB_STALE_AFTER + 1))
    second = taken(job)
    with pytest.raises(hearts.Superseded):
        jobs.finish(first)
    jobs.finish(second)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.DONE, 2)


def test_a_message_delivered_twice_does_the_work_once():
    job, done = queued(), []

    def work(mine):
        with transaction.atomic():
            jobs.finish(mine)
            done.append(mine.slug)

    jobs.perform(job.slug, work)
    jobs.perform(job.slug, work)
    assert done == [job.slug]


def test_what_a_superseded_worker_did_is_rolled_back():
    job = queued()

    def work(mine):
        Job.objects.filter(pk=mine.pk).update(attempts=2)
        with transaction.atomic():
            queued(kind="comparison")
            jobs.finish(mine)

    jobs.perform(job.slug, work)
    assert list(Job.objects.values_list("kind", "state")) == [("reading", Job.State.RUNNING)]


def test_a_refusal_fails_the_job_with_its_sentence():
    job = queued()

    def work(mine):
        raise Refusal("This file is empty.")

    jobs.perform(job.slug, work)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "This file is empty.")


def test_work_that_was_killed_is_begun_again_at_once():
    job, tries = queued(), []

    def work(mine):
        tries.append(mine.attempts)
        if len(tries) < 3:
            raise hearts.Interrupted("its reader was killed")
        jobs.finish(mine)

    while job.state == Job.State.QUEUED:
        jobs.perform(job.slug, work)
        job.refresh_from_db()
    assert (job.state, tries) == (Job.State.DONE, [1, 2, 3])


def test_work_that_is_killed_each_time_is_given_up_with_a_reason(settings):
    job, tries = queued(), []

    def work(mine):
        tries.append(mine.attempts)
        raise hearts.Interrupted("its reader was killed")

    while job.state == Job.State.QUEUED:
        jobs.perform(job.slug, work)
        job.refresh_from_db()
    assert (job.state, job.error, len(tries)) == (Job.State.FAILED, jobs.WORN_OUT, settings.JOB_ATTEMPTS)


def test_work_without_an_end_is_stopped_with_a_reason():
    job = queued()

    def work(mine):
        raise SoftTimeLimitExceeded

    jobs.perform(job.slug, work)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, jobs.TOO_LONG)


def test_a_bug_fails_the_job_and_stays_loud():
    job = queued()

    def work(mine):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        jobs.perform(job.slug, work)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, jobs.FAULT)


def test_the_sweep_sends_what_waits_and_what_was_abandoned(settings):
    waiting = queued()
    lost = abandoned(settings)
    queued(sent_at=timezone.now())
    queued(state=Job.State.RUNNING, beat_at=timezone.now())
    queued(state=Job.State.DONE)
    assert jobs.sweep() == 2
    assert set(Job.objects.exclude(sent_at=None).values_list("pk", flat=True)) >= {waiting.pk, lost.pk}


def test_the_sweep_leaves_a_queue_that_nothing_is_missing_from():
    waiting = [queued(), queued()]
    for job in waiting:
        jobs.send(job)
    Job.objects.update(sent_at=None)
    assert jobs.sweep() == 0
    queued()
    assert jobs.sweep() == 3


def test_the_sweep_gives_up_after_the_last_attempt(settings):
    job = abandoned(settings, attempts=settings.JOB_ATTEMPTS)
    assert jobs.sweep() == 0
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, jobs.WORN_OUT)
    assert jobs.take(job.slug) is None


def test_progress_is_told_by_the_one_who_holds_the_job():
    job = taken(queued())
    jobs.report(job, "aligning the clauses", done=3, total=12)
    job.refresh_from_db()
    assert (job.step, job.done, job.total) == ("aligning the clauses", 3, 12)
