"""Whose turn it is: people take turns by what their work took, and the work of each is done in its order.

A message of the broker names a job, and stands for one piece of work where that job waits: which one is done is decided
when a worker comes. So who hands in a hundred files, or a few that take an hour, keeps nobody waiting for longer than
one of them takes; and who waits alone is served whatever their work took before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from celery import Task, shared_task
from django.conf import settings
from django.db.models import Max, Min, Sum
from django.utils import timezone

from proposals.models import Job, User
from proposals.queries.jobs import due, held_back
from proposals.services import jobs

FIRST = 10
"""So many files of one person wait where somebody waits for them; what they hand in beyond waits behind all else."""
RECENTLY = timedelta(hours=3)
"""What was done before that counts for nobody's turn."""
ALIKE = 1.0
"""CPU seconds: two whose work took the same number of times this much take turns."""

WORK: dict[str, Callable[[Job], None]] = {}
"""What is done for each kind of jobs."""


def door(kind: str, work: Callable[[Job], None]) -> Task[[str], None]:
    """The task of this kind: a job's slug in, one piece of work done."""
    WORK[kind] = work

    @shared_task(name=kind)
    def enter(slug: str) -> None:
        serve(slug)

    found: Task[[str], None] = enter
    return found


def serve(slug: str) -> None:
    """Do the work whose turn it is where this job waits. One whose worker died is done itself."""
    named = Job.objects.filter(slug=slug).first()
    if named is None:
        return
    if named.state == Job.State.RUNNING and (job := jobs.take(slug)):
        jobs.perform_taken(job, WORK[job.kind])
        return
    # Also where it is being done, by a message that named another: that one waits, and has no message any more.
    while turn := next_in(named.queue):
        # None, if another worker was faster.
        if job := jobs.take(turn.slug):
            jobs.perform_taken(job, WORK[job.kind])
            if job.kind in Job.EXPORTS:
                _call_held_back(job)
            return


def _call_held_back(job: Job) -> None:
    """The messages of files that were held back went by; the next of this person can be written now."""
    held = Job.objects.filter(kind__in=Job.EXPORTS, state=Job.State.QUEUED, submitted_by=job.submitted_by)
    if held_back := held.order_by("pk").first():
        jobs.send(held_back)


def next_in(queue: str) -> Job | None:
    """The job whose turn it is: the oldest of the person whose work, all of it, took least lately; where it took alike,
    of the one who was served longest ago.
    """
    waiting = Job.objects.filter(due(), queue=queue, state=Job.State.QUEUED, attempts__lt=settings.JOB_ATTEMPTS)
    waiting = waiting.exclude(held_back())
    first: dict[int | None, int] = dict(waiting.order_by().values_list("submitted_by").annotate(Min("pk")))
    if not first:
        return None
    served = _served() if len(first) > 1 else {}
    never = (0, timezone.now() - RECENTLY)
    person = min(first, key=lambda one: (*served.get(one, never), first[one]))
    return Job.objects.filter(pk=first[person]).first()


def _served() -> dict[int | None, tuple[int, datetime]]:
    """By person how many times `ALIKE` their work took lately, wherever it waited, and when a worker last did some;
    None stands for what nobody asked for.
    """
    done = Job.objects.filter(beat_at__gt=timezone.now() - RECENTLY)
    rows = done.order_by().values_list("submitted_by").annotate(Sum("cpu_seconds"), Max("beat_at"))
    return {person: (int(seconds / ALIKE), last) for person, seconds, last in rows}


def queue_for_file(person: User) -> str:
    """Where a file waits that this person hands in now."""
    waiting = Job.objects.filter(kind="reading", state=Job.State.QUEUED, submitted_by=person)
    return Job.Queue.BULK if waiting.count() >= FIRST else Job.Queue.PEOPLE
