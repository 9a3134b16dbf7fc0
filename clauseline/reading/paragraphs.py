"""A paragraph in the making, in formats that mark up its words: text in pieces, notes, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clauseline.reading.account import weigh
from clauseline.reading.lines import Note, Picture

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class ParagraphBuilder:
    """Raw text in `pieces`, where a tab is "\\t" and a break "\\n"; `added` counts the characters that are ours."""

    pieces: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    added: int = 0
    _length: int = 0
    _counted: int = 0

    def text(self) -> str:
        """The raw text so far."""
        return "".join(self.pieces)

    def offset(self) -> int:
        """How long the raw text is so far."""
        self._length += sum(map(len, self.pieces[self._counted :]))
        self._counted = len(self.pieces)
        return self._length


@dataclass(slots=True)
class OfficeParagraph(ParagraphBuilder):
    """A paragraph of an office file: `boxes` hold paragraphs whose words come after its own; `maths` counts the
    characters of equations; `bold` is None before its first words.
    """

    boxes: list[etree._Element] = field(default_factory=list)
    maths: int = 0
    bold: bool | None = None

    def add_equation(self, text: str, added: int) -> None:
        """An equation on a line, of which so many characters are ours."""
        self.pieces.append(text)
        self.added += added
        self.maths += weigh(text)
