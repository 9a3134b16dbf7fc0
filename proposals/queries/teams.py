"""Teams as people see them."""

from __future__ import annotations

from django.db.models import QuerySet

from proposals.access import Person, visible
from proposals.models import Team


def seen_by(person: Person) -> QuerySet[Team]:
    """One's own teams; all of them for the site's admin."""
    return Team.objects.all() if person.is_superuser else visible(Team, person)
