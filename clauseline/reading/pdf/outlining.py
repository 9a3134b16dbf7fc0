"""From a PDF file that has a text layer to its outline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pypdfium2

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Line, Picture, Row
from clauseline.reading.pdf.aligned import find_aligned
from clauseline.reading.pdf.document import open_document, read_pages, witnesses_of
from clauseline.reading.pdf.drawn import PrintedFigure
from clauseline.reading.pdf.footnotes import Footnotes
from clauseline.reading.pdf.furniture import take_out_furniture
from clauseline.reading.pdf.joining import Vocabulary, join_rows
from clauseline.reading.pdf.margins import fill_in
from clauseline.reading.pdf.over_pages import PrintedTables
from clauseline.reading.pdf.pairs import find_pairs
from clauseline.reading.pdf.paragraphs import PrintedParagraph, Setting, read_paragraphs, settle_code
from clauseline.reading.pdf.rendering import PagePart, render
from clauseline.reading.pdf.rows import PrintedRow
from clauseline.reading.pdf.setting import Headings, mark_title
from clauseline.reading.pdf.witnesses import Witnesses, find_contents, read_contents
from clauseline.reading.reader import Unreadable
from clauseline.reading.structure.building import build_outline
from clauseline.reading.structure.cover import read_cover
from clauseline.vocabulary import Role

SCANNED = N_(
    "There is no text in this PDF: its pages are pictures. A scanned draft has to be recognised (OCR) before it "
    "can be read."
)
ALT = 500
"""So many characters of what a figure shows describe it."""
Pictures = Mapping[tuple[int, PrintedFigure], Picture]
"""Figures that were drawn, by their page and where they stand on it."""
FEW = 12
"""Fewer characters a page than these are the stamps on scanned pages."""


def outline_of(data: bytes) -> Outline:
    """The outline of a PDF. Raises `Unreadable` for scans, encrypted and broken files."""
    document = open_document(data)
    account = Account()
    try:
        rows = read_pages(document, account)
        pages, witnesses = len(document), witnesses_of(document)
        facts = _facts(document)
    finally:
        document.close()
    characters = weigh("\n".join(row.text for row in rows)) + sum(row.characters for row in account.rows())
    if characters < FEW * pages:
        raise Unreadable(SCANNED)
    body = take_out_furniture(rows, pages, account)
    fill_in(body)
    lines = _lines(body, witnesses, account, _pictures_of(data, rows))
    return build_outline(
        lines, reader="pdf", characters=characters, account=account, facts={**facts, **read_cover(lines)}
    )


def figures_of(data: bytes) -> tuple[bytes, ...]:
    """The figures of a PDF that was read, as PNG files."""
    document = open_document(data)
    try:
        rows = read_pages(document, Account())
    finally:
        document.close()
    return render(data, _parts(rows))


def _parts(rows: Iterable[PrintedRow]) -> tuple[PagePart, ...]:
    return tuple(PagePart(row.page, row.figure.box) for row in rows if row.figure)


def _pictures_of(data: bytes, rows: Sequence[PrintedRow]) -> Pictures:
    """The figures among the rows, drawn; those that could not be have all one hash."""
    parts = _parts(rows)
    drawn = render(data, parts) if parts else ()
    figures = [(row.page, row.figure) for row in rows if row.figure]
    return {
        (page, figure): Picture(hashlib.sha256(picture).hexdigest(), _shortened(" ".join(figure.words)), drawn=True)
        for picture, (page, figure) in zip(drawn, figures, strict=True)
    }


def _shortened(words: str) -> str:
    return words if len(words) <= ALT else words[:ALT] + "…"


def _lines(rows: list[PrintedRow], witnesses: Witnesses, account: Account, pictures: Pictures) -> list[Line | Row]:
    settle_code(rows)
    contents = {place for place in find_contents(rows) if not rows[place].figure}
    read_contents((rows[place] for place in sorted(contents)), witnesses)
    body = find_pairs(find_aligned([row for place, row in enumerate(rows) if place not in contents]))
    known, setting = Vocabulary(rows), Setting(body)
    body = Footnotes(setting.size, account).place(body)
    every = read_paragraphs(body, witnesses, setting)
    paragraphs = [paragraph for paragraph in every if not paragraph.rows[0].fields]
    for paragraph in paragraphs:
        join_rows(paragraph, known, account)
    headings = Headings(paragraphs, witnesses, setting.size)
    told = iter(mark_title([headings.line(paragraph) for paragraph in paragraphs], paragraphs, setting.size))
    lines = list(_with_rows(every, told, PrintedTables(known, account), pictures))
    entries = [Line(rows[place].text, "contents", page=rows[place].page) for place in sorted(contents)]
    return [*lines, *entries]


def _with_rows(
    paragraphs: Iterable[PrintedParagraph], lines: Iterator[Line], tables: PrintedTables, pictures: Pictures
) -> Iterator[Line | Row]:
    """The lines of paragraphs, and the figures and rows of tables among them."""
    for paragraph in paragraphs:
        row = paragraph.rows[0]
        if row.figure:
            yield from tables.end()
            role: Role = "formula" if row.text else "figure"
            yield Line(row.text, role, pictures=(pictures[row.page, row.figure],), page=row.page, line=row.line)
        elif not row.fields:
            yield from tables.paragraph(next(lines))
        else:
            yield from tables.row(row)
    yield from tables.end()


def _facts(document: pypdfium2.PdfDocument) -> dict[str, str]:
    title = document.get_metadata_value("Title").strip()
    return {"title": title} if title and not title.lower().endswith((".doc", ".docx")) else {}
