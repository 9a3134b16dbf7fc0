"""Rows of tables that run over several pages: heads that are printed again, and rows that the end of a page parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.pdf.joining import Vocabulary, join_rows, printed_markers
from clauseline.reading.pdf.paragraphs import PrintedParagraph
from clauseline.reading.pdf.rows import Field, PrintedRow
from clauseline.reading.words.vocabulary import CAPTION

REPEATED = N_("heads of tables that are printed again")
HEADS = 4
"""No more rows head a table."""
NEAR, INSET = 6.0, 5.0
"""Sides that differ by so many points are the same; words are so far from the sides of their cell."""
WORDS = 3
"""So many words of a row are of a sentence."""
LETTER = 0.5
"""A letter is so wide, in sizes of type, where it is not measured."""

_CONTINUED = re.compile(
    r"\W{0,9}(?:continued|concluded|cont\.?d?|end|suite|fin|continuación|continuação|продолжение|окончание|续)\W{0,9}",
    re.I,
)
_ENDED = re.compile(r"[.!?:;。；：]\W{0,9}$")


@dataclass(slots=True)
class _Table:
    """A table that may go on. Its `last` row is not yet given; `page` is that up to which its rows are told.

    `again`: so many of its heads this page has printed; `whole`: each row so far has words in the first column;
    `narrow`: the sides of its columns on a page on which no line parts some of them.
    """

    number: int
    last: PrintedRow
    page: int
    heads: list[str]
    row: int = 0
    again: int = 0
    whole: bool = True
    narrow: tuple[float, ...] = ()

    def fitted(self, printed: PrintedRow) -> PrintedRow | None:
        """A printed row as one of this table, or None if it is of another."""
        own, sides = self.last.sides, printed.sides
        if len(own) == len(sides) and all(abs(a - b) < NEAR for a, b in zip(own, sides, strict=True)):
            return printed
        if printed.backwards or (self.page == printed.page and self.narrow != sides):
            return None
        placed = _placed(printed, own)
        self.narrow = sides if placed else ()
        return placed

    def is_head(self, printed: PrintedRow) -> bool:
        """Whether a row at the top of a page is a head of the table, printed again."""
        return self.again < len(self.heads) and printed.text == self.heads[self.again]

    def add(self, printed: PrintedRow) -> None:
        """Take a row as the next."""
        bold, self.last, self.page, self.again = self.last.bold, printed, printed.page, 0
        self.row += 1
        self.whole &= _has_first(printed)
        if len(self.heads) == self.row < HEADS and bold and printed.bold:
            self.heads.append(printed.text)

    def goes_on(self, printed: PrintedRow) -> bool:
        """Whether a row at the top of a page goes on with the last one of the page before: it has words only where
        that has, and none in the first column, as no row of the table before, or in the middle of sentences.
        """
        before = {one.column: one for one in self.last.fields}
        pairs = [(before.get(one.column), one) for one in printed.fields if one.rows]
        if any(one is None or not one.rows or one.columns != other.columns for one, other in pairs):
            return False
        if self.whole and self.row and not _has_first(printed) and any(not one.column for one in printed.fields):
            return True
        runs = [_runs_on(one, other, printed.sides) for one, other in pairs if one]
        return all(runs) and any(len(one.rows[-1].text.split()) >= WORDS for one, _ in pairs if one)

    def join(self, printed: PrintedRow) -> None:
        """Take the words of a row as the rest of those of the last."""
        more = {one.column: one.rows for one in printed.fields}
        fields = [replace(one, rows=one.rows + more.get(one.column, [])) for one in self.last.fields]
        self.last, self.page, self.again = replace(self.last, fields=fields), printed.page, 0


@dataclass(slots=True)
class PrintedTables:
    """Makes table rows of printed ones, one after the other: each is given when it is known how the next begins."""

    known: Vocabulary
    account: Account
    _open: _Table | None = None
    _caption: str = ""
    _count: int = field(default=0)

    def paragraph(self, line: Line) -> Iterator[Line | Row]:
        """A paragraph behind the row before it: no caption of the table there, which the next page prints again."""
        if self._open and self._open.page != line.page and self._is_again(line.text):
            self.account.leave_line(REPEATED, line)
            return
        yield from self.end()
        self._caption = line.text
        yield line

    def row(self, given: PrintedRow) -> Iterator[Row]:
        """The row before a printed one, unless that goes on with it or is a head that each page prints again."""
        table = self._open
        printed = table.fitted(given) if table else None
        if table is None or printed is None:
            yield from self.end()
            self._count += 1
            self._open = _Table(self._count, given, given.page, [given.text], whole=_has_first(given))
        elif table.page != printed.page and table.is_head(printed):
            table.again += 1
            self.account.leave_out(REPEATED, printed.text)
        elif table.page != printed.page and table.goes_on(printed):
            table.join(printed)
        else:
            yield self._made(table)
            table.add(printed)

    def end(self) -> Iterator[Row]:
        """The last row of the table that is open."""
        if self._open:
            yield self._made(self._open)
        self._open = None

    def _is_again(self, text: str) -> bool:
        """Whether a caption is that of the table before it, perhaps with a word that says so."""
        found, before = CAPTION.match(text), CAPTION.match(self._caption)
        if not found or not before or found["marker"] != before["marker"]:
            return False
        return text == self._caption or _CONTINUED.fullmatch(text[found.end("marker") :]) is not None

    def _made(self, table: _Table) -> Row:
        head = table.last.bold and table.row < len(table.heads)
        cells = tuple(self._cell(one, head=head) for one in table.last.fields)
        return Row(table.number, table.row, cells, page=table.last.page, line=table.last.line)

    def _cell(self, one: Field, *, head: bool) -> Cell:
        if not one.rows:
            return Cell("", one.column, one.columns, one.tall, head=head)
        paragraph = PrintedParagraph(one.rows)
        join_rows(paragraph, self.known, self.account)
        words, notes = paragraph.text.replace("\t", " "), paragraph.notes
        return Cell(words, one.column, one.columns, one.tall, head, notes, added=-printed_markers(notes))


def _has_first(printed: PrintedRow) -> bool:
    return any(one.rows for one in printed.fields if not one.column)


def _placed(printed: PrintedRow, sides: Sequence[float]) -> PrintedRow | None:
    """A row of fewer columns in a table of these `sides`, if all its own are among them and it is as wide."""
    places = [
        next((place for place, side in enumerate(sides) if abs(side - own) < NEAR), None) for own in printed.sides
    ]
    found = [place for place in places if place is not None]
    if len(found) < len(places) or len(found) < 3 or found[0] or found[-1] != len(sides) - 1:
        return None
    if max(one.column + one.columns for one in printed.fields) >= len(found):
        return None  # Its sides are where columns begin, and where the last ends is not told.
    fields = [
        replace(one, column=found[one.column], columns=found[one.column + one.columns] - found[one.column])
        for one in printed.fields
    ]  # fmt: skip
    return replace(printed, fields=fields, sides=tuple(sides))


def _runs_on(one: Field, other: Field, sides: Sequence[float]) -> bool:
    """Whether the words of a cell go on in another: they fill its last row, end no sentence, and begin none there."""
    last, words = one.rows[-1], other.rows[0].text
    if one.column + one.columns >= len(sides) or _ENDED.search(last.text) or words[:1].isupper():
        return False
    room = sides[one.column + one.columns] - sides[one.column] - 2 * INSET
    return last.right - last.left + LETTER * (1 + len(words.split(maxsplit=1)[0])) * last.size > room
