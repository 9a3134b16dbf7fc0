"""Consultations, and what can be said in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet

from annotations.access import own_teams, visible
from annotations.models import Annotation, Consultation
from annotations.queries.margins import Card, margin
from proposals.access import Person
from proposals.models import Body, Proposal, User, Version


@dataclass(frozen=True, slots=True)
class ListChoice:
    """Which annotations to show: of a state, with a concern, on a clause and what is below it; "" for all."""

    state: str = ""
    concern: str = ""
    clause: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], *, state: str = "") -> ListChoice:
        """What an address asks for; `state` if it does not say."""
        return cls(asked.get("state", state), asked.get("concern", ""), asked.get("clause", "").strip())


def consultations(person: Person) -> QuerySet[Consultation]:
    """What `person` may see, open ones first and the nearest deadline first; each with `set_count`."""
    is_closed = ExpressionWrapper(Q(closed_at__isnull=False), output_field=BooleanField())
    return (
        visible(Consultation, person)
        .select_related("version__proposal__body", "team", "body")
        .annotate(set_count=Count("comment_sets", distinct=True))
        .order_by(
            is_closed,
            F("deadline").asc(nulls_last=True),
            "-made_at",
        )
    )


def consultations_on(of: Proposal | Version, person: Person) -> QuerySet[Consultation]:
    """Those on a version, or on any version of a proposal."""
    found = consultations(person)
    return found.filter(version=of) if isinstance(of, Version) else found.filter(version__proposal=of)


def last_form(body: Body, person: User) -> str:
    """The form in which teams of `person` last commented to the body, "" if they never did."""
    rows = visible(Consultation, person).filter(body=body, team__in=own_teams(person))
    return rows.order_by("-pk").values_list("form", flat=True).first() or ""


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


def narrowed(cards: Iterable[Card], choice: ListChoice) -> list[Card]:
    """The cards that `choice` asks for."""
    return [card for card in cards if _is_asked(card, choice)]


def _is_asked(card: Card, choice: ListChoice) -> bool:
    number = card.clause.number if card.clause else ""
    return (
        choice.state in ("", card.annotation.state)
        and (not choice.concern or any(row.concern == choice.concern for row in card.annotation.concerns.all()))
        and (not choice.clause or number == choice.clause or number.startswith(f"{choice.clause}."))
    )
