"""How long a draft may be: beyond it the time and memory of the process that reads it would not suffice.

`read` checks the file and what makes outlines the lines it is given, so that no format has to. One does only where a
library, or its own tree, would take all memory before there are lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from clauseline.messages import gettext_noop as N_
from clauseline.reading.lines import Line, Row
from clauseline.reading.reader import Unreadable

BYTES = 400_000_000
"""So many bytes of a file."""

PARAGRAPHS = 120_000
"""The longest standards have half as many paragraphs and table rows."""

CELLS = 250_000
"""So many cells of tables."""

PIPES = 200_000
"""And so many of tables that Markdown draws with pipes: its parser keeps several objects for each."""

LINES = 250_000
"""So many lines of plain text or Markdown that are not empty."""

TOO_LARGE = N_("This file is larger than any draft. Please upload the draft alone, or a part of it.")

TOO_LONG = N_("This file has more paragraphs than any draft. Please upload the draft alone, or a part of it.")

MARKED = N_(
    "Letters of this file have more accents than any writing sets on one. Please upload the draft without them."
)

BRACKETS = 1_000_000
"""So many brackets of Markdown; a parser tries at each of them whether a link begins."""

MARKS = 500_000
"""So many signs that may mark words in Markdown; its parser keeps several objects for each."""

OVERMARKED = N_(
    "This file has more signs that mark words, such as * and _, than any draft. "
    "Please upload the draft without them, or a part of it."
)

STYLE_CHAIN = 30
"""So many styles of an office file may stand on one another."""

COLUMNS = 1_000
"""No table has more columns; a cell that says it spans more does not."""

_VISIBLE = re.compile(rb"[^\s\0][^\r\n]*")
"""A line from the first byte on that shows something; in UTF-16 every other byte of plain letters is zero."""

Item = TypeVar("Item")


def check_file(data: bytes, *, is_typed: bool) -> None:
    """Raises `Unreadable` if a file is too large, or too long where its lines are typed, before anything is made of
    it.
    """
    if len(data) > BYTES:
        raise Unreadable(TOO_LARGE)
    if is_typed and data.count(b"\n") + data.count(b"\r") >= LINES and _has_lines(data):
        raise Unreadable(TOO_LONG)


def _has_lines(data: bytes) -> bool:
    """Whether so many of its lines are not empty."""
    return next(islice(_VISIBLE.finditer(data), LINES - 1, None), None) is not None


def bounded(items: Iterable[Item]) -> Iterator[Item]:
    """The same lines and rows, one after the other. Raises `Unreadable` where there are too many of them, of cells or
    of lines of code, before the rest is made.
    """
    cells = code = 0
    for count, item in enumerate(items):
        if isinstance(item, Row):
            cells += len(item.cells)
        elif isinstance(item, Line) and item.role == "code":
            code += item.text.count("\n")
        if count >= PARAGRAPHS or cells > CELLS or code >= LINES:
            raise Unreadable(TOO_LONG)
        yield item


def check_count(count: int) -> None:
    """Raises `Unreadable` if there are already too many paragraphs."""
    if count >= PARAGRAPHS:
        raise Unreadable(TOO_LONG)


def check_brackets(text: str) -> None:
    """Raises `Unreadable` if a text in Markdown has too many brackets; those of declarations and notes count as ten."""
    if text.count("[") + 10 * (text.count("<!") + text.count("[^")) > BRACKETS:
        raise Unreadable(TOO_LONG)


def count_marks(words: str, before: int) -> int:
    """How many signs that may mark words of Markdown there are in these and `before`. Raises `Unreadable` if they are
    too many.
    """
    count = before + sum(map(words.count, "*_~`<&\\"))
    if count > MARKS:
        raise Unreadable(OVERMARKED)
    return count


def check_composed(*texts: str) -> None:
    """Raises `Unreadable` if so many accents stand on a letter of canonical `texts` that they are in no order."""
    if not all(text.isascii() or unicodedata.is_normalized("NFC", text) for text in texts):
        raise Unreadable(MARKED)
