"""The few words of WordprocessingML that forms are written in, and a package with the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n?|[\u000b\u0085\u2028\u2029]")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


# Elements that bring names of namespaces along take twice as long to be put into one another.
etree.register_namespace("w", NAMESPACE)
etree.register_namespace("r", RELATIONS)
_element = etree.Element("any").makeelement


@cache
def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def w(tag: str, *children: etree._Element, **attributes: object) -> etree._Element:
    """The element w:`tag`; all attributes are of the w namespace."""
    element = _element(_name(tag), {_name(name): str(value) for name, value in attributes.items()})
    element.extend(children)
    return element


def lines(words: str) -> list[str]:
    """The lines of `words`; characters that XML cannot hold are dropped."""
    return _ILLEGAL.sub("", _LINE_ENDS.sub("\n", words)).split("\n")


def run(words: str, *formats: etree._Element) -> etree._Element:
    """A run of text; line ends become line breaks and tabs tabs."""
    element = w("r", w("rPr", *formats)) if formats else w("r")
    for number, line in enumerate(lines(words)):
        if number:
            element.append(w("br"))
        element.extend(_tabbed(line))
    return element


def _tabbed(line: str) -> Iterable[etree._Element]:
    for number, words in enumerate(line.split("\t")):
        if number:
            yield w("tab")
        if words:
            text = w("t")
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            yield text


def bold() -> etree._Element:
    """The format of bold words."""
    return w("b")


def superscript() -> etree._Element:
    """The format of a raised mark."""
    return w("vertAlign", val="superscript")


def field(instruction: str, shown: str) -> list[etree._Element]:
    """The runs of a field that the reader's program computes, and what it shows until then."""
    code = w("instrText")
    code.text = f" {instruction} "
    begin, separate, end = (w("r", w("fldChar", fldCharType=part)) for part in ("begin", "separate", "end"))
    return [begin, w("r", code), separate, run(shown), end]


def paragraph(style: str, *runs: etree._Element) -> etree._Element:
    """A paragraph of a named style."""
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def reference(tag: str, part: str) -> etree._Element:
    """What leads a section to its header or footer, which is the part of this name."""
    element = w(tag, type="default")
    element.set(f"{{{RELATIONS}}}id", part)
    return element


def cell(width: int, *paragraphs: etree._Element) -> etree._Element:
    """A table cell of a width in twips."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)


def table(widths: Iterable[int], rows: Iterable[Iterable[etree._Element]]) -> etree._Element:
    """A centred table with hairlines and columns of fixed widths in twips; a row is its cells."""
    widths = tuple(widths)
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="auto") for edge in edges)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", w("left", w=57, type="dxa"), w("right", w=57, type="dxa")),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *(w("tr", *cells) for cells in rows))


def as_xml(element: etree._Element) -> bytes:
    """The element as a part of a package."""
    etree.cleanup_namespaces(element)
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of named parts, in their order; equal parts give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return out.getvalue()
