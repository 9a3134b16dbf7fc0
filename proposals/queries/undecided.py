"""What a version still has in square brackets, found in its stored text each time it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proposals.queries.documents import Section
from proposals.undecided import find_undecided, settled_places


@dataclass(frozen=True, slots=True)
class Undecided:
    """Words in brackets at [start, end) of a clause's text, brackets and all."""

    section: Section
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.section.text[self.start : self.end]


def undecided(sections: Iterable[Section]) -> list[Undecided]:
    """The undecided words of a text in order; no query."""
    return [
        Undecided(section, start, end)
        for section in sections
        for start, end in find_undecided(section.text, settled_places(section.blocks))
    ]
