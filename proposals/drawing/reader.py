"""The page of a version's text, drawn for everyone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from clauseline.redline.brackets import bracketed
from clauseline.redline.parts import Fate
from clauseline.redline.sections import Section
from clauseline.vocabulary import key_of
from proposals.drawing.clauses import CameBy, TextLook, clauses
from proposals.drawing.entries import PortionLayout
from proposals.drawing.figures import Figures
from proposals.drawing.names import VersionName
from proposals.drawing.portions import SHORT, Portion, of_clauses
from proposals.drawing.shared import EVERYONE, TREE, Coming
from proposals.drawing.trees import tree
from proposals.drawing.wraps import TermMark


@dataclass(frozen=True)
class TextKey:
    """All that decides which words the clauses of a version have: what one reading found, which does not change."""

    slug: str
    reading: int
    made_at: datetime.datetime


@dataclass(frozen=True)
class ReadingFacts:
    """How the text was read: by which reader, in which language; `report` is its account."""

    language: str
    reader: str
    reader_version: str
    made_at: datetime.datetime
    report: Mapping[str, Any]


@dataclass(frozen=True)
class TextHead:
    """All that the page around the clauses says of a version beside them.

    `tracked_in` is the slug of the ready comparison that shows what the file tracks, "" if there is none.
    """

    version: VersionName
    filename: str
    sha256: str
    reading: ReadingFacts
    tracked_in: str

    @property
    def slug(self) -> str:
        return self.version.slug


@dataclass(frozen=True)
class ReadText:
    """The clauses of a version with their pictures, what became of them, and where terms stand; and what else the file
    brought: `comments`, what it `tracked`, and whether it is known why each clause is one. `uses_are_cut` says that not
    all places of terms were looked for.
    """

    sections: Sequence[Section]
    figures: Figures
    fates: Mapping[str, Fate]
    marks: Mapping[str, Sequence[TermMark]]
    definitions: Sequence[object]
    uses_are_cut: bool
    comments: Sequence[object]
    tracked: object
    has_reasons: bool


class ReaderText:
    """A version's text, with what the comparison `came_by` says of its clauses."""

    def __init__(self, key: TextKey, head: TextHead, came_by: CameBy | None, text: ReadText, tag: str) -> None:
        self.key, self.head, self.came_by, self.text, self.tag = key, head, came_by, text, tag
        self.sections = text.sections
        self.spread: list[Portion] = of_clauses([len(section.text) for section in self.sections])
        self.look = TextLook(key_of(key.slug), head.reading.language, text.fates, came_by, text.figures, text.marks)

    @property
    def count(self) -> int:
        """How many portions there are."""
        return len(self.spread)

    def frame(self) -> str:
        """What stands around the portions, with a place for each."""
        text, head = self.text, self.head
        context = {
            **EVERYONE,
            "version": head.version,
            "file": head,
            "reading": head.reading,
            "sections": self.sections,
            "definitions": text.definitions,
            "uses_are_cut": text.uses_are_cut,
            "came_by": self.came_by,
            "tracked_in": head.tracked_in,
            "file_comments": text.comments,
            "tracked": text.tracked,
            "undecided": bracketed(self.sections),
            "has_reasons": text.has_reasons,
            "is_short": self._is_short,
            "tree": self.tree() if self._is_short else "",
            "tree_address": self._address(TREE),
            "whole": "?whole=1",
            "spread": [self._coming(portion) for portion in self.spread],
        }
        return render_to_string("proposals/version.html", context)

    def tree(self) -> str:
        """All clauses by number and title."""
        places: dict[str, int] = {section.key: place for place, section in enumerate(self.sections)}
        return tree(self.sections, self.text.fates, places, self.head.reading.language)

    def portions(self, numbers: Sequence[int]) -> Iterator[PortionLayout]:
        """These portions."""
        for portion in (self.spread[number - 1] for number in numbers):
            found = PortionLayout()
            found.write(clauses(self.sections[portion.start : portion.end], self.look))
            yield found

    @property
    def _is_short(self) -> bool:
        return len(self.sections) <= SHORT

    def _coming(self, portion: Portion) -> Coming:
        first, last = self.sections[portion.start], self.sections[portion.end - 1]
        return Coming(portion, first.key, first.name, last.name, self._address(portion.number))

    def _address(self, part: int | str) -> str:
        return reverse("version-portion", args=[self.key.slug, f"{self.tag}-{part}"])
