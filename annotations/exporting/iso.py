"""The ISO/IEC commenting template, version 2012-03: the form that committees collate by program.

Those programs read every row of the body table and compare the rest with the template. So the column
titles stand in the page header, the body holds nothing but comments, and no cell is merged.
"""

from __future__ import annotations

from lxml import etree

from annotations.exporting.iso_styles import styles
from annotations.exporting.names import file_name
from annotations.exporting.sheet import DRAFT, Row, Sheet
from clauseline.messages import gettext_noop as N_
from clauseline.writing.file import ExportedFile
from clauseline.writing.package import document_package
from clauseline.writing.word import (
    MEDIA_TYPE,
    as_xml,
    bold,
    cell,
    field,
    lines,
    paragraph,
    reference,
    run,
    superscript,
    table,
    w,
)

HEAD_WIDTHS = (7740, 2410, 3119, 2607)
COLUMNS = (
    ("MB/NC", "1", 606, "ISOMB"),
    ("Line number\n(e.g. 17)", "", 908, "ISOClause"),
    ("Clause/\nSubclause\n(e.g. 3.1)", "", 1209, "ISOClause"),
    ("Paragraph/\nFigure/\nTable/\n(e.g. Table 1)", "", 1209, "ISOParagraph"),
    ("Type of comment", "2", 1115, "ISOCommType"),
    ("Comments", "", 4177, "ISOComments"),
    ("Proposed change", "", 4233, "ISOChange"),
    ("Observations of the secretariat", "", 2419, "ISOSecretObservations"),
)
"""Title, mark of its footnote, width in twips and cell style of each column."""

WIDTHS = tuple(width for _, _, width, _ in COLUMNS)
FOOTNOTES = (
    (
        "1",
        "MB = Member body / NC = National Committee (enter the ISO 3166 two-letter country code, e.g. CN for China; "
        "comments from the ISO/CS editing unit are identified by **)",
    ),
    ("2", "Type of comment: ge = general te = technical ed = editorial"),
)
IDENTITY = "ISO/IEC/CEN/CENELEC  electronic balloting commenting template/version 2012-03"

FEWEST_ROWS = 2
"""Some programs take a body table of a single row for an empty form; blank rows are skipped by all."""


class IsoExporter:
    """A Word document on the ISO/IEC commenting template 2012-03."""

    name = "iso"
    label = N_("ISO/IEC commenting template (Word)")
    media_type = MEDIA_TYPE

    def write(self, sheet: Sheet) -> ExportedFile:
        """The sheet's rows in the template's eight columns, its date, document and project in the header.

        A draft says so in a line above the header's tables, which stay those of the template.
        """
        data = document_package(
            document=as_xml(_document(sheet)),
            parts={"styles": as_xml(styles()), "header": as_xml(_header(sheet)), "footer": as_xml(_footer())},
            title=sheet.title,
            date=sheet.date,
            status="Draft" if sheet.is_draft else "",
        )
        return ExportedFile(data, file_name(sheet, "docx"), self.media_type)


def _document(sheet: Sheet) -> etree._Element:
    rows = [_cells(row) for row in sheet.rows]
    blank = [("",) * len(COLUMNS)] * (FEWEST_ROWS - len(rows))
    section = w(
        "sectPr",
        reference("headerReference", "header"),
        reference("footerReference", "footer"),
        w("pgSz", w=16840, h=11907, orient="landscape"),
        w("pgMar", top=851, right=851, bottom=851, left=851, header=567, footer=567, gutter=0),
    )
    body = table(WIDTHS, (map(_body_cell, texts, range(len(COLUMNS))) for texts in rows + blank))
    return w("document", w("body", body, paragraph("ISOGap"), section))


def _cells(row: Row) -> tuple[str, ...]:
    """The texts of a comment, one a column."""
    where = (row.member, row.line, row.clause, row.element)
    return (*where, row.kind.lower(), row.comment_in_place, row.proposed, row.observation)


def _body_cell(words: str, column: int) -> etree._Element:
    _, _, width, style = COLUMNS[column]
    return cell(width, *(paragraph(style, *([run(line)] if line else [])) for line in lines(words)))


def _header(sheet: Sheet) -> etree._Element:
    labels = (("Date: ", sheet.date), ("Document: ", sheet.document), ("Project: ", sheet.project))
    head = [paragraph("ISOTitle", run("Template for comments and secretariat observations"))]
    facts = [[paragraph("ISOHead", run(label, bold()), run(fact))] for label, fact in labels]
    head_cells = [cell(width, *words) for width, words in zip(HEAD_WIDTHS, (head, *facts), strict=True)]
    titles = [cell(width, paragraph("ISOColumn", *_marked(title, mark))) for title, mark, width, _ in COLUMNS]
    gap = paragraph("ISOGap")
    mark = [paragraph("ISODraft", run(DRAFT))] if sheet.is_draft else []
    return w("hdr", *mark, table(HEAD_WIDTHS, [head_cells]), gap, table(WIDTHS, [titles]), paragraph("ISOGap"))


def _marked(words: str, mark: str) -> list[etree._Element]:
    return [run(words, bold()), *([run(mark, bold(), superscript())] if mark else [])]


def _footer() -> etree._Element:
    notes = [paragraph("ISONote", run(mark, superscript()), run(f" {words}")) for mark, words in FOOTNOTES]
    page = [run("page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]
    return w("ftr", *notes, paragraph("ISOPage", *page), paragraph("ISOIdentity", run(IDENTITY)))
