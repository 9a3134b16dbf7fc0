"""What a reader returns and the comparer takes: the clauses of one file as plain values.

Offsets count Unicode code points. Texts are canonical: NFC, every run of white space one space,
and blocks joined by a line feed, so that `text[block.start:block.end]` is the block's own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar, TypeVarTuple

from clauseline.vocabulary import BlockKind, ClauseKind, Status, WhyName

T = TypeVar("T")
Helps = TypeVarTuple("Helps")

NORMATIVE: Final = "normative"
INFORMATIVE: Final = "informative"

Row = tuple[BlockKind, int, int, str, int | None, int | None, dict[str, Any]]
"""The fields of a `BlockText` in their order, as JSON has them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row: its words are [start, end) of the clause's text.

    `column` is the first that it takes, from 0; None in what an old release stored without it.
    """

    start: int
    end: int
    column: int | None = None
    columns: int = 1
    rows: int = 1
    is_head: bool = False

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Cell:
        """From JSON, where columns count from 1."""
        column = stored.get("column")
        place = column - 1 if column else None
        columns, rows = stored.get("columns") or 1, stored.get("rows") or 1
        return cls(stored["start"], stored["end"], place, columns, rows, bool(stored.get("head")))

    def as_json(self) -> dict[str, Any]:
        """As it is stored and sent."""
        place = {} if self.column is None else {"column": self.column + 1}
        spans = {"columns": self.columns, "rows": self.rows, "head": self.is_head}
        return {"start": self.start, "end": self.end, **place, **spans}


@dataclass(frozen=True, slots=True)
class Facts:
    """What some blocks have besides words; what is not set is not said of the block.

    A row: `table`, the number of its table in the clause, from 1; `row`, its place in it, from 0; its `cells`.
    A list item: `depth`, from 1. A footnote: `call`, the offset in the text where it is called. A note of the
    draft's editors, all of whose words are text: `editor`. `lines`: where further lines begin of which the draft
    prints the numbers, as (offset in the text, number).
    """

    table: int | None = None
    row: int | None = None
    cells: tuple[Cell, ...] = ()
    depth: int | None = None
    call: int | None = None
    editor: bool = False
    lines: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Facts:
        """From JSON, where rows count from 1."""
        if not stored:
            return NO_FACTS
        row = stored.get("row")
        return cls(
            table=stored.get("table"),
            row=None if row is None else row - 1,
            cells=tuple(map(Cell.of, stored.get("cells", ()))),
            depth=stored.get("depth"),
            call=stored.get("call"),
            editor=bool(stored.get("editor")),
            lines=tuple((start, number) for start, number in stored.get("lines", ())),
        )

    def as_json(self) -> dict[str, Any]:
        """As they are stored and sent: only what is said."""
        if self is NO_FACTS:
            return {}
        told = {
            "table": self.table,
            "row": None if self.row is None else self.row + 1,
            "cells": [cell.as_json() for cell in self.cells] or None,
            "depth": self.depth,
            "editor": self.editor or None,
            "lines": [[*line] for line in self.lines] or None,
            "call": self.call,
        }
        return {name: value for name, value in told.items() if value is not None}

    @property
    def is_placed(self) -> bool:
        """Whether this is a row of a table that says in which columns its cells stand."""
        return self.table is not None and bool(self.cells) and all(one.column is not None for one in self.cells)


NO_FACTS: Final = Facts()


@dataclass(frozen=True, slots=True)
class BlockText:
    """One paragraph, list item, note, table row ... of a clause: `clause.text[start:end]`.

    `marker` is the label in front of the words and no part of them ("a)", "–", "NOTE 1", "Table A.1").
    """

    kind: BlockKind
    start: int
    end: int
    marker: str = ""
    page: int | None = None
    line: int | None = None
    facts: Facts = NO_FACTS


DRAWN_BY: Final = frozenset({"pdf"})
"""The readers of formats in which figures are not pictures of their own."""


@dataclass(frozen=True, slots=True)
class FigureImage:
    """A picture in a clause: `block` is the index of the block that shows it.

    `drawn`: a reader drew it from a page (see `DRAWN_BY`), so that two of one figure may differ in their bytes.
    """

    block: int
    sha256: str
    alt: str = ""
    drawn: bool = False


def can_compare(figures: Iterable[FigureImage]) -> bool:
    """Whether pictures are the same if their bytes are, and others if not."""
    return not any(figure.drawn for figure in figures)


class Why(NamedTuple):
    """Why a line starts a clause: the name of a reason (see `clauseline.reading.structure.reasons`), and what fills it.

    So "3.2.1 follows 3.2." is `Why("follows", ("3.2.1", "3.2"))`.
    """

    name: WhyName
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A numbered or named unit. `level` is 1 at the top; its parent is the nearest one before it that is higher.

    `why` is no part of what it is: the same clause may be found for other reasons.
    """

    number: str
    title: str
    level: int
    kind: ClauseKind = "clause"
    status: Status = NORMATIVE
    text: str = ""
    blocks: tuple[BlockText, ...] = ()
    figures: tuple[FigureImage, ...] = ()
    why: Why | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a named rule left out: `count` places, `characters` non-space code points, the first as a sample."""

    rule: str
    count: int
    characters: int
    sample: str


@dataclass(frozen=True, slots=True)
class Report:
    """The account of a reading.

    `characters` (non-space code points of the file after NFC, accents not counted that are code points of their own)
    = those in the clauses (numbers, titles, texts, markers) less those `added` by the reader (automatic numbers)
    + those of `left_out`.
    `unplaced` holds samples of text before the first clause; `warnings` sentences for people.
    """

    characters: int = 0
    added: int = 0
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The clauses of one file in document order. `facts` hold what its cover says: number, title, date, language."""

    reader: str
    language: str
    clauses: tuple[ClauseText, ...]
    report: Report = field(default_factory=Report)
    facts: Mapping[str, Any] = field(default_factory=dict)
    _known: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, tell: Callable[[Outline, *Helps], T], *helps: *Helps) -> T:
        """What `tell` says of this outline, with whatever helps: worked out when first asked, and kept with it."""
        found: T = self._known[tell] if tell in self._known else self._known.setdefault(tell, tell(self, *helps))
        return found

    @property
    def characters(self) -> int:
        """The length of all texts together."""
        return sum(len(clause.text) for clause in self.clauses)


def rows_of(blocks: Iterable[BlockText]) -> list[Row]:
    """The blocks as plain rows; `blocks_of` is the inverse."""
    return [(b.kind, b.start, b.end, b.marker, b.page, b.line, b.facts.as_json()) for b in blocks]


def blocks_of(rows: Iterable[Sequence[Any]]) -> tuple[BlockText, ...]:
    """The blocks that were made `rows_of`."""
    return tuple(
        BlockText(kind, start, end, marker, page, line, Facts.of(facts))
        for kind, start, end, marker, page, line, facts in rows
    )


HEAP = 32
"""No writing sets more signs on a letter (see the Stream-Safe Text Format in UAX #15)."""

_HEAPS = re.compile(rf"[^\w\s\x00-\x7f]{{{HEAP + 1},}}")

UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Direction marks, joiners, places for line breaks: they may stand anywhere; as a class of a regular expression."""

SOFT_HYPHEN = "\u00ad"
"""Where a word may be broken at the end of a line: no part of the word."""


def canonical(words: str) -> str:
    """`words` in NFC, without soft hyphens, with every run of white space as one space and none at the ends."""
    if not words.isascii():
        words = compose(words.replace(SOFT_HYPHEN, ""))
    if words.isprintable() and "  " not in words:
        # A space is the only white space that can be printed.
        return words.strip()
    return " ".join(words.split())


def compose(words: str) -> str:
    """`words` in NFC. Heaps of accents on one letter, which take for ever to put in order, are so in pieces alone."""
    if len(words) < 2 * HEAP:
        return unicodedata.normalize("NFC", words)
    if unicodedata.is_normalized("NFC", words):
        return words
    pieces, start = [], 0
    for found in _HEAPS.finditer(words):
        for place in range(found.start() + HEAP, found.end(), HEAP):
            pieces.append(unicodedata.normalize("NFC", words[start:place]))
            start = place
    return "".join([*pieces, unicodedata.normalize("NFC", words[start:])])


def parents(levels: Iterable[int]) -> list[int | None]:
    """For each clause in order the index of its parent, or None at the top."""
    found: list[int | None] = []
    path: list[tuple[int, int]] = []
    for index, level in enumerate(levels):
        while path and path[-1][0] >= level:
            path.pop()
        found.append(path[-1][1] if path else None)
        path.append((level, index))
    return found
