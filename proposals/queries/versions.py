"""Versions in their order."""

from __future__ import annotations

from django.db.models import Q

from proposals.models import Version


def neighbours(version: Version) -> tuple[Version | None, Version | None]:
    """The ready versions of the same proposal right before and right after it, by date, then position."""
    others = Version.objects.filter(proposal=version.proposal_id, withdrawn_at=None, current_reading__isnull=False)
    earlier = Q(date__lt=version.date) | Q(date=version.date, position__lt=version.position)
    later = Q(date__gt=version.date) | Q(date=version.date, position__gt=version.position)
    before = others.filter(earlier).order_by("-date", "-position").first()
    after = others.filter(later).order_by("date", "position").first()
    return before, after
