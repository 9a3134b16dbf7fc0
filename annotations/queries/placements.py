"""Where annotations are known to stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from annotations.anchoring import Anchor
from annotations.models import Annotation, Placement
from proposals.models import Comparison, Version


@dataclass(frozen=True, slots=True)
class Settled:
    """A place that is no guess: the annotation's home, or one that a person decided at `decided_at`."""

    annotation: Annotation
    version: Version
    key: str
    anchor: Anchor | None
    decided_at: datetime | None = None


def carriers() -> QuerySet[Comparison]:
    """The comparisons that carry annotations on: those inside a proposal, of each two versions the newest ready one."""
    within = Comparison.objects.between_versions().filter(old_version__proposal=F("new_version__proposal"))
    ready = within.filter(ready_at__isnull=False)
    same = {"old_version": OuterRef("old_version"), "new_version": OuterRef("new_version")}
    return ready.exclude(Exists(ready.filter(**same, pk__gt=OuterRef("pk"))))


def settled_before(version: Version) -> list[Settled]:
    """For each annotation of an earlier version of the same proposal its last settled place before `version`."""
    order = (version.date, version.position)
    found: dict[int, Settled] = {}
    homes = Annotation.objects.filter(version__proposal=version.proposal_id, deleted_at=None)
    for annotation in homes.select_related("version"):
        if _order(annotation.version) < order:
            found[annotation.pk] = Settled(annotation, annotation.version, annotation.key, annotation.anchor)
    decided = Placement.objects.filter(annotation__in=homes.values("pk")).exclude(decided_at=None).exclude(key="")
    for placement in decided.select_related("version", "annotation").order_by("version__date", "version__position"):
        if placement.annotation_id in found and _order(placement.version) < order:
            found[placement.annotation_id] = Settled(
                placement.annotation,
                placement.version,
                placement.key,
                anchor_of(placement),
                placement.decided_at,
            )
    return list(found.values())


def unplaced(settled: Iterable[Settled], comparison: Comparison) -> list[Settled]:
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


def _order(version: Version) -> tuple[object, int]:
    return version.date, version.position


def key_in(annotation: Annotation, version: Version) -> str | None:
    """The clause of `version` that the annotation stands on ("" for the whole document); None if it has no place."""
    if annotation.version_id == version.pk:
        return annotation.key
    placement = annotation.placements.filter(version=version).first()
    if placement is None or (placement.state == Placement.State.GONE and placement.decided_at):
        return None
    return placement.key
