"""Consultations, and what can be said in them."""

from __future__ import annotations

from django.db.models import Count, F, QuerySet

from annotations.access import visible
from annotations.models import Annotation, Consultation
from annotations.queries.margins import Card, margin
from proposals.access import Person


def consultations(person: Person) -> QuerySet[Consultation]:
    """What `person` may see, the nearest deadline first; each with `set_count`."""
    return (
        visible(Consultation, person)
        .select_related("version__proposal__body", "team", "body")
        .annotate(set_count=Count("comment_sets", distinct=True))
        .order_by(F("deadline").asc(nulls_last=True), "-made_at")
    )


def choosable(consultation: Consultation, person: Person) -> list[Card]:
    """The team's annotations that stand in the consultation's version, by clause.

    Private ones are left out until their author shares them.
    """
    beside = margin(consultation.version, person)
    return [
        card
        for card in beside.cards
        if card.annotation.team_id == consultation.team_id
        and card.annotation.visibility != Annotation.Visibility.PRIVATE
    ]
