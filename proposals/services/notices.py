"""What people were told, and put away."""

from __future__ import annotations

from django.utils import timezone

from proposals.models import Notice


def put_away(notice: Notice) -> None:
    """The person has seen it; the desk shows it no more. Saying it twice changes nothing."""
    Notice.objects.filter(pk=notice.pk, seen_at=None).update(seen_at=timezone.now())
