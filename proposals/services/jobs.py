"""Durable work: submitted with a row, sent by name, taken once, brought back by the sweep.

The row is the truth and a message only a nudge: a message that comes twice finds the row taken, one that is lost is
sent again by `sweep`, and a worker that died is fenced off by the number of its attempt. So is one whose job was
cancelled.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop
from kombu.exceptions import ChannelError
from kombu.exceptions import OperationalError as BrokerError

from proposals.models import Job, User
from proposals.queries.jobs import due, gathered_until
from proposals.refusals import Refusal
from proposals.services import faults, spending, tracing
from proposals.services.hearts import Interrupted, Spent, Superseded, beating

logger = logging.getLogger(__name__)

WORN_OUT = gettext_noop(
    "This was tried several times, and each time the work broke off. Nothing was lost; please tell the site's admin."
)
FAULT = gettext_noop(
    "A fault in Clauseline stopped this. Nothing was lost; the site's admin finds the details in the log."
)

TOO_DEAR = gettext_noop(
    "This file takes more work than one file may take on this site, and the work was stopped. The file itself is kept."
)
TOO_LONG = gettext_noop("This took longer than one piece of work may take on this site, and was stopped.")

OUTBOXES: list[Callable[[], int]] = []
"""What makes jobs of what other rooms noted beside what people wrote; each tells how many."""


@transaction.atomic
def submit(
    kind: str, target: int, *, by: User | None = None, queue: str = "", options: Mapping[str, Any] | None = None
) -> Job:
    """A new job on the row `target`; its message leaves when the transaction commits.

    It waits in `queue`, or where its kind belongs. Where one waits that is `FOLDED`, that one is meant: no worker
    begins with it before this transaction commits, so it sees all that was written here.
    """
    belongs = Job.Queue.LATER if kind in Job.FOLDED else Job.Queue.PEOPLE
    job = Job(kind=kind, target=target, submitted_by=by, queue=queue or belongs, options=dict(options or {}))
    if kind in Job.FOLDED:
        return _folded(job)
    job.save()
    transaction.on_commit(partial(send, job))
    return job


def _folded(job: Job) -> Job:
    """The one that waits for this target and person, locked; `job` itself if there was none."""
    if job.kind in Job.GATHERED:
        job.due_at = gathered_until(job)
    while True:
        Job.objects.bulk_create([job], ignore_conflicts=True)
        same = Job.objects.filter(
            kind=job.kind, target=job.target, submitted_by=job.submitted_by, state=Job.State.QUEUED
        )
        # None, if a worker took it between the two looks.
        if waiting := same.select_for_update().first():
            break
    if waiting.slug == job.slug and waiting.due_at is None:
        transaction.on_commit(partial(send, waiting))
    return waiting


@transaction.atomic
def prefer(kind: str, target: int) -> None:
    """People wait for it now: if it waits among what can wait, it need not any longer."""
    later = Job.objects.filter(kind=kind, target=target, state=Job.State.QUEUED, queue=Job.Queue.LATER)
    for job in later.select_for_update():
        job.queue = Job.Queue.PEOPLE
        job.save(update_fields=["queue"])
        transaction.on_commit(partial(send, job))


def send(job: Job) -> None:
    """Nudge a worker. If the broker does not answer, the sweep does it later."""
    Job.objects.filter(pk=job.pk).update(sent_at=timezone.now())
    try:
        current_app.send_task(job.kind, [job.slug], queue=settings.QUEUES[job.queue], ignore_result=True)
    except (BrokerError, OSError) as problem:
        logger.warning("The broker does not answer (%s); the sweep will send job %s again.", problem, job.slug)


def take(slug: str) -> Job | None:
    """The job, now running and this caller's; None if it is over, or in the hands of a worker that lives."""
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, beat_at__lt=_stale())
    taken = Job.objects.filter(free, slug=slug, attempts__lt=settings.JOB_ATTEMPTS).update(
        state=Job.State.RUNNING, attempts=F("attempts") + 1, beat_at=timezone.now(), done=0, total=0, step=""
    )
    return Job.objects.get(slug=slug) if taken else None


def beat(job: Job) -> bool:
    """A sign of life; False if the job was cancelled or taken over since."""
    if _mine(job).update(beat_at=timezone.now(), cpu_seconds=spending.of(job)):
        return True
    lost = Q(state=Job.State.CANCELLED) | Q(attempts__gt=job.attempts)
    return not Job.objects.filter(lost, pk=job.pk).exists()


def report(job: Job, step: str, done: int = 0, total: int = 0) -> None:
    """Say what is being done, and how far it is: `done` of `total`."""
    _mine(job).update(step=step, done=done, total=total, beat_at=timezone.now(), cpu_seconds=spending.of(job))


def finish(job: Job) -> None:
    """Mark as done, in the transaction that stores the result; raises `Superseded` if it is no longer ours."""
    if not _mine(job).update(state=Job.State.DONE, finished_at=timezone.now(), cpu_seconds=spending.of(job)):
        raise Superseded(job.slug)


def hold(job: Job) -> None:
    """Nobody else takes it before this transaction ends; raises `Superseded` if it is no longer ours."""
    if not _mine(job).update(beat_at=timezone.now(), cpu_seconds=spending.of(job)):
        raise Superseded(job.slug)


def fail(job: Job, sentence: str) -> None:
    """End it with a sentence for people."""
    _mine(job).update(state=Job.State.FAILED, error=sentence, finished_at=timezone.now(), cpu_seconds=spending.of(job))


def stop(which: Q, sentence: str) -> None:
    """Have these done no more, for the reason in `sentence`: who works on one stores nothing of it from here on."""
    alive = Job.objects.filter(which).exclude(state__in=Job.OVER)
    alive.update(state=Job.State.CANCELLED, error=sentence, finished_at=timezone.now())


def give_back(job: Job) -> None:
    """Let it be taken again at once; the last attempt that is allowed fails it."""
    if job.attempts >= settings.JOB_ATTEMPTS:
        fail(job, WORN_OUT)
        return
    try:
        with transaction.atomic():
            is_queued = _mine(job).update(state=Job.State.QUEUED, step="", cpu_seconds=spending.of(job))
    except IntegrityError:
        finish(job)  # One of its kind waits for the same target, and does all that this one had to.
    else:
        if is_queued:
            send(job)


def perform(slug: str, work: Callable[[Job], None]) -> None:
    """Take the job and do `work`, which ends with `finish`. A `Refusal` fails it with its sentence.

    What was `Interrupted` waits for another turn. A fault of the database that passes leaves the job to the sweep; any
    other fault fails it and stays loud.
    """
    if job := take(slug):
        perform_taken(job, work)


def perform_taken(job: Job, work: Callable[[Job], None]) -> None:
    """Do `work` for a job that was taken, as `perform` does."""
    with tracing.during(tracing.JOB, job.slug), spending.measured(job):
        _perform(job, work)


def _perform(job: Job, work: Callable[[Job], None]) -> None:
    try:
        with beating(job, beat):
            work(job)
    except Refusal as no:
        fail(job, no.sentence)
    except Superseded:
        logger.warning("Job %s was cancelled, or taken over by another worker.", job.slug)
    except Interrupted as what:
        logger.warning("Job %s was broken off (%s) and is tried again.", job.slug, what)
        give_back(job)
    except Spent:
        fail(job, TOO_DEAR)
    except SoftTimeLimitExceeded:
        fail(job, TOO_LONG)
    except Exception as problem:
        if not faults.passes(problem):
            fail(job, faults.sentence(problem, FAULT))
        raise


def drain() -> None:
    """Do all queued jobs here and now, and those they bring, without broker or worker; first come the `OUTBOXES`."""
    current_app.loader.import_default_modules()
    waiting = Job.objects.filter(state=Job.State.QUEUED)
    while sum(call() for call in OUTBOXES) + waiting.update(due_at=None):
        for kind, slug in list(waiting.order_by("pk").values_list("kind", "slug")):
            current_app.tasks[kind].run(slug)


def sweep() -> int:
    """Send again what was accepted and is not being done; fail what was tried too often. Returns how many were sent.

    Jobs that wait are sent again only when their queue has fewer messages than there are: a long one stays as it is.
    """
    worn_out = Job.objects.filter(state=Job.State.RUNNING, beat_at__lt=_stale(), attempts__gte=settings.JOB_ATTEMPTS)
    worn_out.update(state=Job.State.FAILED, error=WORN_OUT, finished_at=timezone.now())
    silent = Q(sent_at__isnull=True) | Q(sent_at__lt=_stale())
    lost = list(Job.objects.filter(state=Job.State.RUNNING, beat_at__lt=_stale()).order_by("pk"))
    for queue in Job.Queue.values:
        waiting = Job.objects.filter(silent, due(), state=Job.State.QUEUED, queue=queue).order_by("pk")
        if (count := waiting.count()) and _messages(queue) < count:
            lost += waiting
    for job in lost:
        send(job)
    return len(lost)


def _messages(queue: str) -> int:
    """How many wait there in the broker; 0 if it does not answer."""
    try:
        with current_app.connection_for_write() as broker:
            channel: Any = broker.default_channel
            return int(channel.queue_declare(settings.QUEUES[queue], passive=True).message_count)
    except (ChannelError, BrokerError, OSError):
        return 0


def _mine(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


def _stale() -> datetime:
    return timezone.now() - timedelta(seconds=settings.JOB_STALE_AFTER)
