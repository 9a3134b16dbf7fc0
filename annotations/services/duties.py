"""The duties that changed, to take away."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from annotations.exporting.duties import write_duties
from annotations.queries.confirmations import Confirmed
from annotations.queries.duties import DutyEntry, all_duties
from clauseline.comparing.changes import Edit, Strength
from clauseline.writing.file import ExportedFile
from clauseline.writing.force import say_edit
from proposals.access import Person
from proposals.models import Comparison, Team, User
from proposals.queries.strength import DutyPlace, with_alike
from proposals.services import audit


def export(comparison: Comparison, *, team: Team | None, by: Person, site: str) -> ExportedFile:
    """All duties of a ready comparison, with what `team` confirmed; permalinks begin with `site`.

    The record of acts keeps what people take away, not what visitors do.
    """
    entries = all_duties(comparison, team, by)
    duties = with_alike(comparison, [one.duty for one in entries])
    rows = (
        _row(entry, [place.sentence for place in duty.alike], site) for entry, duty in zip(entries, duties, strict=True)
    )
    versions = (str(comparison.old_version), str(comparison.new_version))
    file = write_duties(rows, comparison.new_version.proposal.number, *versions)
    if isinstance(by, User):
        audit.record("exported", comparison, by=by, form="duties", sha256=sha256(file.data).hexdigest())
    return file


def _row(entry: DutyEntry, alike: list[str], site: str) -> Mapping[str, str]:
    row = entry.duty.row
    return {
        "kind": row.kind,
        "reason": row.reason,
        "verdict": row.verdict,
        "sure": str(row.sure).lower(),
        "effect": row.effect or "",
        "edits": "\n".join(map(_edit, row.edits)),
        "alike": "\n".join(alike),
        **_side("old", row.old, entry.duty.old, site),
        **_side("new", row.new, entry.duty.new, site),
        **(_confirmed(entry.confirmed) if entry.confirmed else {}),
    }


def _edit(edit: Edit) -> str:
    """In the words of the table, which programs read too."""
    about = ", ".join(filter(None, (edit.role, edit.effect)))
    return f"{say_edit(edit, str)} ({about})" if about else say_edit(edit, str)


def _side(side: str, force: Strength | None, place: DutyPlace | None, site: str) -> Mapping[str, str]:
    if force is None or place is None:
        return {}
    return {
        f"{side}_clause": f"{place.number} {place.title}".strip(),
        f"{side}_verb": force.verb,
        f"{side}_sentence": place.sentence,
        f"{side}_permalink": f"{site}{place.permalink}" if place.permalink else "",
    }


def _confirmed(said: Confirmed) -> Mapping[str, str]:
    made = said.confirmation
    return {
        "confirmed": made.state,
        "confirmed_for": str(made.team),
        "confirmed_by": said.credit,
        "confirmed_on": said.day,
        "confirmed_in": said.elsewhere,
    }
