"""The versions of one proposal over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Count

from proposals.models import Comparison, Job, Proposal, Version


@dataclass(frozen=True, slots=True)
class Step:
    """One version; `came_by` is the ready comparison with the version before it, `job` what reads it at the moment."""

    version: Version
    clauses: int
    came_by: Comparison | None
    job: Job | None

    @property
    def report(self) -> dict[str, Any]:
        """The account of its reading, as in `proposals.outline.Report`."""
        return self.version.current_reading.report if self.version.current_reading else {}


def timeline(proposal: Proposal) -> list[Step]:
    """All versions, the oldest first: three queries."""
    versions = list(
        Version.objects.with_state()
        .filter(proposal=proposal)
        .select_related("current_reading")
        .annotate(clause_count=Count("current_reading__clauses"))
        .order_by("date", "position")
    )
    came_by = _comparisons(proposal)
    jobs = _reading_jobs(versions)
    kept = [one for one in versions if one.withdrawn_at is None]
    before = {new.pk: old.pk for old, new in pairwise(kept)}
    return [
        Step(
            one,
            one.clause_count,  # type: ignore[attr-defined]
            came_by.get((before.get(one.pk), one.pk)),
            jobs.get(one.pk),
        )
        for one in versions
    ]


def _comparisons(proposal: Proposal) -> dict[tuple[int | None, int], Comparison]:
    ready = Comparison.objects.filter(
        old_version__proposal=proposal, new_version__proposal=proposal, ready_at__isnull=False
    )
    return {(row.old_version_id, row.new_version_id): row for row in ready.order_by("pk")}


def _reading_jobs(versions: list[Version]) -> dict[int, Job]:
    """By version its latest reading job, for those that are not read."""
    waiting = [one.pk for one in versions if one.state == "reading"]
    return {job.target: job for job in Job.objects.filter(kind="reading", target__in=waiting).order_by("pk")}
