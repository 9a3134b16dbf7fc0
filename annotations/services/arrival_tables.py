"""Passages of one's teams that turn up in other drafts, to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from annotations.exporting.arrivals import ARRIVAL_COLUMNS
from annotations.exporting.tables import write_table
from annotations.queries.arrival_entries import ArrivalEntry, arrival_entries, with_marks
from annotations.queries.arrivals import WON, ArrivalChoice
from clauseline.writing.file import ExportedFile
from proposals.models import User
from proposals.queries.origin_rows import OriginPlace
from proposals.services import audit

AT_ONCE = 500
"""So many are loaded with their texts at a time."""


def export(choice: ArrivalChoice, *, by: User, site: str) -> ExportedFile:
    """Those arrivals of `choice` that `by` may see; permalinks begin with `site`."""
    file = write_table(ARRIVAL_COLUMNS, _rows(choice, by, site), ["passages-elsewhere"])
    audit.record("exported", by, by=by, form="arrivals", sha256=sha256(file.data).hexdigest())
    return file


def _rows(choice: ArrivalChoice, by: User, site: str) -> Iterator[Mapping[str, str]]:
    found = with_marks(choice.of(by))
    for first in range(0, found.count(), AT_ONCE):
        for entry in arrival_entries(found[first : first + AT_ONCE], by):
            yield {**_place(entry, site), **_mark(entry, site)}


def _place(entry: ArrivalEntry, site: str) -> Mapping[str, str]:
    version = entry.place.version
    return {
        "body": version.proposal.body.short_name,
        "proposal": str(version.proposal),
        "version": str(version),
        "date": version.date.isoformat() if version.date else "",
        "clause": _name(entry.place),
        "since": str(entry.since),
        "in_newest": _yes(entry.is_newest),
        "words": entry.words[1],
        "method": entry.arrival.method,
        "band": entry.arrival.band,
        "same": _yes(entry.arrival.is_same),
        "early": _yes(entry.is_early),
        "put_away": _yes(entry.told is not None and not entry.is_unseen),
        "permalink": f"{site}{entry.place.permalink}",
    }


def _mark(entry: ArrivalEntry, site: str) -> Mapping[str, str]:
    annotation, version = entry.arrival.annotation, entry.source.version
    return {
        "marked_in": f"{version.proposal} {version}",
        "marked_clause": _name(entry.source),
        "marked_words": entry.words[0],
        "marked_on": entry.arrival.marked_at.date().isoformat(),
        "polarity": WON if entry.arrival.won else annotation.polarity,
        "severity": annotation.severity,
        "concerns": " ".join(sorted(row.concern for row in annotation.concerns.all())),
        "comment": annotation.comment,
        "team": str(annotation.team),
        "marked_permalink": f"{site}{entry.source.permalink}",
    }


def _name(place: OriginPlace) -> str:
    return f"{place.number} {place.title}".strip()


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
