"""What jobs work on."""

from __future__ import annotations

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from proposals.models import Comparison, Job, Version


def with_subject(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Each with `version` or `comparison`: the slug of what it works on; the other one is None."""
    versions = Version.objects.filter(pk=OuterRef("target")).values("slug")[:1]
    comparisons = Comparison.objects.filter(pk=OuterRef("target")).values("slug")[:1]
    return rows.annotate(
        version=Case(When(kind="reading", then=Subquery(versions))),
        comparison=Case(When(kind__in=("comparison", "carrying"), then=Subquery(comparisons))),
    )
