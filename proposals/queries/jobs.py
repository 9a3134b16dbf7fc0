"""What jobs work on, and what they wait behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from proposals.access import Person, visible
from proposals.models import Comparison, Job, Version
from proposals.models.job import AT_ONCE, ON_COMPARISONS, ON_VERSIONS


def with_subject(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Each with `version` or `comparison`: the slug of what it works on; the other one is None."""
    versions = Version.objects.filter(pk=OuterRef("target")).values("slug")[:1]
    comparisons = Comparison.objects.filter(pk=OuterRef("target")).values("slug")[:1]
    return rows.annotate(
        version=Case(When(kind__in=ON_VERSIONS, then=Subquery(versions))),
        comparison=Case(When(kind__in=ON_COMPARISONS, then=Subquery(comparisons))),
    )


LATELY = timedelta(minutes=5)
"""So far back it is counted how fast files are read."""


def with_place(rows: QuerySet[Job], person: Person) -> QuerySet[Job]:
    """Each with `others`, how many wait with it in its queue, where people take turns. Of its person: `own`, how many
    of the same kind come before it wherever they wait, `lately`, how many files were read in the last `LATELY`, and
    `written`, how many files are being written. Only what `person`, who is told, may see counts.
    """
    seen = visible(Job, person)
    waiting = seen.filter(state=Job.State.QUEUED)
    others = waiting.filter(queue=OuterRef("queue")).exclude(pk=OuterRef("pk"))
    of_person = Q(submitted_by=OuterRef("submitted_by"))
    own = waiting.filter(of_person, kind=OuterRef("kind"), pk__lt=OuterRef("pk"))
    read = seen.filter(of_person, kind="reading", state=Job.State.DONE, beat_at__gt=timezone.now() - LATELY)
    written = seen.filter(of_person, kind__in=Job.EXPORTS, state=Job.State.RUNNING)
    return rows.annotate(
        others=_counted(others, "queue"),
        own=_counted(own, "kind"),
        lately=_counted(read, "kind"),
        written=_counted(written, "submitted_by"),
    )


GATHER = timedelta(seconds=6)
"""So long after one that is `GATHERED` was done the next one for its target waits; the sweep sends it then."""


def gathered_until(job: Job) -> datetime | None:
    """Until when more of its person is to come together for a new job; None: it is to be done at once."""
    done = Job.objects.filter(kind=job.kind, target=job.target, submitted_by=job.submitted_by).exclude(
        state=Job.State.QUEUED
    )
    last: datetime | None = done.aggregate(last=Max("beat_at"))["last"]
    return last + GATHER if last and last + GATHER > timezone.now() else None


def due() -> Q:
    """Jobs that are to be done now, whenever their turn comes."""
    return Q(due_at=None) | Q(due_at__lte=timezone.now())


def held_back() -> Q:
    """Files of people for whom `AT_ONCE` others are being written: one query."""
    written = Job.objects.filter(kind__in=Job.EXPORTS, state=Job.State.RUNNING)
    count = written.order_by().values("submitted_by").annotate(n=Count("pk")).filter(n__gte=AT_ONCE)
    busy = list(count.values_list("submitted_by", flat=True))
    people = Q(submitted_by__in=[one for one in busy if one])
    return Q(kind__in=Job.EXPORTS) & (people | Q(submitted_by=None) if None in busy else people)


def _counted(rows: QuerySet[Job], all_alike: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(all_alike).annotate(n=Count("pk")).values("n")), 0)


@dataclass(frozen=True, slots=True)
class Work:
    """A job, and what it works on: one of the two."""

    job: Job
    version: Version | None
    comparison: Comparison | None


def work(person: Person, *, most: int) -> list[Work]:
    """What waits or runs that `person` may see, the oldest first: three queries, however much there is."""
    rows = visible(Job, person).exclude(state__in=Job.OVER)
    return on_what(with_place(rows, person).order_by("pk")[:most])


def on_what(rows: Iterable[Job]) -> list[Work]:
    """Each with what it works on: two queries beside that for the rows."""
    jobs = list(rows)
    versions = Version.objects.select_related("proposal").in_bulk(_targets(jobs, ON_VERSIONS))
    sides = ("old_version", "new_version__proposal")
    comparisons = Comparison.objects.select_related(*sides).in_bulk(_targets(jobs, ON_COMPARISONS))
    return [
        Work(job, versions.get(job.target), None)
        if job.kind in ON_VERSIONS
        else Work(job, None, comparisons.get(job.target))
        for job in jobs
    ]


def _targets(jobs: Iterable[Job], kinds: Iterable[str]) -> list[int]:
    return [job.target for job in jobs if job.kind in kinds]
