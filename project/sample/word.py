"""A draft's pieces as the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from lxml.etree import _Element

from project.sample import package, paragraphs, tables
from project.sample.contents import Entry, entries
from project.sample.layouts import Layout
from project.sample.markup import Contents, Grid, Pages, Paragraph, Picture
from project.sample.paragraphs import text_paragraph
from project.sample.wordml import as_bytes, related, w

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class About:
    """What the page heads and the file's properties say."""

    number: str
    title: str
    creator: str
    date: date
    language: str


def write(pages: Pages, layout: Layout, about: About, *, pictures: Path) -> bytes:
    """The .docx of `pages`; their picture files stand in the folder `pictures`. Equal pages give equal bytes."""
    images = {piece.file: (pictures / piece.file).read_bytes() for piece in pages.pieces if isinstance(piece, Picture)}
    parts = package.frame(layout.styles, about.language)
    parts["docProps/core.xml"] = _properties(about)
    parts["word/_rels/document.xml.rels"] = package.links(images)
    parts["word/document.xml"] = as_bytes(_document(pages, layout, images))
    parts["word/footnotes.xml"] = as_bytes(paragraphs.footnotes(pages.footnotes))
    parts["word/header.xml"] = as_bytes(w("hdr", text_paragraph("header", f"{about.number} ({about.date:%Y-%m})")))
    parts["word/footer.xml"] = as_bytes(w("ftr", _foot()))
    parts |= {f"word/media/{file}": image for file, image in images.items()}
    return package.pack(parts)


def _document(pages: Pages, layout: Layout, images: Mapping[str, bytes]) -> _Element:
    listed = entries(pages.pieces, layout)
    marks = {entry.piece: entry.bookmark for entry in listed}
    body = w("body")
    for index, piece in enumerate(pages.pieces):
        if isinstance(piece, Paragraph):
            body.append(paragraphs.paragraph(piece, bookmark=marks.get(index, "")))
        elif isinstance(piece, Grid):
            body.extend([tables.table(piece, layout), text_paragraph(layout.cell, "")])
        elif isinstance(piece, Picture):
            body.append(paragraphs.picture(piece, layout.figure, number=index, image=images[piece.file]))
        else:
            body.extend(_contents(piece, layout, listed))
    body.append(_section())
    return w("document", body)


def _contents(piece: Contents, layout: Layout, listed: Sequence[Entry]) -> list[_Element]:
    pages = piece.pages or ("",) * len(listed)
    lines = [
        paragraphs.contents_line(entry.level, entry.label, entry.bookmark, page)
        for entry, page in zip(listed, pages, strict=True)
    ]
    return [text_paragraph(layout.contents_title, piece.title), *lines]


def _foot() -> _Element:
    foot = text_paragraph("footer", "– ")
    foot.extend([*paragraphs.field("PAGE", "1"), *paragraphs.runs(" –")])
    return foot


def _section() -> _Element:
    return w(
        "sectPr",
        related(w("headerReference", type="default"), id="header"),
        related(w("footerReference", type="default"), id="footer"),
        w("pgSz", w="11907", h="16840"),
        w("pgMar", top="1134", right="1134", bottom="1134", left="1134", header="567", footer="567", gutter="0"),
    )


def _properties(about: About) -> bytes:
    day = f'xsi:type="dcterms:W3CDTF">{about.date.isoformat()}T00:00:00Z'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" xmlns:xsi="{_XSI}">'
        f"<dc:title>{escape(about.title)}</dc:title><dc:creator>{escape(about.creator)}</dc:creator>"
        f"<dc:identifier>{escape(about.number)}</dc:identifier><dc:language>{about.language}</dc:language>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified>"
        "</cp:coreProperties>"
    ).encode()
