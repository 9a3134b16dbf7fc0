"""Tables on their way to rows, in formats that mark them up: the lines of a cell become one text."""

from __future__ import annotations

from dataclasses import dataclass, field

from clauseline.reading.account import weigh
from clauseline.reading.lines import Cell, Line, Note, Row
from clauseline.vocabulary import Role

_CLAUSES: frozenset[Role] = frozenset(("heading", "annex", "subheading", "title", "number", "contents"))


@dataclass(slots=True)
class Spot:
    """A cell while its table is being read."""

    lines: list[Line | Row]
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False
    goes_on: bool = False
    row: int = field(default=0)


def is_layout(rows: list[list[Spot]]) -> bool:
    """A single cell, or a single column in which a heading stands, lays out text."""
    if max((len(row) for row in rows), default=0) > 1:
        return False
    lines = [line for row in rows for spot in row for line in spot.lines]
    if any(isinstance(line, Row) for line in lines) or any(
        line.role in _CLAUSES for line in lines if isinstance(line, Line)
    ):
        return True
    return len(rows) == 1 and sum(bool(line.text.strip()) for line in lines if isinstance(line, Line)) > 1


def cell_of(spot: Spot) -> Cell:
    """The cell, its lines and the rows of tables in it as one text."""
    if len(spot.lines) == 1 and isinstance(line := spot.lines[0], Line) and not line.label:
        head = spot.head or line.role == "table head"
        return Cell(line.text, spot.column, spot.columns, spot.rows, head, line.notes, line.pictures, line.added)
    pieces: list[str] = []
    added = length = 0
    notes: list[Note] = []
    parts = [part for line in spot.lines for part in (line.cells if isinstance(line, Row) else (line,))]
    for part in parts:
        label = part.label + " " if isinstance(part, Line) and part.label else ""
        added += (weigh(label) if label else 0) + part.added
        between = " " if length and (part.text.strip() or label) else ""
        start = length + len(between) + len(label)
        notes += [note._replace(call=start + note.call) for note in part.notes]
        pieces += (between, label, part.text)
        length = start + len(part.text)
    pictures = tuple(picture for part in parts for picture in part.pictures)
    head = spot.head or any(isinstance(line, Line) and line.role == "table head" for line in spot.lines)
    return Cell("".join(pieces), spot.column, spot.columns, spot.rows, head, tuple(notes), pictures, added)
