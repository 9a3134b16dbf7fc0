"""Remarks of the teams of a comment set that a person has yet to answer a question about, before it is frozen."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.access import visible
from annotations.models import Annotation, CommentSet, Consultation, Placement
from annotations.queries.margins import Card, margin
from annotations.queries.placements import UNSETTLED
from proposals.access import Person

CLOSED = (Annotation.State.DISMISSED, Annotation.State.RESOLVED)
"""Such remarks ask nothing of anybody any more."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One of them: `is_wording` if its place is known and what became of its proposed wording is not."""

    card: Card
    is_wording: bool

    @property
    def annotation(self) -> Annotation:
        return self.card.annotation


def waiting(comment_set: CommentSet, person: Person) -> list[Waiting]:
    """What `person` sees of them that is not in the set, in the order of the text: fifteen queries at most.

    What somebody keeps to themselves waits for nobody else, and is not counted.
    """
    found = margin(comment_set.consultation.version, person)
    teams = set(comment_set.teams.values_list("pk", flat=True))
    taken = set(comment_set.comments.exclude(annotation=None).values_list("annotation", flat=True))
    asks = [Waiting(card, is_wording=False) for card in found.tray]
    conflicts = [
        Waiting(card, is_wording=True) for card in found.cards if card.wording and card.wording.state == "conflict"
    ]
    return sorted(
        (one for one in asks + conflicts if _counts(one.annotation, teams, taken)), key=lambda one: one.card.order
    )


def asked_of(consultation: Consultation, person: Person) -> int:
    """How many remarks of its team have a place in its version that a person has yet to say: one query."""
    open_places = visible(Placement, person).filter(
        version=consultation.version_id, state__in=UNSETTLED, decided_at=None, annotation__team=consultation.team_id
    )
    shared = open_places.exclude(annotation__visibility=Annotation.Visibility.PRIVATE)
    return shared.exclude(annotation__state__in=CLOSED).count()


def _counts(annotation: Annotation, teams: set[int], taken: set[int]) -> bool:
    is_theirs = annotation.team_id in teams and annotation.visibility != Annotation.Visibility.PRIVATE
    return is_theirs and annotation.state not in CLOSED and annotation.pk not in taken
