"""What a person is in which team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from proposals.access import Person
from proposals.models import Membership, Role

RANKS = list(Role)


@dataclass(frozen=True, slots=True)
class Roles:
    """A person's roles by the primary key of the team, and whether they are the site's admin."""

    is_admin: bool = False
    by_team: Mapping[int, Role] = field(default_factory=dict)

    def has(self, role: Role, team: int | None) -> bool:
        """Whether it is `role` or a higher one in this team; in no team nobody has one."""
        own = self.by_team.get(team) if team is not None else None
        return own is not None and RANKS.index(own) >= RANKS.index(role)

    def teams(self, role: Role) -> set[int]:
        """The primary keys of the teams in which it is `role` or a higher one."""
        return {team for team in self.by_team if self.has(role, team)}


def roles_of(person: Person) -> Roles:
    """One query; none for who has no account."""
    if not person.is_authenticated:
        return Roles()
    rows = Membership.objects.filter(user=person.pk).values_list("team", "role")
    return Roles(person.is_superuser, {team: Role(role) for team, role in rows})
