"""The origins of a version, to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from annotations.exporting.origins import ORIGIN_COLUMNS
from annotations.exporting.tables import write_table
from annotations.queries.origin_matrix import origin_matrix
from annotations.queries.origins import OriginDecided, OriginDecisions, origin_decisions
from clauseline.writing.file import ExportedFile
from proposals.access import Person
from proposals.models import Clause, Reading, Team, User, Version
from proposals.queries.origin_rows import OriginList, OriginPlace, OriginRow, origin_list, origin_rows, refuse_unlooked
from proposals.services import audit

AT_ONCE = 500
"""So many origins are loaded with their texts at a time."""


def export(version: Version, reading: Reading, *, team: Team | None, by: Person, site: str) -> ExportedFile:
    """All origins that `by` may see, with what `team` says of them; permalinks begin with `site`.

    Raises `Conflict` where they are still being looked for. The record of acts keeps what people take away, not what
    visitors do.
    """
    refuse_unlooked(version, reading)
    listed = origin_list(version, reading, by)
    said = origin_decisions(version, team, by) if team else OriginDecisions({}, {})
    rows = _rows(listed, said, site)
    file = write_table(ORIGIN_COLUMNS, rows, [version.proposal.number, str(version), "origins"])
    if isinstance(by, User):
        audit.record("exported", version, by=by, form="origins", sha256=sha256(file.data).hexdigest())
    return file


def export_matrix(version: Version, reading: Reading, *, by: Person) -> ExportedFile:
    """How many hundredths of its clauses stand in which proposals that `by` may see, the row and column of the page.

    Raises `Conflict` where origins are still being looked for.
    """
    refuse_unlooked(version, reading)
    matrix = origin_matrix(origin_list(version, reading, by), reading)
    names = {one.pk: f"{one.body.short_name}: {one}" for one in matrix.proposals}
    rows = (
        {
            "clause": f"{row.first.number} {row.first.title}".strip(),
            "to": f"{row.last.number} {row.last.title}".strip() if len(row.clauses) > 1 else "",
            **{name: str(row.percent(pk) or "") for pk, name in names.items()},
        }
        for row in matrix.rows
    )
    columns = ["clause", "to", *names.values()]
    file = write_table(columns, rows, [version.proposal.number, str(version), "origins-matrix"])
    if isinstance(by, User):
        audit.record("exported", version, by=by, form="origins-matrix", sha256=sha256(file.data).hexdigest())
    return file


def _rows(listed: OriginList, said: OriginDecisions, site: str) -> Iterator[Mapping[str, str]]:
    for first in range(0, len(listed.rows), AT_ONCE):
        some = listed.rows[first : first + AT_ONCE]
        pks = {key for one in some for key in (one.clause, one.found.standing.clause)}
        texts = dict(Clause.objects.filter(pk__in=pks).values_list("pk", "text"))
        for one, row in zip(some, origin_rows(listed, some), strict=True):
            ours, theirs = texts[one.clause], texts[one.found.standing.clause]
            places = [span.place for span in one.found.spans]
            yield {
                **_row(row, site),
                "words": "\n".join(ours[at.start : at.end] for at in places),
                "source_words": "\n".join(theirs[at.source_start : at.source_end] for at in places),
                **_decided(said.of(row)),
            }


def _row(row: OriginRow, site: str) -> Mapping[str, str]:
    source = row.source.version
    return {
        "clause": _name(row.place),
        "source_body": source.proposal.body.short_name,
        "source_proposal": str(source.proposal),
        "source_version": str(source),
        "source_date": source.date.isoformat() if source.date else "",
        "source_clause": _name(row.source),
        "method": row.found.match.method,
        "band": row.found.match.band,
        "direction": row.beginning.direction.way,
        "reason": row.beginning.direction.reason,
        "older": f"{row.older.version.proposal} {row.older.version}: {_name(row.older)}" if row.older else "",
        "ubiquity": row.found.ubiquity,
        "permalink": f"{site}{row.place.permalink}",
        "source_permalink": f"{site}{row.source.permalink}",
    }


def _name(place: OriginPlace) -> str:
    return f"{place.number} {place.title}".strip()


def _decided(said: OriginDecided | None) -> Mapping[str, str]:
    if said is None:
        return {}
    made = said.decision
    return {
        "decided": made.state,
        "decided_for": str(made.team),
        "decided_by": str(made.decided_by or ""),
        "decided_on": made.decided_at.date().isoformat(),
        "decided_in": said.elsewhere,
        "why": made.why,
    }
