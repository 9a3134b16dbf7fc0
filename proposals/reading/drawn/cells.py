"""The lines of a cell as they were meant: broken words whole, and of a table drawn in it what its cells say."""

from __future__ import annotations

from collections.abc import Callable

from proposals.reading.drawn.broken import mend
from proposals.reading.drawn.drawing import Box, Drawing
from proposals.reading.drawn.tables import Tables

_RULES = ("+-", "+=", "+:", "--")


def lines_of(box: Box, known: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The lines of a cell, and the marks of tables drawn in it. `known` says which words the file has elsewhere.

    What a cell of a table in the cell says stands between blank lines. What is drawn in this is left as it is.
    """
    starts = [line.lstrip()[:2] for line in box.lines]
    if not any(start in _RULES for start in starts):
        return mend(box.lines, box.room, known), []
    tables = Tables(box.lines, len(box.lines))
    found: list[str] = []
    marks: list[str] = []
    place = begin = 0
    while place < len(box.lines):
        drawing = tables.read(place) if _may_begin(starts[place : place + 2]) else None
        if drawing is None:
            place += 1
            continue
        found += mend(box.lines[begin:place], box.room, known)
        found += _inside(drawing, known)
        marks += drawing.marks
        place = begin = place + drawing.length
    return [*found, *mend(box.lines[begin:], box.room, known)], marks


def _may_begin(starts: list[str]) -> bool:
    return starts[0] in _RULES or starts[-1] == "--"


def _inside(drawing: Drawing, known: Callable[[str], bool]) -> list[str]:
    lines = [""]
    for row in drawing.rows:
        for box in row:
            lines += [*mend(box.lines, box.room, known), ""]
    return lines
