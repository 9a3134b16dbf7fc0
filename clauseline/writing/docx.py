"""A comparison as a Word document with tracked changes: accept all, and it is the new text; reject all, the old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.redline.values import CAME, WENT
from clauseline.vocabulary import Op, TrackFate
from clauseline.writing.blocks import HEADING, Shape, WrittenParagraph, WrittenRow
from clauseline.writing.docx_styles import ANNOTATED, DEEPEST, LEVELS, STYLES, WIDTH, styles
from clauseline.writing.docx_tables import tables
from clauseline.writing.file import ExportedFile
from clauseline.writing.merging import merge
from clauseline.writing.package import document_package
from clauseline.writing.redline import Redline
from clauseline.writing.tracking import Tracker
from clauseline.writing.word import MEDIA_TYPE, as_xml, field, paragraph, reference, run, w

COMPATIBILITY = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}


class DocxExporter:
    """Word, with insertions, deletions and moves; remarks beside a clause say where it came from and what of duties."""

    name = "docx"
    media_type = MEDIA_TYPE

    def write(self, redline: Redline) -> ExportedFile:
        """Headings with their numbers, lists, tables, notes of both texts; which versions stands in the margins."""
        tracker = Tracker(redline.after.date)
        document = w("document", w("body", *_body(redline, tracker), _section()))
        parts = {
            "styles": styles(redline.new.language),
            "header": w(
                "hdr", *(paragraph("Margin", run(words)) for words in (_head(redline), redline.tally) if words)
            ),
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
        return ExportedFile(data, redline.file_name("docx"), self.media_type)


def _body(redline: Redline, tracker: Tracker) -> Iterator[etree._Element]:
    rows: list[WrittenRow] = []
    for block in merge(redline):
        if isinstance(block, WrittenRow):
            rows.append(block)
            continue
        yield from _tables(rows, tracker)
        rows = []
        yield _paragraph(block, tracker)
    yield from _tables(rows, tracker)
    # The end of the last paragraph of a document cannot come or go.
    yield paragraph("Gap")


def _tables(rows: Sequence[WrittenRow], tracker: Tracker) -> Iterator[etree._Element]:
    """Tables between gaps: if they touched they would become one, and no paragraph can be joined with a table."""
    for number, table in enumerate(tables(rows, tracker)):
        if not number:
            yield paragraph("Gap")
        yield table
        yield paragraph("Gap")


def _paragraph(block: WrittenParagraph, tracker: Tracker) -> etree._Element:
    bold = ("b",) if block.shape.kind in ANNOTATED else ()
    runs = [run for words in block.label for run in tracker.words(words, *bold, behind="\t")]
    runs += [run for words in block.words for run in tracker.words(words)]
    marked = tracker.remarked(block.end, block.remark, runs)
    return tracker.paragraph(_end(block), style_of(block.shape), *marked, was=style_of(block.was))


def _end(block: WrittenParagraph) -> TrackFate:
    """What became of its end, which went and came with the words if all of them did."""
    fates = {words.fate for words in (*block.label, *block.words)}
    moves: dict[Op, TrackFate] = {REMOVED: WENT, ADDED: CAME}
    return moves[block.end] if block.end != KEPT and fates == {moves[block.end]} else block.end


def style_of(shape: Shape) -> str:
    """The name of the style of a paragraph."""
    if shape.kind == HEADING:
        return f"Heading{max(1, min(shape.depth, LEVELS))}"
    if shape.kind == "item":
        return f"Item{max(1, min(shape.depth, DEEPEST))}"
    return STYLES.get(shape.kind, "Normal")


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
