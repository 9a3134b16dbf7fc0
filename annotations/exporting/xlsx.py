"""A workbook for spreadsheet programs: every cell is text, and none is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from annotations.exporting.force import all_in_words
from annotations.exporting.names import file_name
from annotations.exporting.sheet import DRAFT, Row, Sheet
from clauseline.messages import gettext_noop as N_
from clauseline.writing.file import ExportedFile
from clauseline.writing.word import pack

COLUMNS = (
    ("No.", "number", 6),
    ("MB/NC", "member", 9),
    ("Line", "line", 8),
    ("Clause", "clause", 11),
    ("Title", "title", 22),
    ("Paragraph, figure, table", "element", 14),
    ("Type", "kind", 7),
    ("Quoted words", "quote", 34),
    ("Comment", "comment", 52),
    ("Proposed change", "proposed", 52),
    ("Observations", "observation", 24),
    ("Concerns", "concerns", 22),
    ("Credit", "credit", 20),
    ("Address", "permalink", 26),
    ("State", "state", 8),
    ("Binding force", "force", 34),
)
"""Title, field of the row and width in characters of each column."""
LONGEST = 32767
"""Characters of a cell (ECMA-376, as spreadsheet programs read it)."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9

_FORMULA = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠]")
_MOMENT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


class XlsxExporter:
    """An Office Open XML workbook with one sheet."""

    name = "xlsx"
    label = N_("Excel workbook")
    media_type = MEDIA_TYPE

    def write(self, sheet: Sheet) -> ExportedFile:
        """The rows under a frozen line of titles, set up to be printed across on A4."""
        book = Workbook()
        book.properties.title, book.properties.creator = _plain(sheet.title), "Clauseline"
        page: Worksheet = book.worksheets[0]
        page.title = f"Comments, {DRAFT}" if sheet.is_draft else "Comments"
        book.properties.contentStatus = "Draft" if sheet.is_draft else None
        _set_up(page, sheet)
        for column, (title, _, _) in enumerate(COLUMNS, 1):
            _head(page.cell(1, column), title)
        for number, row in enumerate(sheet.rows, 2):
            for column, words in enumerate(cells(row, sheet), 1):
                _fill(page.cell(number, column), words)
        book.properties.created = datetime.fromisoformat(sheet.date)
        return ExportedFile(_repeatable(book, sheet.date), file_name(sheet, "xlsx", sheet.date), self.media_type)


def cells(row: Row, sheet: Sheet) -> list[str]:
    """The texts of one comment of `sheet` in the order of `COLUMNS`."""
    texts = {"concerns": "; ".join(row.concerns), "permalink": sheet.address(row), "state": sheet.state}
    texts |= {"force": all_in_words(row.force)}
    return [_plain(str(texts[field] if field in texts else getattr(row, field))) for _, field, _ in COLUMNS]


def _plain(words: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", words).encode("utf-8", "replace").decode()[:LONGEST]


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    for column, (_, _, width) in enumerate(COLUMNS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    if sheet.is_draft:
        page.oddHeader.center.text, page.oddHeader.center.size = DRAFT, 28  # type: ignore[union-attr]
    page.oddFooter.center.text = f"{_plain(sheet.document).replace('&', '&&')} – &P / &N"  # type: ignore[union-attr]


def _head(cell: Cell | MergedCell, title: str) -> None:
    _fill(cell, title)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="E6EBF2")


def _fill(cell: Cell | MergedCell, words: str) -> None:
    """Text as text: without this, words that begin with = are a formula, and 8.10 is the number 8.1."""
    cell.value = words or None
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if words:
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(words))


def _repeatable(book: Workbook, date: str) -> bytes:
    """The book without the moment at which it was written."""
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/core.xml"] = _MOMENT.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode(), parts["docProps/core.xml"])
    return pack(parts)
