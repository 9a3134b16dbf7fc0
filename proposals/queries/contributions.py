"""What a contributor brought, and what became of its binding force afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import F, Prefetch, Q

from proposals.access import Person, visible
from proposals.models import Comparison, Contributor, Proposal, Version

PROPOSALS = 200
"""So many proposals are told, by body and number."""


@dataclass(frozen=True, slots=True)
class ForceTold:
    """Between two versions in a row, how many clauses were weakened and how many strengthened, firmly said."""

    comparison: Comparison
    old: Version
    new: Version
    is_own: bool
    """Whether the contributor brought the new version; else what it brought was changed by others."""

    @property
    def weakened(self) -> int:
        return int(self.comparison.counts.get("weakened", 0))

    @property
    def strengthened(self) -> int:
        return int(self.comparison.counts.get("strengthened", 0))


@dataclass(frozen=True, slots=True)
class Contribution:
    """A proposal with the versions that the contributor brought, and what became of force from these on."""

    proposal: Proposal
    versions: tuple[Version, ...]
    force: tuple[ForceTold, ...]


def bringers(version: Version) -> tuple[Contributor, ...]:
    """Who brought it: its own contributors, else those of its proposal."""
    found = list(version.contributors.all()) or list(version.proposal.contributors.all())
    return tuple(sorted(found, key=lambda one: one.pk))


def contributions_of(contributor: Contributor, person: Person) -> list[Contribution]:
    """What it brought in proposals that `person` may see: a version names it, or names nobody and its proposal does.

    Five queries.
    """
    named = Q(contributors=contributor) | Q(versions__contributors=contributor)
    seen = visible(Proposal, person).filter(pk__in=Proposal.objects.filter(named).values("pk"))
    shown = Version.objects.filter(withdrawn_at=None).order_by("position").prefetch_related("contributors")
    rows = seen.select_related("body").prefetch_related("contributors", Prefetch("versions", shown, to_attr="shown"))
    proposals = list(rows.order_by("body__short_name", "number", "pk")[:PROPOSALS])
    compared = _compared(proposals)
    found = (_contribution(proposal, contributor, compared) for proposal in proposals)
    return [one for one in found if one.versions or contributor in one.proposal.contributors.all()]


def _compared(proposals: Sequence[Proposal]) -> dict[tuple[int, int], Comparison]:
    """By old and new version the newest comparison of the texts that are shown."""
    within = {"old_version__proposal__in": proposals, "new_version__proposal__in": proposals}
    rows = Comparison.objects.for_all().filter(**within)
    ready = rows.exclude(ready_at=None).filter(
        old=F("old_version__current_reading"), new=F("new_version__current_reading")
    )
    columns = ("slug", "counts", "old_version", "new_version")
    return {(row.old_version_id, row.new_version_id): row for row in ready.only(*columns).order_by("pk")}


def _contribution(
    proposal: Proposal, contributor: Contributor, compared: dict[tuple[int, int], Comparison]
) -> Contribution:
    shown: list[Version] = proposal.shown  # type: ignore[attr-defined]
    own = {one.pk for one in shown if contributor in bringers(one)}
    versions = tuple(one for one in shown if one.pk in own)
    return Contribution(proposal, versions, tuple(_force(shown, own, compared)))


def _force(shown: list[Version], own: set[int], compared: dict[tuple[int, int], Comparison]) -> Iterator[ForceTold]:
    """Of each two in a row of which it brought at least one."""
    for old, new in pairwise(shown):
        if (old.pk in own or new.pk in own) and (old.pk, new.pk) in compared:
            yield ForceTold(compared[old.pk, new.pk], old, new, new.pk in own)
