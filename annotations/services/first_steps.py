"""The first steps of somebody new."""

from __future__ import annotations

from annotations.models import FirstStepsOff
from proposals.models import User


def put_away(person: User) -> None:
    """They do not stand on this person's desk any more. Done twice it is as once."""
    FirstStepsOff.objects.get_or_create(user=person)


def bring_back(person: User) -> None:
    """They stand on this person's desk again."""
    FirstStepsOff.objects.filter(user=person).delete()
