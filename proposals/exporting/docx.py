"""A comparison as a Word document with tracked changes: accept all, and it is the new text; reject all, the old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from proposals.exporting.docx_styles import ANNOTATED, DEEPEST, LEVELS, STYLES, WIDTH, styles
from proposals.exporting.docx_tables import tables
from proposals.exporting.file import ExportedFile
from proposals.exporting.package import document_package
from proposals.exporting.redline import Redline
from proposals.exporting.strips import HEADING, Strip
from proposals.exporting.tracking import Tracker
from proposals.exporting.weaving import Woven, weave
from proposals.exporting.word import MEDIA_TYPE, as_xml, field, paragraph, reference, run, w

COMPATIBILITY = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}


class DocxExporter:
    """Word, with insertions and deletions; a moved clause is one of each, and a remark beside it says from where."""

    name = "docx"

    def write(self, redline: Redline) -> ExportedFile:
        """Headings with their numbers, lists, tables, notes of both texts; which versions stands in the margins."""
        tracker = Tracker(redline.after.date)
        document = w("document", w("body", *_body(redline, tracker), _section()))
        parts = {
            "styles": styles(redline.new.language),
            "header": w("hdr", paragraph("Margin", run(_head(redline)))),
            "footer": _footer(redline),
            "comments": tracker.comments(),
            "settings": w("settings", w("compat", w("compatSetting", **COMPATIBILITY))),
        }
        data = document_package(
            document=as_xml(document),
            parts={name: as_xml(part) for name, part in parts.items()},
            title=redline.after.title or _head(redline),
            date=redline.after.date,
        )
        return ExportedFile(data, redline.file_name("docx"), MEDIA_TYPE)


def _body(redline: Redline, tracker: Tracker) -> Iterator[etree._Element]:
    for is_table, rows in groupby(weave(redline), lambda row: row.strip.kind == "row"):
        if is_table:
            for table in tables(list(rows), tracker):
                yield table
                # Tables that touch would become one.
                yield paragraph("Gap")
        else:
            yield from (_paragraph(row, tracker) for row in rows)
    # The end of the last paragraph of a document cannot come or go.
    yield paragraph("Gap")


def _paragraph(row: Woven, tracker: Tracker) -> etree._Element:
    runs = [tracker.words(op, f"{words}\t", *_weight(row.strip)) for op, words in row.label]
    runs += [tracker.words(op, words) for cell in row.cells for op, words in cell]
    style = [w("pStyle", val=style_of(row.strip))]
    return tracker.paragraph(row.op, style, *tracker.remarked(row.op, row.remark, runs))


def style_of(strip: Strip) -> str:
    """The name of the style of a paragraph."""
    if strip.kind == HEADING:
        return f"Heading{max(1, min(strip.depth, LEVELS))}"
    if strip.kind == "item":
        return f"Item{max(1, min(strip.depth, DEEPEST))}"
    return STYLES.get(strip.kind, "Normal")


def _weight(strip: Strip) -> Sequence[str]:
    return ("b",) if strip.kind in ANNOTATED else ()


def _head(redline: Redline) -> str:
    names = {"old": redline.before.full_name, "new": redline.after.full_name, "engine": redline.engine}
    return redline.remarks.head % names


def _footer(redline: Redline) -> etree._Element:
    sources = [one for one in (redline.before, redline.after) if one.sha256]
    proofs = (paragraph("Margin", run(f"{one.name}: SHA-256 {one.sha256}")) for one in sources)
    page = [*field("PAGE", "1"), run(" / "), *field("NUMPAGES", "1")]
    return w("ftr", *proofs, paragraph("MarginEnd", *page))


def _section() -> etree._Element:
    return w(
        "sectPr",
        reference("headerReference", "header"),
        reference("footerReference", "footer"),
        w("pgSz", w=WIDTH + 2 * 1304, h=16838),
        w("pgMar", top=1418, right=1304, bottom=1304, left=1304, header=567, footer=567, gutter=0),
    )
