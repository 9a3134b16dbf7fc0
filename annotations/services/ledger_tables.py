"""The ledger of a proposal, to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from annotations.exporting.ledger import LEDGER_COLUMNS
from annotations.exporting.tables import write_table
from annotations.queries.ledger import Ledger, ledger
from annotations.queries.ledger_evidence import LedgerEntry, ledger_entries
from clauseline.concerns import VOCABULARY
from clauseline.concerns.instruments import citations
from clauseline.writing.file import ExportedFile
from proposals.access import Person
from proposals.models import Proposal, Team, User
from proposals.services import audit

AT_ONCE = 500
"""So many marks are loaded with their words at a time."""


def export(proposal: Proposal, *, team: Team | None, by: Person, site: str) -> ExportedFile:
    """All marks that the ledger of `team` counts for `by`, in each text where they stand, are asked for or are gone;
    permalinks begin with `site`.

    The record of acts keeps what people take away, not what visitors do.
    """
    found = ledger(proposal, team, by)
    file = write_table(LEDGER_COLUMNS, _rows(found, site), [proposal.number or proposal.title, "ledger"])
    if isinstance(by, User):
        audit.record("exported", proposal, by=by, form="ledger", sha256=sha256(file.data).hexdigest())
    return file


def _rows(found: Ledger, site: str) -> Iterator[Mapping[str, str]]:
    linked = {column.version.pk for column in found.columns if column.is_sibling}
    marks = found.all_marks
    for first in range(0, len(marks), AT_ONCE):
        for entry in ledger_entries(found, marks[first : first + AT_ONCE]):
            yield {
                **_place(entry, site),
                "linked": "yes" if entry.version.pk in linked else "",
                **_said(entry),
                **_force(entry),
            }


def _place(entry: LedgerEntry, site: str) -> Mapping[str, str]:
    clause, mark = entry.clause, entry.mark
    return {
        "proposal": str(entry.version.proposal),
        "version": str(entry.version),
        "clause": f"{clause.number} {clause.title}".strip() if clause else "",
        "place": mark.at.place,
        "state": mark.state,
        "reason": mark.reason,
        "voice": mark.voice,
        "settled_by": entry.credit.person if entry.credit else "",
        "settled_for": str(entry.credit.team) if entry.credit else "",
        "settled_on": entry.credit.day if entry.credit else "",
        "words_before": entry.before,
        "words_after": entry.after,
        "permalink": f"{site}{entry.permalink}",
    }


def _said(entry: LedgerEntry) -> Mapping[str, str]:
    made = entry.annotation
    known = [concern for concern in VOCABULARY.concerns if concern.id in entry.concerns]
    cited = dict.fromkeys(one.instrument for concern in known for one in citations(concern))
    return {
        "concerns": "; ".join(entry.concerns),
        "instruments": "; ".join(cited),
        "polarity": made.polarity,
        "severity": made.severity,
        "comment": made.comment,
        "made_in": str(made.version),
        "made_by": str(made.author or ""),
        "made_for": str(made.team),
        "made_on": made.made_at.date().isoformat(),
    }


def _force(entry: LedgerEntry) -> Mapping[str, str]:
    """Of the sentences that say so, one a line."""
    rows = [one.duty.row for one in entry.mark.entries]
    confirmed = [one.confirmed for one in entry.mark.entries if one.confirmed]
    return {
        "verb_before": "\n".join(row.old.verb if row.old else "" for row in rows),
        "verb_after": "\n".join(row.new.verb if row.new else "" for row in rows),
        "verdict": "\n".join(one.standing for one in entry.mark.entries),
        "confirmed_by": "\n".join(one.credit for one in confirmed),
        "confirmed_on": "\n".join(one.day for one in confirmed),
    }
