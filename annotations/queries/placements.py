"""Where annotations are known to stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Exists, F, OuterRef, QuerySet

from annotations.models import Annotation, Placement
from clauseline.anchoring import Anchor
from clauseline.vocabulary import PlacementState
from proposals.models import Clause, Comparison, Version

UNSETTLED = (Placement.State.TO_CONFIRM, Placement.State.GONE)
"""What a place is that a person has to say."""


@dataclass(frozen=True, slots=True)
class SettledPlacement:
    """A place that is no guess: the annotation's home, or one that a person decided at `decided_at`."""

    annotation: Annotation
    version: Version
    key: str
    anchor: Anchor | None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StandingPlacement:
    """Where an annotation stands in a version between its last settled place, `home`, and the versions to come."""

    home: SettledPlacement
    state: PlacementState
    key: str
    anchor: Anchor | None
    score: float
    changed_at: datetime | None
    """None of the settled place itself."""

    @classmethod
    def settled(cls, home: SettledPlacement) -> StandingPlacement:
        return cls(home, "same", home.key, home.anchor, 1.0, None)

    @classmethod
    def of(cls, home: SettledPlacement, row: Placement) -> StandingPlacement:
        """What was found on the way, or that a person said that it is gone."""
        return cls(home, cast(PlacementState, row.state), row.key, anchor_of(row), row.score, row.changed_at)

    def is_before(self, row: Placement) -> bool:
        """Whether `row` came after what stands here."""
        return self.changed_at is None or self.changed_at <= row.changed_at


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


def stood(settled: Iterable[SettledPlacement], comparison: Comparison) -> list[StandingPlacement]:
    """Where the annotations of `settled` stand in the comparison's old version, if they are not carried on from there
    yet. A place in the new version that a person decided, or that came after what it came from, needs no other. Three
    queries.
    """
    current = set(carriers().filter(new_version=comparison.new_version).values_list("pk", flat=True))
    here = {one.annotation_id: one for one in Placement.objects.filter(version=comparison.old_version)}
    there = {one.annotation_id: one for one in Placement.objects.filter(version=comparison.new_version)}
    found = []
    for one in settled:
        if one.version == comparison.old_version:
            standing = StandingPlacement.settled(one)
        elif own := here.get(one.annotation.pk):
            standing = StandingPlacement.of(one, own)
        else:
            continue
        if not _is_followed(standing, there.get(one.annotation.pk), current):
            found.append(standing)
    return found


def _is_followed(standing: StandingPlacement, there: Placement | None, current: Collection[int]) -> bool:
    if there is None:
        return False
    is_current = there.settled_at == standing.home.decided_at and there.comparison_id in current
    return there.decided_at is not None or (is_current and standing.is_before(there))


def texts_at_home(homes: Iterable[SettledPlacement]) -> dict[int, str]:
    """By annotation the text of the clause on which it stands as a whole where it is settled: one query."""
    whole = [one for one in homes if one.key and not one.anchor]
    readings, keys = {one.version.current_reading_id for one in whole}, {one.key for one in whole}
    rows = Clause.objects.filter(reading__in=readings, key__in=keys).values_list("reading", "key", "text")
    texts: dict[tuple[int | None, str], str] = {(reading, key): text for reading, key, text in rows}
    return {one.annotation.pk: texts.get((one.version.current_reading_id, one.key), "") for one in whole}


def found_by_home(standing: Iterable[StandingPlacement], version: Version) -> dict[int, str]:
    """By annotation the words of the last passage up to `version` that a comparison with home found: one query."""
    homes = {one.home.annotation.pk: one.home.version.pk for one in standing if one.home.anchor}
    rows = Placement.objects.filter(annotation__in=homes, version__position__lte=version.position).exclude(quote="")
    sure = rows.exclude(state__in=UNSETTLED).order_by("version__position")
    told = sure.values_list("annotation", "comparison__old_version", "quote")
    return {annotation: quote for annotation, old, quote in told if old == homes[annotation]}


def doubted(settled: Iterable[SettledPlacement], comparison: Comparison) -> dict[int, Placement]:
    """By annotation the places in the comparison's new version that ask it, of what is settled in the old. A question
    that does not ask stays one, whoever else needed the comparison.
    """
    own = [one.annotation.pk for one in settled if one.version == comparison.old_version]
    there = Placement.objects.filter(version=comparison.new_version, annotation__in=own, decided_at=None)
    return {one.annotation_id: one for one in there.filter(asks_home=True)}


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
