"""What the cover of a version says, beside what people say of it."""

from __future__ import annotations

from dataclasses import dataclass

from clauseline.reading.words.dates import day_of
from proposals.models import Version

NAMES = ("number", "title", "date", "stage", "source")


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A fact as the cover prints it. `is_taken`: the version says the same, and no person confirmed it yet.

    `value` is what a form would take for it: a day in ISO's order.
    """

    name: str
    words: str
    value: str
    is_taken: bool


def proposed(version: Version) -> list[CoverFact]:
    """What the cover says, fact by fact, of a version with its current reading; contributors are its "source"."""
    reading = version.current_reading
    cover = reading.facts if reading else {}
    return [_fact(version, name, str(cover[name])) for name in NAMES if cover.get(name)]


def is_to_confirm(version: Version) -> bool:
    """Whether some of it was taken from the cover, and nobody looked at it yet."""
    return any(one.is_taken for one in proposed(version))


def _fact(version: Version, name: str, words: str) -> CoverFact:
    day = day_of(words) if name == "date" else None
    field = "contributors" if name == "source" else name
    return CoverFact(name, words, day.isoformat() if day else words, field not in version.given)
