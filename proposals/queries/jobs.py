"""What jobs work on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from proposals.models import Comparison, Job, Version


def with_subject(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Each with `version` or `comparison`: the slug of what it works on; the other one is None."""
    versions = Version.objects.filter(pk=OuterRef("target")).values("slug")[:1]
    comparisons = Comparison.objects.filter(pk=OuterRef("target")).values("slug")[:1]
    return rows.annotate(
        version=Case(When(kind__in=("reading", "hints"), then=Subquery(versions))),
        comparison=Case(When(kind__in=("comparison", "carrying"), then=Subquery(comparisons))),
    )


@dataclass(frozen=True, slots=True)
class Work:
    """A job that is not over, and what it works on: one of the two."""

    job: Job
    version: Version | None
    comparison: Comparison | None


def work(rows: QuerySet[Job], *, most: int) -> list[Work]:
    """What of `rows` waits or runs, the oldest first: three queries, however much there is."""
    jobs = list(rows.exclude(state__in=(Job.State.DONE, Job.State.FAILED)).order_by("pk")[:most])
    versions = Version.objects.select_related("proposal").in_bulk(_targets(jobs, "reading"))
    sides = ("old_version", "new_version__proposal")
    comparisons = Comparison.objects.select_related(*sides).in_bulk(_targets(jobs, "comparison", "carrying"))
    return [
        Work(job, versions.get(job.target), None)
        if job.kind == "reading"
        else Work(job, None, comparisons.get(job.target))
        for job in jobs
    ]


def _targets(jobs: Iterable[Job], *kinds: str) -> list[int]:
    return [job.target for job in jobs if job.kind in kinds]
