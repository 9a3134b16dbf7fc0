"""How long a draft may be: beyond it the time and memory of the process that reads it would not suffice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from proposals.reading.reader import Unreadable
from proposals.saying import said

PARAGRAPHS = 120_000
"""The longest standards have half as many paragraphs and table rows."""

CELLS = 250_000
"""So many cells of tables."""

PIPES = 200_000
"""And so many of tables that Markdown draws with pipes: its parser keeps several objects for each."""

LINES = 250_000
"""So many lines of plain text or Markdown that are not empty."""

TOO_LONG = said("This file has more paragraphs than any draft. Please upload the draft alone, or a part of it.")

MARKED = said(
    "Letters of this file have more accents than any writing sets on one. Please upload the draft without them."
)

BRACKETS = 1_000_000
"""So many brackets of Markdown; a parser tries at each of them whether a link begins."""

Item = TypeVar("Item")


def bounded(items: Iterable[Item]) -> Iterator[Item]:
    """The same paragraphs and rows. Raises `Unreadable` where there are too many, before the rest is made."""
    for count, item in enumerate(items):
        check_count(count)
        yield item


def check_count(count: int) -> None:
    """Raises `Unreadable` if there are already too many paragraphs."""
    if count >= PARAGRAPHS:
        raise Unreadable(TOO_LONG)


def check_cells(rows: Iterable[Sequence[object]]) -> None:
    """Raises `Unreadable` if tables have too many cells."""
    if sum(map(len, rows)) > CELLS:
        raise Unreadable(TOO_LONG)


def check_code(codes: Iterable[str]) -> None:
    """Raises `Unreadable` if pieces of code have too many rows."""
    if sum(code.count("\n") for code in codes) >= LINES:
        raise Unreadable(TOO_LONG)


def check_lines(text: str) -> None:
    """Raises `Unreadable` if a text has too many lines."""
    if text.count("\n") >= LINES and sum(map(bool, map(str.strip, text.split("\n")))) >= LINES:
        raise Unreadable(TOO_LONG)


def check_brackets(text: str) -> None:
    """Raises `Unreadable` if a text in Markdown has too many brackets; those of declarations and notes count as ten."""
    if text.count("[") + 10 * (text.count("<!") + text.count("[^")) > BRACKETS:
        raise Unreadable(TOO_LONG)


def check_composed(*texts: str) -> None:
    """Raises `Unreadable` if so many accents stand on a letter of canonical `texts` that they are in no order."""
    if not all(text.isascii() or unicodedata.is_normalized("NFC", text) for text in texts):
        raise Unreadable(MARKED)
