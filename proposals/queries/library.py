"""Proposals as the library lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from proposals.models import Body, Comparison, Proposal, Version


@dataclass(frozen=True, slots=True)
class Shelf:
    """One proposal with its newest version, and the ready comparison that led to it, if there are any."""

    proposal: Proposal
    versions: int
    latest: Version | None
    lately: Comparison | None


def search(proposals: QuerySet[Proposal], *, words: str = "", body: Body | None = None) -> QuerySet[Proposal]:
    """Those of `proposals` that have every one of the words in title or number, of one body or of all."""
    for word in words.split():
        proposals = proposals.filter(Q(title__icontains=word) | Q(number__icontains=word))
    found = proposals if body is None else proposals.filter(body=body)
    newest = Version.objects.filter(proposal=OuterRef("pk"), withdrawn_at=None).order_by("-date", "-position")
    return (
        found.select_related("body")
        .annotate(
            version_count=Count("versions", filter=Q(versions__withdrawn_at=None)),
            newest=Subquery(newest.values("pk")[:1]),
        )
        .order_by("body__short_name", "number", "title", "pk")
    )


def shelves(page: Iterable[Proposal]) -> list[Shelf]:
    """Rows for proposals that came from `search`: two queries, however many there are."""
    found = list(page)
    versions = Version.objects.with_state().in_bulk([one.newest for one in found if one.newest])  # type: ignore[attr-defined]
    comparisons = latest_steps(versions.values())
    return [
        Shelf(one, one.version_count, versions.get(one.newest), comparisons.get(one.newest))  # type: ignore[attr-defined]
        for one in found
    ]


def latest_steps(versions: Iterable[Version]) -> dict[int, Comparison]:
    """By version the ready comparison with the nearest earlier version of the same proposal: one query."""
    ready = Comparison.objects.filter(new_version__in=list(versions), ready_at__isnull=False)
    rows = ready.select_related("old_version", "new_version").order_by(
        "old_version__date", "old_version__position", "pk"
    )
    return {
        row.new_version_id: row
        for row in rows
        if row.old_version.proposal_id == row.new_version.proposal_id
        and (row.old_version.date, row.old_version.position) < (row.new_version.date, row.new_version.position)
    }
