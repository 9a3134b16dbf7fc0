"""What a job found of a comparison is stored as long as the job is ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone

from proposals.models import Comparison, Job
from proposals.services import hearts, jobs
from proposals.signals import comparison_ready

PART = 250
"""So many changes, or clauses, are written in one transaction."""


@contextmanager
def held(job: Job, comparison: Comparison) -> Iterator[None]:
    """A transaction in which both are still there, and ours; raises `Superseded` if they are not."""
    with transaction.atomic():
        jobs.hold(job)
        if not Comparison.objects.select_for_update().filter(pk=comparison.pk).exists():
            raise hearts.Superseded(f"comparison {comparison.pk}")
        yield


@transaction.atomic
def finish(job: Job, comparison: Comparison, last: Callable[[], Any] | None = None, **facts: Any) -> None:
    """The comparison is ready, with these facts and what `last` writes; nothing of it where it was dropped."""
    jobs.finish(job)
    if not Comparison.objects.select_for_update().filter(pk=comparison.pk).exists():
        return
    if last:
        last()
    for name, value in facts.items():
        setattr(comparison, name, value)
    comparison.ready_at = timezone.now()
    comparison.save(update_fields=["old", "new", *facts, "ready_at"])
    comparison_ready.send(Comparison, comparison=comparison)
