"""Names of elements and attributes in OpenDocument files, as lxml writes them."""

from __future__ import annotations

from lxml import etree

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _OASIS + "office:1.0}"
TEXT = _OASIS + "text:1.0}"
TABLE = _OASIS + "table:1.0}"
DRAW = _OASIS + "drawing:1.0}"
STYLE = _OASIS + "style:1.0}"
SVG = _OASIS + "svg-compatible:1.0}"
FO = _OASIS + "xsl-fo-compatible:1.0}"
LO = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
BYTES = OFFICE + "binary-data"


def texts(element: etree._Element) -> str:
    """All words in `element`, without regard to what they are; each paragraph on a line of its own."""
    found: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        if event == "start" and part.tag != BYTES:
            found += ("\n" if part.tag in _PARAGRAPHS else "", part.text or "")
        elif event == "end" and part is not element:
            found.append(part.tail or "")
    return "".join(found)


def whole(text: str | None, default: int, most: int = 1_000_000) -> int:
    """The number that an attribute writes, at most `most`; `default` for anything else."""
    return min(int(text), most) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
