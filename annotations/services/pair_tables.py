"""The pairs of a comparison of two languages, to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.exporting.pairs import PAIR_COLUMNS
from annotations.exporting.tables import write_table
from annotations.queries.aligned import PairDecided, PairList, PairRow, pair_list, pair_rows
from clauseline.aligning.quantities import Quantity
from clauseline.writing.file import ExportedFile
from clauseline.writing.force import say_force
from proposals.access import Person
from proposals.models import Clause, Comparison, Team, User, Version
from proposals.models.comparison import BY_WORDS
from proposals.queries.aligned import PairVerdicts
from proposals.services import audit

AT_ONCE = 250
"""So many clauses are loaded with their texts at a time."""


def export(comparison: Comparison, *, team: Team | None, by: Person, site: str) -> ExportedFile:
    """All clauses of the new text with what they may be, and what `team` says; permalinks begin with `site`.

    `comparison` is ready. The record of acts keeps what people take away, not what visitors do.
    """
    listed = pair_list(comparison, team, by)
    names = [comparison.new_version.proposal.number, str(comparison.new_version), "pairs"]
    file = write_table(PAIR_COLUMNS, _rows(listed, site), names)
    if isinstance(by, User):
        audit.record("exported", comparison, by=by, form="pairs", sha256=sha256(file.data).hexdigest())
    return file


def _rows(listed: PairList, site: str) -> Iterator[Mapping[str, str]]:
    comparison = listed.comparison
    for first in range(0, len(listed.all), AT_ONCE):
        for row in pair_rows(listed, listed.all[first : first + AT_ONCE]):
            yield {
                "clause": _name(row.clause),
                "words": row.clause.text,
                "band": row.band,
                "proposed": _name(row.proposed),
                "candidates": "\n".join(map(_name, row.candidates)),
                "state": row.state,
                **_confirmed(row),
                **_decided(row.decided),
                "found_by": comparison.encoder or BY_WORDS,
                "permalink": _permalink(site, comparison.new_version, row.clause),
                "old_permalink": _permalink(site, comparison.old_version, row.confirmed or row.proposed),
            }


def _confirmed(row: PairRow) -> Mapping[str, str]:
    if row.confirmed is None or row.verdicts is None:
        return {}
    return {"confirmed": _name(row.confirmed), "old_words": row.confirmed.text, **_verdicts(row.verdicts)}


def _verdicts(told: PairVerdicts) -> Mapping[str, str]:
    return {
        "force": "\n".join(say_force(one, _) for one in told.strength),
        "amounts": "\n".join(f"{_amount(one.old)} → {_amount(one.new)}" for one in told.amounts),
        "brackets": "\n".join(f"{one.old or '–'} → {one.new or '–'}" for one in told.brackets),
        "terms": "\n".join(f"{one.old} = {one.new}" for one in told.terms),
    }


def _amount(found: Quantity | None) -> str:
    return found.text if found else "–"


def _decided(said: PairDecided | None) -> Mapping[str, str]:
    if said is None:
        return {}
    return {
        "decided_for": str(said.decision.team),
        "decided_by": said.credit,
        "decided_on": said.day,
        "why": said.decision.why,
        "texts_changed_since": "yes" if said.is_changed else "",
    }


def _name(clause: Clause | None) -> str:
    if clause is None:
        return ""
    return str(clause) or clause.text[:60]


def _permalink(site: str, version: Version, clause: Clause | None) -> str:
    return f"{site}{reverse('clause', args=[version.slug, clause.key])}" if clause else ""
