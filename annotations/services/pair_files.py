"""The pairs of a comparison of two languages with all there is to say of them, to take away."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.urls import reverse

from annotations.queries.aligned import PairDecided, PairList, PairRow, pair_list, pair_rows, unpaired
from clauseline.writing.file import ExportedFile, named
from proposals.access import Person
from proposals.models import Clause, Comparison, Team, User, Version
from proposals.queries.aligned import PairVerdicts
from proposals.services import audit

AT_ONCE = 250
"""So many clauses are loaded with their texts at a time."""
MEDIA_TYPE = "application/json"
Values = dict[str, Any]


def export(comparison: Comparison, *, team: Team | None, by: Person, site: str) -> ExportedFile:
    """All clauses of both versions as JSON, with what `team` says; permalinks begin with `site`.

    `comparison` is ready, with its proposals at hand. The record of acts keeps what people take away, not what visitors
    do.
    """
    listed = pair_list(comparison, team, by)
    told = {
        "id": comparison.slug,
        "old": _version(comparison.old_version),
        "new": _version(comparison.new_version),
        "engine": comparison.engine,
        "encoder": comparison.encoder,
        "team": str(team) if team else None,
        "pairs": list(_rows(listed, site)),
        "unpaired": [_clause(one, comparison.old_version, site) for one in unpaired(listed)],
    }
    data = json.dumps(told, ensure_ascii=False, indent=1, default=str).encode("utf-8", "replace")
    new = comparison.new_version
    file = ExportedFile(data, named([new.proposal.number, str(new), "pairs"], "json"), MEDIA_TYPE)
    if isinstance(by, User):
        audit.record("exported", comparison, by=by, form="pairs-json", sha256=sha256(data).hexdigest())
    return file


def _rows(listed: PairList, site: str) -> Iterator[Values]:
    for first in range(0, len(listed.all), AT_ONCE):
        for row in pair_rows(listed, listed.all[first : first + AT_ONCE]):
            yield _row(row, listed.comparison, site)


def _row(row: PairRow, comparison: Comparison, site: str) -> Values:
    old, new = comparison.old_version, comparison.new_version
    return {
        "clause": _clause(row.clause, new, site),
        "band": row.band,
        "proposed": row.proposed and row.proposed.key,
        "candidates": [_clause(one, old, site) for one in row.candidates],
        "state": row.state,
        "confirmed": row.confirmed and _clause(row.confirmed, old, site),
        "decided": _decided(row.decided),
        "verdicts": _verdicts(row.verdicts),
    }


def _verdicts(told: PairVerdicts | None) -> Values | None:
    if told is None:
        return None
    return {
        "encoder": told.encoder,
        "strength": [asdict(one) for one in told.strength],
        "amounts": [
            {"old": one.old and asdict(one.old), "new": one.new and asdict(one.new), "sure": one.sure}
            for one in told.amounts
        ],
        "brackets": [asdict(one) for one in told.brackets],
        "terms": [{"old": one.old, "new": one.new} for one in told.terms],
    }


def _decided(said: PairDecided | None) -> Mapping[str, Any] | None:
    if said is None:
        return None
    made = said.decision
    return {
        "state": made.state,
        "for": str(made.team),
        "by": said.credit,
        "on": said.day,
        "why": made.why,
        "changed": said.is_changed,
    }


def _clause(one: Clause, of: Version, site: str) -> Values:
    there = f"{reverse('version', args=[of.slug])}#{one.key}"
    facts = {name: getattr(one, name) for name in ("key", "order", "number", "title", "text")}
    return {**facts, "permalink": f"{site}{there}"}


def _version(one: Version) -> Values:
    return {
        "id": one.slug,
        "proposal": one.proposal.number or one.proposal.title,
        "version": str(one),
        "language": one.language,
        "sha256": one.sha256,
    }
