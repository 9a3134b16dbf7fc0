"""What a version still has in square brackets, with the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clauseline.brackets import bracketed_places, settled_places
from clauseline.redline.sections import Section

AROUND = 40
"""Characters that are shown beside the brackets."""


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Words in brackets at [start, end) of a clause's text, brackets and all."""

    section: Section
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.section.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The words right before them in their paragraph."""
        text = self.section.text
        near = text[text.rfind("\n", 0, self.start) + 1 : self.start]
        cut = near[-AROUND:]
        return near if len(near) <= AROUND else "…" + (cut.partition(" ")[2] or cut)

    @property
    def behind(self) -> str:
        """The words right behind them."""
        near = self.section.text[self.end : self.end + 2 * AROUND].partition("\n")[0]
        cut = near[:AROUND]
        return near if len(near) <= AROUND else (cut.rpartition(" ")[0] or cut) + "…"


def bracketed(sections: Iterable[Section]) -> list[Bracketed]:
    """The bracketed words of a text in order."""
    return [
        Bracketed(section, start, end)
        for section in sections
        for start, end in bracketed_places(section.text, settled_places(section.blocks))
    ]
