"""Where annotations are known to stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from annotations.models import Annotation, Placement
from clauseline.anchoring import Anchor
from proposals.models import Comparison, Version


@dataclass(frozen=True, slots=True)
class SettledPlacement:
    """A place that is no guess: the annotation's home, or one that a person decided at `decided_at`."""

    annotation: Annotation
    version: Version
    key: str
    anchor: Anchor | None
    decided_at: datetime | None = None


def carriers() -> QuerySet[Comparison]:
    """The comparisons that carry annotations on: those inside a proposal and a language, of each two versions the
    newest ready one.
    """
    within = Comparison.objects.of_changes().between_versions().filter(old_version__proposal=F("new_version__proposal"))
    ready = within.filter(ready_at__isnull=False)
    same = {"old_version": OuterRef("old_version"), "new_version": OuterRef("new_version")}
    return ready.exclude(Exists(ready.filter(**same, pk__gt=OuterRef("pk"))))


def settled_before(version: Version) -> list[SettledPlacement]:
    """For each annotation of an earlier version of the same proposal its last settled place before `version`.

    What is settled in a withdrawn version is not known there: it was not settled, until that version is restored.
    """
    found: dict[int, SettledPlacement | None] = {}
    homes = Annotation.objects.filter(version__proposal=version.proposal_id, deleted_at=None)
    for annotation in homes.select_related("version"):
        if annotation.version.position < version.position:
            home = SettledPlacement(annotation, annotation.version, annotation.key, annotation.anchor)
            found[annotation.pk] = None if annotation.version.withdrawn_at else home
    decided = Placement.objects.filter(annotation__in=homes.values("pk"), version__withdrawn_at=None)
    decided = decided.exclude(decided_at=None).exclude(key="")
    for placement in decided.select_related("version", "annotation").order_by("version__position"):
        if placement.annotation_id in found and placement.version.position < version.position:
            found[placement.annotation_id] = SettledPlacement(
                placement.annotation,
                placement.version,
                placement.key,
                anchor_of(placement),
                placement.decided_at,
            )
    return [one for one in found.values() if one is not None]


def unplaced(settled: Iterable[SettledPlacement], comparison: Comparison) -> list[SettledPlacement]:
    """What of `settled` stands in the comparison's old version, and in its new one not yet where that leads.

    A place there that a person decided, or that was looked for from this very one, needs no other. Two queries.
    """
    there = Placement.objects.filter(version=comparison.new_version)
    decided = set(there.exclude(decided_at=None).values_list("annotation", flat=True))
    followed = set(there.filter(comparison=comparison).values_list("annotation", "settled_at"))
    return [
        one
        for one in settled
        if one.version == comparison.old_version
        and one.annotation.pk not in decided
        and (one.annotation.pk, one.decided_at) not in followed
    ]


def anchor_of(placement: Placement) -> Anchor | None:
    """The placement's anchor; None for a whole clause or document."""
    if not placement.quote:
        return None
    return Anchor(quote=placement.quote, before=placement.before, after=placement.after, start=placement.start)


def key_in(annotation: Annotation, version: Version) -> str | None:
    """The clause of `version` that the annotation stands on ("" for the whole document); None if it has no place."""
    if annotation.version_id == version.pk:
        return annotation.key
    placement = annotation.placements.filter(version=version).first()
    if placement is None or (placement.state == Placement.State.GONE and placement.decided_at):
        return None
    return placement.key
