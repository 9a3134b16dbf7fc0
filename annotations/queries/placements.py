"""Where annotations are known to stand."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.anchoring import Anchor
from annotations.models import Annotation, Placement
from proposals.models import Version


@dataclass(frozen=True, slots=True)
class Settled:
    """A place that is no guess: the annotation's home, or one that a person decided."""

    annotation: Annotation
    version: Version
    key: str
    anchor: Anchor | None


def settled_before(version: Version) -> list[Settled]:
    """For each annotation of an earlier version of the same proposal its last settled place before `version`."""
    order = (version.date, version.position)
    found: dict[int, Settled] = {}
    homes = Annotation.objects.filter(version__proposal=version.proposal_id, deleted_at=None)
    for annotation in homes.select_related("version"):
        if _order(annotation.version) < order:
            found[annotation.pk] = Settled(annotation, annotation.version, annotation.key, annotation.anchor)
    decided = Placement.objects.filter(annotation__in=list(found)).exclude(decided_at=None).exclude(key="")
    for placement in decided.select_related("version", "annotation").order_by("version__date", "version__position"):
        if _order(placement.version) < order:
            found[placement.annotation_id] = Settled(
                placement.annotation, placement.version, placement.key, anchor_of(placement)
            )
    return list(found.values())


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
