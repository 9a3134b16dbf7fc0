"""What a team judged of what became of marks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from django.db.models import F

from annotations.access import visible
from annotations.models import Judgement
from annotations.queries.ledger_places import MarkPlaces
from proposals.access import Person
from proposals.models import Team, Version


class MarkSaid(NamedTuple):
    """By what a person said that what was found is so, or is not (`is_so`): the judgement `pk`, the place of the mark
    in the version `pk`, or the force of the sentence it stands on.
    """

    by: Literal["judgement", "place", "force"]
    pk: int
    is_so: bool = True


Judged = Mapping[tuple[int, int, str, str], MarkSaid]
"""By annotation, version, finding and words what the judgement of it says."""
SAID = (Judgement.State.CONFIRMED, Judgement.State.DENIED)


def denied_marks(version: Version, annotations: Collection[int], person: Person) -> set[tuple[int, str, str]]:
    """By annotation, finding and words what their own team denied of these in `version`: one query."""
    rows = visible(Judgement, person).filter(kind=Judgement.Kind.BECAME, state=Judgement.State.DENIED)
    rows = rows.filter(version=version, annotation__in=annotations, team=F("annotation__team"))
    return set(rows.values_list("annotation", "finding", "words"))


def judged_marks(places: MarkPlaces, person: Person, team: Team | None) -> Judged:
    """What `team` confirmed or denied of these marks: one query, none without a team or a mark."""
    if team is None or not places.marks:
        return {}
    rows = visible(Judgement, person).filter(team=team, kind=Judgement.Kind.BECAME, state__in=SAID)
    rows = rows.filter(annotation__in=places.chosen.order_by().values("pk"))
    columns = ("annotation", "version", "finding", "words", "pk", "state")
    return {
        (mark, version, finding, words): MarkSaid("judgement", pk, is_so=state == Judgement.State.CONFIRMED)
        for mark, version, finding, words, pk, state in rows.values_list(*columns)
    }
