"""People come to their desk."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from annotations.models import Visit
from proposals.models import User
from proposals.services import counters

PAUSE = timedelta(minutes=30)
"""Who did not look for so long comes anew."""

FRESH = timedelta(minutes=1)
"""How exactly the last look is kept."""

LOOKS = "looks"


def come(person: User) -> datetime:
    """The person looks at the desk, which is noted; returns since when what came in is new: the end of the visit
    before.
    """
    now = timezone.now()
    visit = Visit.objects.filter(user=person).first()
    if visit is None or now - visit.last_at > FRESH:
        counters.note(LOOKS, person.slug, now.isoformat())
    return _since(visit or Visit(last_at=now, since=person.date_joined), now)


def keep() -> int:
    """Write down who looked, which is only noted while they read. Returns how many there were."""
    looks = counters.take(LOOKS)
    for person in User.objects.filter(slug__in=looks, is_active=True):
        now = datetime.fromisoformat(looks[person.slug])
        visit = Visit.objects.filter(user=person).first() or Visit(user=person, last_at=now, since=person.date_joined)
        visit.since, visit.last_at = _since(visit, now), now
        visit.save()
    return len(looks)


def _since(visit: Visit, now: datetime) -> datetime:
    return visit.last_at if now - visit.last_at > PAUSE else visit.since
