"""Placements that need a person."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Case, Exists, F, Q, QuerySet, Value, When

from annotations.access import visible
from annotations.models import Placement
from annotations.queries.margins import reviewing_teams
from annotations.queries.placements import UNSETTLED
from proposals.access import Person
from proposals.models import Version
from proposals.queries.versions import later_texts


def tray(person: Person, version: Version | None = None, *, also: Collection[int] = ()) -> QuerySet[Placement]:
    """What `person` may decide in the newest texts or in `version`, their own annotations first, then draft by draft.

    An older text keeps its open questions beside itself, unless it is one of `also`; nobody has to answer one twice.
    """
    return answerable(person, version, also=also).filter(state__in=UNSETTLED, decided_at=None)


def answerable(person: Person, version: Version | None = None, *, also: Collection[int] = ()) -> QuerySet[Placement]:
    """All places, open or decided, that `person` may decide on, in the order of the tray."""
    where = {"version": version} if version else {}
    rows = visible(Placement, person).filter(version__withdrawn_at=None, **where)
    asked = ~Exists(later_texts("version__")) | Q(version__in=also) if also else ~Exists(later_texts("version__"))
    return (
        (rows if version else rows.filter(asked))
        .filter(annotation__team__in=reviewing_teams(person))
        .annotate(is_mine=Case(When(annotation__author=person.pk, then=Value(True)), default=Value(False)))
        .select_related("annotation__author", "annotation__version", "version__proposal")
        .order_by("-is_mine", F("version__date").desc(nulls_last=True), "version", "annotation__made_at", "pk")
    )
