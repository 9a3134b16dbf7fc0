"""People come to their desk."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from annotations.models import Visit
from proposals.models import User

PAUSE = timedelta(minutes=30)
"""Who did not look for so long comes anew."""


@transaction.atomic
def come(person: User) -> datetime:
    """The person looks at the desk; returns since when what came in is new: the end of the visit before."""
    now = timezone.now()
    begun = {"last_at": now, "since": person.date_joined}
    visit, is_first = Visit.objects.select_for_update().get_or_create(user=person, defaults=begun)
    if not is_first:
        visit.since = visit.last_at if now - visit.last_at > PAUSE else visit.since
        visit.last_at = now
        visit.save(update_fields=["last_at", "since"])
    return visit.since
