"""Consultations, and what can be said in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet

from annotations.access import visible
from annotations.models import Annotation, Consultation, Review
from annotations.queries.margins import Card, margin
from proposals.access import Person
from proposals.models import Change, ChangeSide, Clause, Comparison, Proposal, Version
from proposals.queries.versions import neighbours

AS_BEFORE = (Change.Kind.UNCHANGED, Change.Kind.RENUMBERED)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which annotations to show: of a state, with a concern, on a clause and what is below it; "" for all."""

    state: str = ""
    concern: str = ""
    clause: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str], *, state: str = "") -> Choice:
        """What an address asks for; `state` if it does not say."""
        return cls(told.get("state", state), told.get("concern", ""), told.get("clause", "").strip())


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """The clauses of a version that changed since `before` and nobody of the team ticked; all, without `before`."""

    before: Version | None
    clauses: list[Clause]


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


def narrowed(cards: Iterable[Card], choice: Choice) -> list[Card]:
    """The cards that `choice` asks for."""
    return [card for card in cards if _is_asked(card, choice)]


def unreviewed(consultation: Consultation) -> Unreviewed:
    """What nobody of the team has ticked as reviewed: five queries at most."""
    version, reading = consultation.version, consultation.version.current_reading
    if reading is None:
        return Unreviewed(None, [])
    ticked = set(
        Review.objects.filter(version=version, user__in=consultation.team.people.all()).values_list("key", flat=True)
    )
    before, _ = neighbours(version)
    compared = Comparison.objects.filter(old_version=before, new=reading, ready_at__isnull=False) if before else None
    comparison = compared.order_by("-ready_at").first() if compared is not None else None
    if comparison is None:
        clauses = list(reading.clauses.exclude(text="").defer("text"))
    else:
        sides = ChangeSide.objects.filter(comparison=comparison, side=ChangeSide.Side.NEW)
        changed = sides.exclude(change__kind__in=AS_BEFORE).select_related("clause").order_by("clause__order")
        clauses = [side.clause for side in changed]
    return Unreviewed(before if comparison else None, [clause for clause in clauses if clause.key not in ticked])


def _is_asked(card: Card, choice: Choice) -> bool:
    number = card.clause.number if card.clause else ""
    return (
        choice.state in ("", card.annotation.state)
        and (not choice.concern or any(row.concern == choice.concern for row in card.annotation.concerns.all()))
        and (not choice.clause or number == choice.clause or number.startswith(f"{choice.clause}."))
    )
