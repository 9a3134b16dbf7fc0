"""The lineage of a clause, to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from annotations.exporting.lineages import LINEAGE_COLUMNS
from annotations.exporting.tables import write_table
from annotations.models import OriginDecision, PairDecision
from annotations.queries.lineages import ClauseLineage, WayEntry, clause_lineage
from clauseline.writing.file import ExportedFile
from proposals.access import Person
from proposals.models import Clause, Team, User, Version
from proposals.queries.lineage_steps import LineageStep
from proposals.queries.origin_rows import OriginPlace
from proposals.services import audit


def export(version: Version, clause: Clause, *, team: Team | None, by: Person, site: str) -> ExportedFile:
    """All steps and ways that `by` may see, with what `team` decided; permalinks begin with `site`."""
    told = clause_lineage(version, clause, by, team)
    names = [version.proposal.number, str(version), clause.number or clause.key, "lineage"]
    file = write_table(LINEAGE_COLUMNS, _rows(told, site), names)
    if isinstance(by, User):
        audit.record("exported", version, by=by, form="lineage", sha256=sha256(file.data).hexdigest())
    return file


def _rows(told: ClauseLineage, site: str) -> Iterator[Mapping[str, str]]:
    for step in told.lineage.steps:
        ways = told.to(step)
        if not ways:
            yield _step(step, step.first, site)
        for entry in ways:
            yield {**_step(step, entry.way.new_place, site), **_way(entry, site)}
    for end in told.lineage.ends:
        for place in end.places:
            yield {
                **_step(end.step, end.step.first, site),
                **_from(place, site),
                "method": end.method,
                "ubiquity": end.ubiquity,
            }
    for one in told.rejected:
        yield {
            **_place(one.way.one, site),
            **_from(one.way.other, site),
            **_decided(one.said),
        }


def _step(step: LineageStep, place: OriginPlace, site: str) -> dict[str, str]:
    return {
        **_place(place, site),
        "last_version": str(step.last.version),
        "contributors": "; ".join(map(str, step.contributors)),
    }


def _place(place: OriginPlace, site: str) -> dict[str, str]:
    version = place.version
    return {
        "date": version.date.isoformat() if version.date else "",
        "body": version.proposal.body.short_name,
        "proposal": str(version.proposal),
        "version": str(version),
        "clause": f"{place.number} {place.title}".strip(),
        "permalink": f"{site}{place.permalink}",
    }


def _from(place: OriginPlace, site: str) -> dict[str, str]:
    return {f"from_{name}": value for name, value in _place(place, site).items()}


def _way(entry: WayEntry, site: str) -> dict[str, str]:
    way = entry.way
    return {
        **_from(way.old_place, site),
        "method": way.method,
        "wording": way.wording,
        "fate": way.fate,
        "direction": way.first.direction.way if way.first else "",
        "reason": way.first.direction.reason if way.first else "",
        "weakened": str(entry.force.weakened or ""),
        "strengthened": str(entry.force.strengthened or ""),
        "to_check": str(entry.force.to_check or ""),
        "status": entry.force.status,
        **_decided(entry.said),
    }


def _decided(made: OriginDecision | PairDecision | None) -> dict[str, str]:
    if made is None:
        return {}
    return {
        "decided": made.state,
        "decided_for": str(made.team),
        "decided_by": str(made.decided_by or ""),
        "decided_on": made.decided_at.date().isoformat(),
        "why": made.why,
    }
