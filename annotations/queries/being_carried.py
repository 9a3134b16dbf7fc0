"""Which annotations are on their way to a version: it is read, and where they stand in it is still being looked for."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.access import visible
from annotations.models import Annotation, Placement
from annotations.queries.placements import UNSETTLED
from proposals.access import Person
from proposals.models import Comparison, Job, Version

KINDS = ("comparison", "carrying")
"""Work that leads to places in a version."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """So many annotations have no place in the version yet; `source` is the version of the last of them."""

    count: int
    source: Version


@dataclass(frozen=True, slots=True)
class Carried:
    """So many annotations of earlier versions have a place in the version, and of so many a person has to say it."""

    placed: int
    asked: int


def being_carried(version: Version, person: Person) -> Carrying | None:
    """What `person` sees that is on its way, from version to version: one query if nothing works on it, else three.

    What works for one person brings what that person wrote; what works for nobody, and what compares, brings all.
    """
    on_the_way = Comparison.objects.for_all().filter(
        old_version__proposal=version.proposal_id,
        new_version__proposal=version.proposal_id,
        new_version__position__lte=version.position,
    )
    alive = Job.objects.filter(kind__in=KINDS, target__in=on_the_way.values("pk")).exclude(state__in=Job.OVER)
    works = set(alive.values_list("kind", "submitted_by"))
    if not works:
        return None
    earlier = visible(Annotation, person).filter(
        version__proposal=version.proposal_id,
        version__position__lt=version.position,
        version__withdrawn_at=None,
    )
    waiting = earlier.exclude(placements__version=version)
    people = {by for kind, by in works if kind == "carrying"}
    if None not in people and len(people) == len(works):
        waiting = waiting.filter(author__in=people)
    last = waiting.select_related("version").order_by("version__position").last()
    return Carrying(waiting.count(), last.version) if last else None


def carried(version: Version, person: Person) -> Carried:
    """What became of those that were on their way: one query."""
    states = list(visible(Placement, person).filter(version=version).values_list("state", flat=True))
    asked = sum(state in UNSETTLED for state in states)
    return Carried(len(states) - asked, asked)
