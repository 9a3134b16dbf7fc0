"""The versions of one proposal over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q

from proposals.models import Comparison, Job, Proposal, Version


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One version. `came_by` is the comparison with the version before it, ready or not, `across` the one of pairs if
    that is in another language; `job` what is being done; `earlier` and `later` are the positions right before and
    behind it, None at the ends.
    """

    version: Version
    clauses: int
    came_by: Comparison | None
    job: Job | None
    earlier: int | None = None
    later: int | None = None
    across: Comparison | None = None

    @property
    def report(self) -> dict[str, Any]:
        """The account of its reading, as in `clauseline.outline.Report`."""
        return self.version.current_reading.report if self.version.current_reading else {}


def timeline(proposal: Proposal) -> list[TimelineStep]:
    """All versions, the oldest first: three queries."""
    versions = list(
        Version.objects.with_state()
        .filter(proposal=proposal)
        .select_related("current_reading")
        .annotate(clause_count=Count("current_reading__clauses"))
        .order_by("position")
    )
    steps = _steps(proposal, [one for one in versions if one.withdrawn_at is None])
    came_by = {pk: step for pk, step in steps.items() if not step.across}
    jobs = _jobs(versions, list(came_by.values()))
    places = [None, *(one.position for one in versions), None]
    return [
        TimelineStep(
            one,
            one.clause_count,  # type: ignore[attr-defined]
            came_by.get(one.pk),
            jobs.get(("reading", one.pk)) or jobs.get(("comparison", came_by[one.pk].pk if one.pk in came_by else 0)),
            earlier=places[place],
            later=places[place + 2],
            across=steps[one.pk] if one.pk in steps.keys() - came_by.keys() else None,
        )
        for place, one in enumerate(versions)
    ]


def _steps(proposal: Proposal, versions: list[Version]) -> dict[int, Comparison]:
    """By version its newest comparison with the one right before it."""
    within = Comparison.objects.for_all().filter(old_version__proposal=proposal, new_version__proposal=proposal)
    found = {(row.old_version_id, row.new_version_id): row for row in within.order_by("pk")}
    return {new.pk: found[old.pk, new.pk] for old, new in pairwise(versions) if (old.pk, new.pk) in found}


def _jobs(versions: list[Version], comparisons: list[Comparison]) -> dict[tuple[str, int], Job]:
    """By kind and target the latest job of what is not ready: one query."""
    unread = [one.pk for one in versions if one.state == "reading"]
    waiting = [one.pk for one in comparisons if one.ready_at is None]
    wanted = Q(kind="reading", target__in=unread) | Q(kind="comparison", target__in=waiting)
    return {(job.kind, job.target): job for job in Job.objects.filter(wanted).order_by("pk")}
