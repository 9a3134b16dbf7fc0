"""Paragraphs of a Word file: runs, headings, fields, footnotes, pictures."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from lxml import etree
from lxml.etree import _Element

from project.sample.markup import Paragraph, Picture
from project.sample.styles import style_id
from project.sample.wordml import R, w, words

_MARKS = re.compile(r"(\*\*|\*|\[\^\d+\]|\t|\n)")
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU_PER_PIXEL = 4763
"""Two pixels of a picture file to one of 96 to the inch."""


def paragraph(piece: Paragraph, *, bookmark: str = "") -> _Element:
    """`piece` in its style; `bookmark` is what the contents list points to."""
    element = text_paragraph(piece.style, piece.text)
    properties = element[0]
    if piece.automatic:
        properties.append(w("numPr", w("ilvl", val=str(piece.level - 1)), w("numId", val="1")))
    if bookmark:
        key = bookmark.removeprefix("_Toc").lstrip("0")
        element.insert(1, w("bookmarkStart", id=key, name=bookmark))
        element.append(w("bookmarkEnd", id=key))
    return element


def text_paragraph(style: str, text: str) -> _Element:
    """`text` in `style`: `**bold**`, `*italic*`, `[^1]` a footnote's call, tabs and line breaks."""
    return w("p", w("pPr", w("pStyle", val=style_id(style))), *runs(text))


def runs(text: str) -> Iterator[_Element]:
    """The runs of `text` with its marks."""
    bold = italic = False
    for part in _MARKS.split(text):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part.startswith("[^"):
            yield _call(part[2:-1])
        elif part:
            yield _run(_content(part), bold=bold, italic=italic)


def _content(part: str) -> _Element:
    return {"\t": w("tab"), "\n": w("br")}.get(part, words(part))


def _run(content: _Element, *, bold: bool = False, italic: bool = False) -> _Element:
    marks = [w("b")] * bold + [w("i")] * italic
    return w("r", *([w("rPr", *marks)] if marks else []), content)


def _call(number: str) -> _Element:
    return w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteReference", id=number))


def field(code: str, shown: str) -> list[_Element]:
    """A field that Word and LibreOffice compute, with what it showed last."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", words(f" {code} ", tag="instrText")),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", words(shown)),
        w("r", w("fldChar", fldCharType="end")),
    ]


def contents_line(level: int, label: str, bookmark: str, page: str) -> _Element:
    """One line of the contents list: the label, dots, and the page of `bookmark`."""
    line = text_paragraph(f"toc {level}", f"{label}\t")
    line.extend(field(f"PAGEREF {bookmark} \\h", page))
    return line


def footnotes(texts: Mapping[str, str]) -> _Element:
    """The footnotes part: `texts` by number, and the two lines that part notes from text."""
    lines = (("-1", "separator"), ("0", "continuationSeparator"))
    rules = [w("footnote", w("p", w("r", w(kind))), type=kind, id=number) for number, kind in lines]
    return w("footnotes", *rules, *(_footnote(number, text) for number, text in texts.items()))


def _footnote(number: str, text: str) -> _Element:
    note = text_paragraph("footnote text", f"\t{text}")
    note.insert(1, w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef")))
    return w("footnote", note, id=number)


def picture(piece: Picture, style: str, *, number: int, image: bytes) -> _Element:
    """A paragraph that shows `image`, a PNG file; `number` is unique among the pictures of the file."""
    wide, high = (pixels * _EMU_PER_PIXEL for pixels in struct.unpack(">II", image[16:24]))
    drawing = w("drawing", _inline(piece, number, f'cx="{wide}" cy="{high}"'))
    return w("p", w("pPr", w("pStyle", val=style_id(style))), w("r", drawing))


def _inline(piece: Picture, number: int, size: str) -> _Element:
    named = f'id="{number}" name={quoteattr(piece.file)} descr={quoteattr(piece.alt)}'
    return etree.fromstring(f"""<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"
      xmlns:pic="{_DRAWING}/picture" xmlns:r="{R}" distT="0" distB="0" distL="0" distR="0">
      <wp:extent {size}/><wp:docPr {named}/>
      <a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>
        <pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:embed="{piece.file}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
      </pic:pic></a:graphicData></a:graphic></wp:inline>""")
