"""Tables that a plain text draws, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.ascii_tables.broken import Known
from clauseline.reading.ascii_tables.cells import is_layout, lines_of, paragraphs_of, parts_of
from clauseline.reading.ascii_tables.drawing import CAPTION, Drawing, DrawnCell
from clauseline.reading.ascii_tables.tables import DrawnTables
from clauseline.reading.lines import Cell, Line, Row

RULE = N_("lines of drawn tables")


@dataclass(frozen=True, slots=True)
class TextTable:
    """The rows of a drawn table, or the paragraphs and rows that it only frames, and the number of lines it takes."""

    rows: tuple[Row | str, ...]
    length: int


class Grids:
    """Finds the tables drawn among `lines`."""

    def __init__(self, lines: Sequence[str], account: Account) -> None:
        self._tables, self._account = DrawnTables(lines, len(lines)), account
        self._known = Known(lines)

    def read(self, place: int, table: int) -> TextTable | None:
        """The table that begins at line `place`, or None. What draws it is left out by rule."""
        found = self._tables.read(place)
        if found is None:
            return None
        return TextTable(
            tuple(self._framed(found, table) if is_layout(found) else self._rows(found, table)), found.length
        )

    def _rows(self, found: Drawing, table: int) -> Iterator[Row]:
        self._leave(found.marks)
        for number, row in enumerate(found.rows):
            yield Row(table, number, tuple(map(self._cell, row)))

    def _framed(self, found: Drawing, table: int) -> Iterator[Row | str]:
        self._leave(found.marks)
        for box in (box for row in found.rows for box in row):
            for part in parts_of(box, self._known):
                if isinstance(part, Drawing):
                    yield from self._rows(part, table)
                    table += 1
                else:
                    yield from paragraphs_of(part, box.room)

    def _leave(self, marks: Iterable[str]) -> None:
        for mark in marks:
            self._account.leave_out(RULE, mark)

    def _cell(self, box: DrawnCell) -> Cell:
        lines, marks = lines_of(box, self._known)
        self._leave(marks)
        return Cell(" ".join(filter(None, map(str.strip, lines))), box.column, box.columns, box.rows, box.head)


def captioned(items: Iterable[Line | Row], account: Account) -> Iterator[Line | Row]:
    """The same lines and rows; a line ": so" or "Table: so" just behind a table is its caption, as pandoc writes it."""
    before: Line | Row | None = None
    for item in items:
        if isinstance(before, Row) and isinstance(item, Line) and (found := CAPTION.match(item.text)):
            account.leave_out(RULE, found.group())
            before = item._replace(text=item.text[found.end() :], role="caption", lines=())
        else:
            before = item
        yield before
