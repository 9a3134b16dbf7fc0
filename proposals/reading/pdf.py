"""Reads PDF files that have a text layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pypdfium2

from proposals.outline import Outline
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_outline
from proposals.reading.cover import read_cover
from proposals.reading.decoding import is_text
from proposals.reading.lines import Line, Row
from proposals.reading.printed.aligned import find_aligned
from proposals.reading.printed.document import open_document, read_pages, witnesses_of
from proposals.reading.printed.footnotes import Footnotes
from proposals.reading.printed.furniture import take_out_furniture
from proposals.reading.printed.joining import Vocabulary, join_rows
from proposals.reading.printed.margins import fill_in
from proposals.reading.printed.paragraphs import Paragraph, Setting, read_paragraphs, settle_code
from proposals.reading.printed.rows import PrintedRow
from proposals.reading.printed.setting import Headings, mark_title
from proposals.reading.printed.tables import Tables
from proposals.reading.printed.witnesses import Witnesses, find_contents, read_contents
from proposals.reading.reader import Unreadable
from proposals.saying import said

SCANNED = said(
    "There is no text in this PDF: its pages are pictures. A scanned draft has to be recognised (OCR) before it "
    "can be read."
)
FEW = 12
"""Fewer characters a page than these are the stamps on scanned pages."""


class PdfReader:
    """PDF files with a text layer. Takes no options."""

    name = "pdf"
    version = "4"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` has the mark of a PDF near its start, or is named like one and is no other format."""
        if b"%PDF-" in data[:1024]:
            return True
        return filename.lower().endswith(".pdf") and not data.startswith(b"PK") and not is_text(data)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a PDF. Raises `Unreadable` for scans, encrypted and broken files."""
        document = open_document(data)
        account = Account()
        try:
            rows = read_pages(document, account)
            pages, witnesses = len(document), witnesses_of(document)
            facts = _facts(document)
        finally:
            document.close()
        characters = sum(weigh(row.text) for row in rows) + sum(row.characters for row in account.rows())
        if characters < FEW * pages:
            raise Unreadable(SCANNED)
        body = take_out_furniture(rows, pages, account)
        fill_in(body)
        lines = _lines(body, witnesses, account)
        return build_outline(
            lines, reader=self.name, characters=characters, account=account, facts={**facts, **read_cover(lines)}
        )


def _lines(rows: list[PrintedRow], witnesses: Witnesses, account: Account) -> list[Line | Row]:
    settle_code(rows)
    contents = find_contents(rows)
    read_contents((rows[place] for place in sorted(contents)), witnesses)
    body = find_aligned([row for place, row in enumerate(rows) if place not in contents])
    known, setting = Vocabulary(rows), Setting(body)
    body = Footnotes(setting.size, account).place(body)
    every = read_paragraphs(body, witnesses, setting)
    paragraphs = [paragraph for paragraph in every if not paragraph.rows[0].fields]
    for paragraph in paragraphs:
        join_rows(paragraph, known, account)
    headings = Headings(paragraphs, witnesses, setting.size)
    told = iter(mark_title([headings.line(paragraph) for paragraph in paragraphs], paragraphs, setting.size))
    lines = list(_with_rows(every, told, Tables(known, account)))
    entries = [Line(rows[place].text, "contents", page=rows[place].page) for place in sorted(contents)]
    return [*lines, *entries]


def _with_rows(paragraphs: Iterable[Paragraph], lines: Iterator[Line], tables: Tables) -> Iterator[Line | Row]:
    """The lines of paragraphs, and the rows of tables among them."""
    for paragraph in paragraphs:
        if not paragraph.rows[0].fields:
            line = next(lines)
            if tables.paragraph(line):
                yield line
        elif row := tables.row(paragraph.rows[0]):
            yield row


def _facts(document: pypdfium2.PdfDocument) -> dict[str, str]:
    title = document.get_metadata_value("Title").strip()
    return {"title": title} if title and not title.lower().endswith((".doc", ".docx")) else {}
