"""Marked passages and where they turn up, in few words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from annotations.models import Annotation, Arrival
from annotations.queries.arrivals import ArrivalChoice
from proposals.access import Person
from proposals.models import Clause, TextPlace, Version
from proposals.models.opaque import new_slug


def told(person: Person, **asked: Any) -> list[tuple[str, str, str, str]]:
    """The number of the proposal and its version, that of the clause, and the words that stand there."""
    return [
        (
            row.version.proposal.number,
            row.version.number,
            Clause.objects.get(pk=row.place_id).number,
            Clause.objects.get(pk=row.place_id).text[row.start : row.end],
        )
        for row in ArrivalChoice(**asked).of(person).select_related("version__proposal")
    ]


def earlier(*rows: Annotation | Version, days: int = 1) -> None:
    """These were made, or came, so long ago."""
    for row in rows:
        name = "made_at" if isinstance(row, Annotation) else "uploaded_at"
        type(row)._default_manager.filter(pk=row.pk).update(**{name: timezone.now() - timedelta(days=days)})


def arrival(of: Annotation, version: Version) -> Arrival:
    """What the annotation marks stands in `version`; or is said to, in its first clause."""
    source = TextPlace.objects.get(clause__key=of.key, reading__version=of.version)
    place = TextPlace.objects.filter(reading__version=version).order_by("clause__order")[0]
    facts = {"method": "words", "band": "fact", "is_same": True, "marked_at": of.made_at, "slug": new_slug()}
    at = {"source": source, "place": place, "source_start": 0, "source_end": 3, "start": 0, "end": 3}
    made, _ = Arrival.objects.get_or_create(annotation=of, version=version, won=False, defaults={**facts, **at})
    return made
