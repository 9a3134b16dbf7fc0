"""Where a version stands among the others of its proposal: `position` alone is their order, a date only proposes it."""

from __future__ import annotations

from datetime import date as Date

from django.db.models import F, Max, QuerySet
from django.utils import timezone

from proposals.models import Version

ASIDE = 1_000_000
"""Positions are moved by way of numbers that no version has: no two may be the same meanwhile."""


def propose(proposal_id: int, day: Date | None, *, apart_from: Version | None = None) -> int:
    """Behind the last version that is not later; without a day behind all. The proposal is locked."""
    others = Version.objects.filter(proposal=proposal_id)
    others = others.exclude(pk=apart_from.pk) if apart_from else others
    if day:
        later = others.filter(date__gt=day).order_by("position").values_list("position", flat=True).first()
        if later is not None:
            return later
    return (others.aggregate(last=Max("position"))["last"] or 0) + 1


def make_room(proposal_id: int, position: int) -> None:
    """What stands at `position` and behind it stands one place further."""
    _shift(Version.objects.filter(proposal=proposal_id, position__gte=position), 1)


def place(version: Version) -> bool:
    """Put a stored version where its date proposes; whether it stands elsewhere now."""
    if version.date is None or _fits(version):
        return False
    Version.objects.filter(pk=version.pk).update(position=2 * ASIDE)
    behind = Version.objects.filter(proposal=version.proposal_id, position__gt=version.position).exclude(pk=version.pk)
    _shift(behind, -1)
    position = propose(version.proposal_id, version.date, apart_from=version)
    _shift(Version.objects.filter(proposal=version.proposal_id, position__gte=position).exclude(pk=version.pk), 1)
    Version.objects.filter(pk=version.pk).update(position=position)
    version.position = position
    return True


def move(version: Version, position: int) -> bool:
    """Put a stored version where one stands at `position`; those between move up. Whether it stands elsewhere now.

    The proposal is locked, and has a version at `position`.
    """
    rows = list(Version.objects.filter(proposal=version.proposal_id).order_by("position"))
    places = [row.position for row in rows]
    rows.insert(places.index(position), rows.pop(places.index(version.position)))
    moved = {row.pk: place for row, place in zip(rows, places, strict=True) if row.position != place}
    Version.objects.filter(pk__in=moved).update(position=F("position") + ASIDE)
    for pk, place in moved.items():
        Version.objects.filter(pk=pk).update(position=place, changed_at=timezone.now())
    version.position = position
    return bool(moved)


def _fits(version: Version) -> bool:
    """Whether no dated version before it is later, and none behind it is earlier."""
    others = Version.objects.filter(proposal=version.proposal_id).exclude(pk=version.pk)
    early = others.filter(position__lt=version.position, date__gt=version.date)
    late = others.filter(position__gt=version.position, date__lt=version.date)
    return not early.exists() and not late.exists()


def _shift(rows: QuerySet[Version], step: int) -> None:
    moved = list(rows.values_list("pk", flat=True))
    Version.objects.filter(pk__in=moved).update(position=F("position") + ASIDE)
    Version.objects.filter(pk__in=moved).update(position=F("position") - ASIDE + step, changed_at=timezone.now())
