"""What a person may do with annotations, by team."""

from __future__ import annotations

from dataclasses import dataclass

from proposals.access import Person
from proposals.models import Membership, Role


@dataclass(frozen=True, slots=True)
class Rights:
    """The primary keys of the teams in which a person annotates, and of those in which they decide."""

    reviews: frozenset[int] = frozenset()
    decides: frozenset[int] = frozenset()


def rights(person: Person) -> Rights:
    """One query."""
    if not person.is_authenticated:
        return Rights()
    roles = dict(Membership.objects.filter(user=person.pk).values_list("team", "role"))
    above_reader = frozenset(team for team, role in roles.items() if role != Role.READER)
    return Rights(above_reader, frozenset(team for team in above_reader if roles[team] != Role.REVIEWER))
