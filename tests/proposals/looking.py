"""Versions whose origins were looked for, and their origins in few words."""

from __future__ import annotations

from typing import Any

from clauseline.outline import ClauseText
from proposals.access import Person
from proposals.models import Version
from proposals.queries.origin_rows import OriginRow, origin_list, origin_rows
from proposals.queries.origin_shares import Shares, shares_of
from proposals.queries.readings import current
from proposals.services import jobs, meaning
from tests import factories


def looked(*clauses: ClauseText, **facts: Any) -> Version:
    """A version of which it is known where its words stand, among those that were made before."""
    version = factories.version(*clauses, **facts)
    look(version)
    return version


def look(*versions: Version) -> None:
    """Do the jobs of these, and all that wait."""
    for version in versions:
        jobs.submit("origins", version.pk)
    jobs.drain()


def rows(version: Version, person: Person, **asked: Any) -> list[OriginRow]:
    """All its origins that `person` may see."""
    listed = origin_list(version, current(version), person, **asked)
    return origin_rows(listed, listed.rows)


def shares(version: Version, person: Person) -> Shares:
    return shares_of(version, current(version), person)


def told(version: Version, person: Person, **asked: Any) -> list[tuple[str, ...]]:
    """The number of the clause, proposal and number of the source, what its words are, which way, and why."""
    return [
        (
            row.place.number,
            row.source.version.proposal.number,
            row.source.number,
            row.found.ubiquity,
            *row.beginning.direction,
        )
        for row in rows(version, person, **asked)
    ]


def meant(*clauses: ClauseText, again: Version | None = None, **facts: Any) -> Version:
    """A version, a new one or one `again`, of which it is known too what says the same in other languages."""
    version = again or factories.version(*clauses, **facts)
    look(version)
    meaning.catch_up()
    jobs.drain()
    return version
