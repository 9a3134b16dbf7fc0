"""What a job costs: the CPU seconds of the process that does it, and of those that it waits for.

A process does one job at a time. What another service did for it is added by who asked that service.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import inf

from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from proposals.models import Job

OF_A_FILE = (("reading", "search", "hints", "origins", "drawing"), ("comparison", "drawing-changes"))
"""The kinds of jobs that follow an upload by themselves: those on a version, and those on a comparison of two."""
DAY = timedelta(days=1)
"""For so long what was done for a file counts."""

_begun: dict[str, float] = {}
"""What this process had spent when it began with the jobs that it does, by their slugs."""
_elsewhere = 0.0


@contextmanager
def measured(job: Job) -> Iterator[None]:
    """Within, what is spent is spent for this job."""
    _begun[job.slug] = _spent()
    try:
        yield
    finally:
        _begun.pop(job.slug, None)


def of(job: Job) -> float:
    """CPU seconds for this job until now, those of earlier attempts included."""
    now = _spent()
    return job.cpu_seconds + now - _begun.get(job.slug, now)


def left(job: Job) -> float:
    """CPU seconds that may be spent for this job, all attempts together: what is left of `FILE_CPU_SECONDS` for its
    version or its comparison, after all that was done for that in a day; `inf` for what follows no upload by itself.
    """
    kinds = next((kinds for kinds in OF_A_FILE if job.kind in kinds), None)
    if kinds is None:
        return inf
    others = Job.objects.filter(kind__in=kinds, target=job.target, submitted_at__gt=timezone.now() - DAY)
    spent = others.exclude(pk=job.pk).aggregate(all=Sum("cpu_seconds"))["all"] or 0.0
    return float(settings.FILE_CPU_SECONDS - spent)


def add(seconds: float) -> None:
    """Another service spent so much for this process."""
    global _elsewhere
    _elsewhere += seconds


def _spent() -> float:
    """CPU seconds of this process, of its children that ended, and of other services for it."""
    usages = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usages) + _elsewhere
