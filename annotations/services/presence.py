"""Who of one's own team is in a clause right now, as far as they let their team see it.

It is held for half a minute in memory alone, in no row. What is held are keyed hashes: a broker that writes down what
it is told has neither a person nor a clause in its files.
"""

from __future__ import annotations

from annotations.access import own_teams
from proposals.models import User, Version
from proposals.services import counters
from proposals.services.limits import hashed

SECONDS = 30


def enter(version: Version, key: str, *, by: User) -> list[str]:
    """`by` is in the clause `key`; the names of colleagues who are there too."""
    place = hashed(f"clause {version.pk} {key}")
    counters.hold(_name(version, by.pk), place, seconds=SECONDS)
    people = list(User.objects.filter(teams__in=own_teams(by)).exclude(pk=by.pk).distinct().order_by("pk"))
    places = counters.held([_name(version, one.pk) for one in people])
    return [str(one) for one, there in zip(people, places, strict=True) if there == place]


def leave(version: Version, *, by: User) -> None:
    """`by` is seen no more."""
    counters.drop(_name(version, by.pk))


def _name(version: Version, person: int) -> str:
    return hashed(f"presence {version.pk} {person}")
