"""A PDF as rows of print and bookmarks."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from proposals.reading.account import Account
from proposals.reading.printed.margins import take_out_numbers
from proposals.reading.printed.pieces import PageReader, Piece
from proposals.reading.printed.rows import PrintedRow, read_rows
from proposals.reading.printed.rules import Rule
from proposals.reading.printed.tables import take_out_tables
from proposals.reading.printed.witnesses import Witnesses
from proposals.reading.reader import Unreadable
from proposals.saying import said

ENCRYPTED = said("This PDF is encrypted and asks for a password. Please save a copy without one and upload that.")
BROKEN = said("This PDF is damaged or not complete. Please save or download it again.")
MOST_PAGES = 5_000
TOO_LONG = said("This PDF has too many pages to be read. Please upload the draft alone.")
MOST_BOOKMARKS = 20_000


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
    pages: list[list[Piece]] = []
    heights: list[float] = []
    rules: list[list[Rule]] = []
    reader = PageReader()
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as problem:
            raise Unreadable(BROKEN) from problem
        pages.append(reader.pieces(page))
        rules.append(reader.rules)
        heights.append(page.get_height())
        page.close()
    margins = take_out_numbers(pages, account)
    rows: list[PrintedRow] = []
    for index, (pieces, tall) in enumerate(zip(pages, heights, strict=True)):
        outside, tables = take_out_tables(pieces, rules[index], page=index + 1, tall=tall)
        own = read_rows(outside, page=index + 1, tall=tall)
        margins.tell(index, own)
        rows += _with_tables(own, tables)
    return rows


def _with_tables(rows: list[PrintedRow], tables: list[list[PrintedRow]]) -> list[PrintedRow]:
    """The rows of a page with those of its tables where they stand."""
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
