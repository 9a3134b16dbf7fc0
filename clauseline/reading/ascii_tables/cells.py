"""The lines of a cell as they were meant: broken words whole, and the tables drawn in it apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from clauseline.reading.ascii_tables.broken import mend
from clauseline.reading.ascii_tables.drawing import Drawing, DrawnCell
from clauseline.reading.ascii_tables.tables import DrawnTables

MANY = 3
"""So many paragraphs in a cell of a single column are text, as in tables of web pages."""

_RULES = ("+-", "+=", "+:", "--")


def is_layout(drawing: Drawing) -> bool:
    """Whether a table of one column only frames text: it has one row, or a cell of many paragraphs."""
    if any(len(row) > 1 for row in drawing.rows):
        return False
    return len(drawing.rows) < 2 or any(_paragraphs(box) >= MANY for row in drawing.rows for box in row)


def _paragraphs(box: DrawnCell) -> int:
    return sum(bool(after.strip()) and not before.strip() for before, after in pairwise(["", *box.lines]))


def parts_of(box: DrawnCell, known: Callable[[str], bool]) -> Iterator[list[str] | Drawing]:
    """The lines of a cell, and the tables drawn between them. `known` says which words the file has elsewhere."""
    starts = [line.lstrip()[:2] for line in box.lines]
    if not any(start in _RULES for start in starts):
        yield mend(box.lines, box.room, known)
        return
    tables = DrawnTables(box.lines, len(box.lines))
    place = begin = 0
    while place < len(box.lines):
        drawing = tables.read(place) if starts[place] in _RULES or "--" in starts[place + 1 : place + 2] else None
        if drawing is None:
            place += 1
            continue
        yield mend(box.lines[begin:place], box.room, known)
        yield drawing
        place = begin = place + drawing.length
    yield mend(box.lines[begin:], box.room, known)


def lines_of(box: DrawnCell, known: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The lines of a cell, and the marks of tables drawn in it.

    What a cell of a table in the cell says stands between blank lines. What is drawn in this is left as it is.
    """
    found: list[str] = []
    marks: list[str] = []
    for part in parts_of(box, known):
        if isinstance(part, Drawing):
            found += [
                "",
                *(line for row in part.rows for one in row for line in (*mend(one.lines, one.room, known), "")),
            ]
            marks += part.marks
        else:
            found += part
    return found, marks


def paragraphs_of(lines: list[str], room: int) -> Iterator[str]:
    """Lines of plain words as paragraphs: those between blank lines, if each ends where the next word has no room."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(line.strip())
        elif group:
            wrapped = all(len(one) + 1 + len(next_.split(maxsplit=1)[0]) > room for one, next_ in pairwise(group))
            yield from [" ".join(group)] if wrapped else group
            group = []
