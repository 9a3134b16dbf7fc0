"""What a team judged of what became of marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from annotations.access import visible
from annotations.models import Judgement
from annotations.queries.ledger_places import MarkPlaces
from proposals.access import Person
from proposals.models import Team

Judged = Mapping[tuple[int, int, str, str], int]
"""By annotation, version, finding and words the judgement that confirms it."""


class MarkConfirmed(NamedTuple):
    """By what a person confirmed it: the judgement `pk`, the place of the mark in the version `pk`, or the force of the
    sentence it stands on.
    """

    by: Literal["judgement", "place", "force"]
    pk: int


def judged_marks(places: MarkPlaces, person: Person, team: Team | None) -> Judged:
    """What `team` confirmed of these marks: one query, none without a team or a mark."""
    if team is None or not places.marks:
        return {}
    rows = visible(Judgement, person).filter(team=team, kind=Judgement.Kind.BECAME, state=Judgement.State.CONFIRMED)
    rows = rows.filter(annotation__in=places.chosen.order_by().values("pk"))
    columns = ("annotation", "version", "finding", "words", "pk")
    return {(mark, version, *said): pk for mark, version, *said, pk in rows.values_list(*columns)}
