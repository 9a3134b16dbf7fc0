"""What a reader returns and the comparer takes: the clauses of one file as plain values.

Offsets count Unicode code points. Texts are canonical: NFC, every run of white space one space,
and blocks joined by a line feed, so that `text[block.start:block.end]` is the block's own words.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CLAUSE_KINDS = ("clause", "term", "article", "chapter", "annex", "appendix", "front", "bibliography")
BLOCK_KINDS = (
    "paragraph",
    "item",
    "note",
    "example",
    "term",
    "row",
    "caption",
    "formula",
    "footnote",
    "figure",
    "code",
    "subheading",
)
NORMATIVE, INFORMATIVE = "normative", "informative"

Row = tuple[str, int, int, str, int | None, int | None, dict[str, Any]]
"""The fields of a `BlockText` in their order."""


@dataclass(frozen=True, slots=True)
class BlockText:
    """One paragraph, list item, note, table row ... of a clause: `clause.text[start:end]`.

    `marker` is the label in front of the words and no part of them ("a)", "–", "NOTE 1", "Table A.1").
    `facts` by kind: a row has "table" (number in the clause, from 1), "row" and "cells": a list of
    {"start", "end", "column", "columns", "rows", "head"} (offsets in the clause's text, spans of the
    cell); an item has "depth" from 1; a note of the draft's editors has "editor": True, and all its words are text;
    a footnote has "call", the offset in the text where it is called.
    """

    kind: str
    start: int
    end: int
    marker: str = ""
    page: int | None = None
    line: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FigureImage:
    """A picture in a clause: `block` is the index of the block that shows it."""

    block: int
    sha256: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A numbered or named unit. `level` is 1 at the top; its parent is the nearest one before it that is higher."""

    number: str
    title: str
    level: int
    kind: str = "clause"
    status: str = NORMATIVE
    text: str = ""
    blocks: tuple[BlockText, ...] = ()
    figures: tuple[FigureImage, ...] = ()


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

    @property
    def characters(self) -> int:
        """The length of all texts together."""
        return sum(len(clause.text) for clause in self.clauses)


def rows_of(blocks: Iterable[BlockText]) -> list[Row]:
    """The blocks as plain rows; `blocks_of` is the inverse."""
    return [(b.kind, b.start, b.end, b.marker, b.page, b.line, dict(b.facts)) for b in blocks]


def blocks_of(rows: Iterable[Sequence[Any]]) -> tuple[BlockText, ...]:
    """The blocks that were made `rows_of`."""
    return tuple(BlockText(*row) for row in rows)


def packed(blocks: Sequence[BlockText]) -> bytes:
    """The blocks of one clause in few bytes; `unpacked` is the inverse."""
    if not blocks:
        return b""
    return zlib.compress(json.dumps(rows_of(blocks), ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(data: bytes | memoryview) -> tuple[BlockText, ...]:
    """The blocks that were `packed`."""
    return blocks_of(json.loads(zlib.decompress(data))) if data else ()


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
    return " ".join(words.split())


def compose(words: str) -> str:
    """`words` in NFC. Heaps of accents on one letter, which take for ever to put in order, are so in pieces alone."""
    if len(words) < 2 * HEAP or unicodedata.is_normalized("NFC", words):
        return unicodedata.normalize("NFC", words)
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
