"""What a drawn table is before its cells are read: boxes of lines, and the marks that draw them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CAPTION = re.compile(r"(?:Table)?:\s+(?=\S)")
"""How the caption below a table begins: ": so" or "Table: so"."""

FILLER = "\uffff"
"""Stands behind a wide character, which takes two columns. No text has it: it is no character."""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell: its lines without what is drawn around them, its first column, from 0, and its spans.

    A line fills `room` columns at most; 0 where that is not known.
    """

    lines: tuple[str, ...]
    column: int = 0
    columns: int = 1
    rows: int = 1
    head: bool = False
    room: int = 0

    def text(self) -> str:
        """The lines as one, set apart by line feeds."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The boxes of a drawn table row by row, the number of lines it takes, and what draws it."""

    rows: tuple[tuple[DrawnCell, ...], ...]
    length: int
    marks: tuple[str, ...] = ()


def spread(line: str) -> Sequence[str]:
    """`line` by columns: what stands in each, a `FILLER` behind a wide character."""
    if line.isascii():
        return line
    columns: list[str] = []
    marks: list[str] = []
    for sign in line:
        if columns and unicodedata.combining(sign):
            marks.append(sign)
            continue
        if marks:
            columns[-1] += "".join(marks)
            marks = []
        columns.append(sign)
        if unicodedata.east_asian_width(sign) in "WF":
            columns.append(FILLER)
    return [*columns[:-1], columns[-1] + "".join(marks)] if marks else columns


def gathered(columns: Iterable[str]) -> str:
    """The text of a stretch of columns."""
    return "".join(columns).replace(FILLER, "")


def dedent(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines without the white space that all of them begin with, and none at their ends."""
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return tuple(line[indent:].rstrip() for line in lines)
