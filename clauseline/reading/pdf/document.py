"""A PDF as rows of print and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.pdf.columns import Columns
from clauseline.reading.pdf.drawn import Box, PageDrawing, PrintedFigure
from clauseline.reading.pdf.figures import Adornments, adornments, take_out_figures
from clauseline.reading.pdf.formulas import find_formulas
from clauseline.reading.pdf.margins import take_out_numbers
from clauseline.reading.pdf.pieces import PageReader, TextPiece
from clauseline.reading.pdf.rows import Field, PrintedRow, by_baseline, is_backwards, rows_of
from clauseline.reading.pdf.tables import take_out_tables
from clauseline.reading.pdf.twice import told_once
from clauseline.reading.pdf.witnesses import Witnesses
from clauseline.reading.reader import Unreadable

ENCRYPTED = N_("This PDF is encrypted and asks for a password. Please save a copy without one and upload that.")
BROKEN = N_("This PDF is damaged or not complete. Please save or download it again.")
MOST_PAGES = 5_000
TOO_LONG = N_("This PDF has too many pages to be read. Please upload the draft alone.")
MOST_PIECES = 800_000
"""Pieces of print; the longest standards have half as many."""

IN_FIGURES = N_("words in figures, which their pictures show")

MOST_BOOKMARKS = 20_000
_MARK = "\0"


def open_document(data: bytes) -> pypdfium2.PdfDocument:
    """The document in `data`. Raises `Unreadable` if it is encrypted, broken or without end."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        encrypted = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(problem).lower()
        raise Unreadable(ENCRYPTED if encrypted else BROKEN) from problem
    if not len(document):
        raise Unreadable(BROKEN)
    if len(document) > MOST_PAGES:
        raise Unreadable(TOO_LONG)
    return document


def read_pages(document: pypdfium2.PdfDocument, account: Account) -> list[PrintedRow]:
    """The rows of all pages, numbers of lines taken out. Raises `Unreadable` if a page cannot be loaded."""
    pages: list[list[TextPiece]] = []
    drawings: list[PageDrawing] = []
    reader = PageReader()
    count = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as problem:
            raise Unreadable(BROKEN) from problem
        pages.append(told_once(reader.pieces(page)))
        count += len(pages[-1])
        if count > MOST_PIECES:
            raise Unreadable(TOO_LONG)
        drawings.append(PageDrawing(_sheet(page), reader.rules, reader.drawn))
        page.close()
    margins = take_out_numbers(pages, account)
    adorning = adornments(drawings)
    settings = [
        PageSetting(pieces, own, adorning, account, page=index)
        for index, (pieces, own) in enumerate(zip(pages, drawings, strict=True), 1)
    ]
    columns = Columns()
    for setting in settings:
        setting.teach(columns)
    rows: list[PrintedRow] = []
    for index, setting in enumerate(settings):
        rows += setting.rows(columns, partial(margins.tell, index))
    return find_formulas(rows)


class PageSetting:
    """The text of a page outside its tables, by baselines, and the rows of its tables."""

    def __init__(
        self, pieces: Sequence[TextPiece], drawing: PageDrawing, adorning: Adornments, account: Account, *, page: int
    ) -> None:
        tall = drawing.page.tall
        outside, self._tables, places = take_out_tables(pieces, drawing.rules, page=page, tall=tall)
        outside, figures = take_out_figures(outside, drawing, places, adorning)
        for figure in figures:
            account.leave_out(IN_FIGURES, " ".join(figure.words))
            self._tables.append([_figure_row(figure, page, tall)])
        upright = [piece for piece in outside if piece.upright]
        self._turned = [[piece] for piece in outside if not piece.upright]
        self._backwards = is_backwards("".join(piece.text for piece in upright))
        self._groups = by_baseline([*upright, *map(_stand_in, range(len(self._tables)), self._tables)])
        self._page, self._tall = page, tall

    def teach(self, columns: Columns) -> None:
        """Show the page to those who look for columns."""
        columns.learn(self._groups, backwards=self._backwards)

    def rows(self, columns: Columns, tell: Callable[[list[PrintedRow]], None]) -> list[PrintedRow]:
        """The rows of the page in reading order; `tell` gives those outside tables their numbers."""
        found: list[PrintedRow] = []
        for band in columns.bands(self._groups, backwards=self._backwards):
            groups, tables = self._without_tables(band.groups) if self._tables else (band.groups, [])
            rows = rows_of(
                groups, page=self._page, tall=self._tall, backwards=self._backwards, column=band.column
            )  # fmt: skip
            tell(rows)
            found += _with_tables(rows, tables)
        return found + rows_of(self._turned, page=self._page, tall=self._tall)

    def _without_tables(self, given: list[list[TextPiece]]) -> tuple[list[list[TextPiece]], list[list[PrintedRow]]]:
        """Groups without what keeps the places of tables, and those tables."""
        groups = [own for group in given if (own := [piece for piece in group if piece.text[0] != _MARK])]
        marks = [piece.text[1:] for group in given for piece in group if piece.text[0] == _MARK]
        return groups, [self._tables[int(mark)] for mark in marks]


def _sheet(page: pypdfium2.PdfPage) -> Box:
    """The part of a page that is shown."""
    return Box(*page.get_bbox())


def _figure_row(figure: PrintedFigure, page: int, tall: float) -> PrintedRow:
    """What a figure is among rows: it stands where it ends."""
    left, low, right, _ = figure.box
    fields, sides = [Field(0, 1, 1, [])], (left, right)
    return PrintedRow("", page, left, right, low, 1.0, False, tall, fields=fields, sides=sides, figure=figure)


def _stand_in(place: int, table: Sequence[PrintedRow]) -> TextPiece:
    """What keeps the place of a table among the pieces of its page."""
    first = table[0]
    return TextPiece(f"{_MARK}{place}", first.sides[0], first.sides[-1], first.base, first.size)


def _with_tables(rows: list[PrintedRow], tables: Sequence[list[PrintedRow]]) -> list[PrintedRow]:
    """Rows with those of the tables that stand among them."""
    for table in tables:
        below = (place for place, row in enumerate(rows) if row.base < table[0].base)
        place = next(below, len(rows))
        rows = [*rows[:place], *table, *rows[place:]]
    return rows


def witnesses_of(document: pypdfium2.PdfDocument) -> Witnesses:
    """The bookmarks of a document."""
    witnesses = Witnesses()
    for count, bookmark in enumerate(document.get_toc()):
        if count > MOST_BOOKMARKS:
            break
        witnesses.add(bookmark.get_title() or "", bookmark.level + 1)
    return witnesses
