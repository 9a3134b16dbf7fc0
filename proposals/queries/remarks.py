"""What a file brings beside its text: comments that people left in it, and changes that were tracked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clauseline.reading.words.dates import day_of
from clauseline.redline.sections import Section
from proposals.models import Reading


@dataclass(frozen=True, slots=True)
class FileComment:
    """A comment in the file, with the names and words that stand there. `section` is the clause it hangs on."""

    author: str
    day: date | None
    text: str
    quote: str
    section: Section | None


@dataclass(frozen=True, slots=True)
class Tracker:
    """Somebody who tracked changes, by the name in the file: how many, and from which day to which."""

    name: str
    changes: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Tracked:
    """How many places of the file were inserted and deleted with tracking on; `before`: it is read without them."""

    inserted: int
    deleted: int
    before: bool
    people: tuple[Tracker, ...] = ()

    @property
    def changes(self) -> int:
        return self.inserted + self.deleted


def file_comments(reading: Reading, sections: Sequence[Section]) -> list[FileComment]:
    """The comments of the file in its order; no query."""
    found = []
    for row in reading.facts.get("comments", ()):
        place = row.get("clause")
        section = sections[place] if isinstance(place, int) and place < len(sections) else None
        day = day_of(str(row.get("date", "")))
        found.append(FileComment(row["author"], day, row["text"], row["quote"], section))
    return found


def tracked(reading: Reading) -> Tracked | None:
    """What was tracked in the file; None if nothing was."""
    counts = reading.facts.get("tracked")
    if not counts:
        return None
    people = tuple(_tracker(row) for row in counts.get("people", ()))
    return Tracked(counts["inserted"], counts["deleted"], reading.options.get("tracked") == "rejected", people)


def _tracker(row: Mapping[str, Any]) -> Tracker:
    return Tracker(row["name"], row["changes"], day_of(row["first"]), day_of(row["last"]))
