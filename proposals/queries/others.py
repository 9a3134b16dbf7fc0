"""What other teams than the keeper have on a proposal. It is counted; who they are is told to nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Q, QuerySet

from proposals.models import Membership, Proposal, Team


@dataclass(frozen=True, slots=True)
class Theirs:
    """Rows on a proposal that are not the keeper's: of the team in the column `team`, or of the person in `person`."""

    rows: QuerySet[Any]
    team: str = ""
    person: str = ""
    are_remarks: bool = False


@dataclass(frozen=True, slots=True)
class OtherCount:
    """How many teams work on a proposal beside its keeper, and how many remarks they have made there."""

    teams: int
    remarks: int


WORK: list[Callable[[Proposal], Iterable[Theirs]]] = []
"""What other rooms know of."""


def of_teams(rows: QuerySet[Any], proposal: Proposal, team: str = "team", *, are_remarks: bool = False) -> Theirs:
    """Those of `rows`, which hang on `proposal`, that belong to another team than its keeper."""
    others = rows.exclude(**{team: None}).exclude(**{team: proposal.keeper_id})
    return Theirs(others, team=team, are_remarks=are_remarks)


def of_people(rows: QuerySet[Any], proposal: Proposal, person: str, *, are_remarks: bool = False) -> Theirs:
    """Those of `rows`, which hang on `proposal`, that belong to people of other teams who are not the keeper's too."""
    members = Membership.objects.all()
    own = members.filter(team=proposal.keeper_id).values("user")
    others = rows.filter(**{f"{person}__in": members.values("user")}).exclude(**{f"{person}__in": own})
    return Theirs(others, person=person, are_remarks=are_remarks)


def are_at_work(proposal: Proposal) -> bool:
    """Whether any other team has anything on `proposal`: one query."""
    found = reduce(or_, (Exists(one.rows) for one in _theirs(proposal)), Q())
    return Proposal.objects.filter(found, pk=proposal.pk).exists()


def count(proposal: Proposal, *, but: Collection[Team] = ()) -> OtherCount:
    """How much they have, without the teams `but`: a query or two for each kind of row."""
    teams: set[int] = set()
    people: set[int] = set()
    remarks, left_out = 0, [team.pk for team in but]
    members = Membership.objects.filter(team__in=left_out).values("user")
    for one in _theirs(proposal):
        rows = one.rows.exclude(**({f"{one.team}__in": left_out} if one.team else {f"{one.person}__in": members}))
        (teams if one.team else people).update(rows.order_by().values_list(one.team or one.person, flat=True))
        remarks += rows.count() if one.are_remarks else 0
    theirs = Membership.objects.filter(user__in=people).exclude(team__in=left_out)
    return OtherCount(len(teams | set(theirs.values_list("team", flat=True))), remarks)


def _theirs(proposal: Proposal) -> list[Theirs]:
    versions = of_teams(proposal.versions.filter(withdrawn_at=None), proposal)
    return [versions, *(one for tell in WORK for one in tell(proposal))]
