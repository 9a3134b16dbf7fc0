"""Placements that need a person."""

from __future__ import annotations

from django.db.models import Case, Exists, QuerySet, Value, When

from annotations.access import visible
from annotations.models import Placement
from annotations.queries.margins import UNSETTLED, reviewing_teams
from proposals.access import Person
from proposals.queries.versions import later_texts


def tray(person: Person) -> QuerySet[Placement]:
    """What `person` may decide in the newest texts, one's own annotations first, then draft by draft.

    An older text keeps its open questions beside itself; nobody has to answer one twice.
    """
    return (
        visible(Placement, person)
        .filter(
            ~Exists(later_texts("version__")),
            state__in=UNSETTLED,
            decided_at=None,
            version__withdrawn_at=None,
            annotation__team__in=reviewing_teams(person),
        )
        .annotate(is_mine=Case(When(annotation__author=person.pk, then=Value(True)), default=Value(False)))
        .select_related("annotation__author", "annotation__version", "version__proposal")
        .order_by("-is_mine", "-version__date", "version", "annotation__made_at", "pk")
    )
