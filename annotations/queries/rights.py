"""What a person may do with the annotations of a proposal, by team."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.access import own_teams
from proposals.access import Person
from proposals.models import Proposal, Role, Team
from proposals.queries.roles import Roles, roles_of
from proposals.queries.teams import reviewing


@dataclass(frozen=True, slots=True)
class Rights:
    """The primary keys of the teams in which a person annotates, and of those in which they decide."""

    reviews: frozenset[int] = frozenset()
    decides: frozenset[int] = frozenset()


def rights(person: Person, proposal: Proposal, roles: Roles | None = None) -> Rights:
    """In the teams of `person` that see `proposal`: one query unless their `roles` are at hand, and one more if it is
    restricted.
    """
    own = roles or roles_of(person)
    seen = set(proposal.teams.values_list("pk", flat=True)) if proposal.restricted and own.by_team else None

    def able(role: Role) -> frozenset[int]:
        return frozenset(team for team in own.teams(role) if seen is None or team in seen)

    return Rights(able(Role.REVIEWER), able(Role.EDITOR))


def teams_looking(proposal: Proposal, person: Person) -> list[Team]:
    """The teams for which `person` may look at `proposal`, those in whose name they review it first."""
    able = reviewing(person, proposal)
    return [*able, *own_teams(person).exclude(pk__in=[one.pk for one in able]).order_by("name")]
