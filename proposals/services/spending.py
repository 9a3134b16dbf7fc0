"""What a job costs: the CPU seconds of the process that does it, and of those that it waits for.

A process does one job at a time. What another service did for it is added by who asked that service.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from proposals.models import Job

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


def add(seconds: float) -> None:
    """Another service spent so much for this process."""
    global _elsewhere
    _elsewhere += seconds


def _spent() -> float:
    """CPU seconds of this process, of its children that ended, and of other services for it."""
    usages = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usages) + _elsewhere
