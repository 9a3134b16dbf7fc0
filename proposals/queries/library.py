"""Proposals as the library lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from proposals.access import Person, visible
from proposals.models import Body, Comparison, Contributor, Link, Proposal, Version

ORDERS = {
    "": ("body__short_name", "number", "title", "pk"),
    "title": ("title", "number", "pk"),
    "latest": (F("newest_date").desc(nulls_last=True), "body__short_name", "number", "pk"),
}
"""What the list may be ordered by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the library to show; what is left empty narrows nothing. `access` is "public" or "restricted"."""

    words: str = ""
    body: Body | None = None
    committee: str = ""
    stage: str = ""
    language: str = ""
    contributor: Contributor | None = None
    access: str = ""
    order: str = ""

    @property
    def is_narrow(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self) if field.name != "order")


@dataclass(frozen=True, slots=True)
class Shelf:
    """One proposal with its newest version and the ready comparison that led to it, if there are any, and its links."""

    proposal: Proposal
    versions: int
    latest: Version | None
    lately: Comparison | None
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Facets:
    """What proposals can be told apart by: the values that there are."""

    committees: list[str]
    stages: list[str]
    languages: list[str]


def search(proposals: QuerySet[Proposal], wanted: Wanted) -> QuerySet[Proposal]:
    """Those of `proposals` that are wanted, in the wanted order; words stand in the title or the number."""
    newest = Version.objects.filter(proposal=OuterRef("pk"), withdrawn_at=None).order_by("-position")
    found = proposals.select_related("body").annotate(
        version_count=Count("versions", filter=Q(versions__withdrawn_at=None), distinct=True),
        newest=Subquery(newest.values("pk")[:1]),
        newest_date=Subquery(newest.values("date")[:1]),
        stage_now=Coalesce(NullIf(Subquery(newest.values("stage")[:1]), Value("")), F("stage")),
    )
    for word in wanted.words.split():
        found = found.filter(Q(title__icontains=word) | Q(number__icontains=word))
    return _narrow(found, wanted).order_by(*ORDERS.get(wanted.order, ORDERS[""]))


def _narrow(found: QuerySet[Proposal], wanted: Wanted) -> QuerySet[Proposal]:
    kept = Version.objects.filter(proposal=OuterRef("pk"), withdrawn_at=None)
    if wanted.body:
        found = found.filter(body=wanted.body)
    if wanted.committee:
        found = found.filter(committee=wanted.committee)
    if wanted.stage:
        found = found.filter(Q(stage_now=wanted.stage))
    if wanted.language:
        found = found.filter(Exists(kept.filter(language=wanted.language)))
    if wanted.contributor:
        named = Exists(Proposal.objects.filter(pk=OuterRef("pk"), contributors=wanted.contributor))
        found = found.filter(named | Exists(kept.filter(contributors=wanted.contributor)))
    return found.filter(restricted=wanted.access == "restricted") if wanted.access else found


def facets(proposals: QuerySet[Proposal]) -> Facets:
    """The values of `proposals`: two queries."""
    versions = Version.objects.filter(proposal__in=proposals.values("pk"), withdrawn_at=None)
    pairs = list(versions.values_list("stage", "language").distinct())
    own = list(proposals.order_by().values_list("committee", "stage").distinct())
    return Facets(
        committees=_named(committee for committee, _ in own),
        stages=_named([*(stage for _, stage in own), *(stage for stage, _ in pairs)]),
        languages=_named(language for _, language in pairs),
    )


def _named(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value})


def shelves(page: Iterable[Proposal], person: Person) -> list[Shelf]:
    """Rows for proposals that came from `search`: three queries, however many there are."""
    found = list(page)
    versions = Version.objects.with_state().in_bulk([one.newest for one in found if one.newest])  # type: ignore[attr-defined]
    comparisons = latest_steps(versions.values())
    links = list(visible(Link, person).filter(source__in=found).select_related("target").order_by("pk"))
    return [
        Shelf(
            proposal=one,
            versions=one.version_count,  # type: ignore[attr-defined]
            latest=versions.get(one.newest),  # type: ignore[attr-defined]
            lately=comparisons.get(one.newest),  # type: ignore[attr-defined]
            links=[link for link in links if link.source_id == one.pk],
        )
        for one in found
    ]


def latest_steps(versions: Iterable[Version]) -> dict[int, Comparison]:
    """By version the ready comparison with the nearest earlier version of the same proposal and language: one query."""
    ready = Comparison.objects.for_all().of_changes().filter(new_version__in=list(versions), ready_at__isnull=False)
    rows = ready.select_related("old_version", "new_version").order_by("old_version__position", "pk")
    return {
        row.new_version_id: row
        for row in rows
        if row.old_version.proposal_id == row.new_version.proposal_id
        and row.old_version.position < row.new_version.position
    }
