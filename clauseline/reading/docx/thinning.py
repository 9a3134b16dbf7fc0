"""Takes what no reader looks at (fonts, borders, save marks) out of a part's XML before it is parsed.

Two thirds of a Word file are such elements, and parsing them and stepping over them costs more than all the rest.
"""

from __future__ import annotations

import re

from clauseline.reading.docx.names import W

_SPACE = f'xmlns:w="{W.strip("{}")}"'.encode()
_RUN = (
    "rFonts|sz|szCs|lang|color|bCs|i|iCs|noProof|webHidden|kern|w|spacing|position|u|highlight|shd|snapToGrid|rtl|cs|"
    "vertAlign|caps|smallCaps|rStyle"
)
_PARAGRAPH = (
    "ind|jc|keepNext|keepLines|widowControl|overflowPunct|autoSpaceDE|autoSpaceDN|adjustRightInd|textAlignment|bidi|"
    "contextualSpacing"
)
_TABLE = (
    "tblW|tblInd|tblLook|tblLayout|tblStyle|gridCol|trHeight|cantSplit|tcW|vAlign|noWrap|top|left|bottom|right|start|"
    "end|insideH|insideV|cnfStyle"
)
_BETWEEN = "bookmarkStart|bookmarkEnd|proofErr|lastRenderedPageBreak"
_ATTRIBUTE = r'(?: [\w:]+="[^"<>]*")'
_BARE = re.compile(rf"<w:(?:(?:{_RUN}|{_PARAGRAPH}|{_TABLE}|{_BETWEEN}){_ATTRIBUTE}*+|tab{_ATTRIBUTE}++)/>".encode())
_WITHIN = [
    f"<w:{name}></w:{name}>".encode()
    for name in ("tabs", "tcBorders", "tblBorders", "tcMar", "tblCellMar", "tblGrid")
]  # fmt: skip
_EMPTY = [f"<w:{name}></w:{name}>".encode() for name in ("rPr", "tcPr", "trPr", "pPr", "r")]
_SAVED_PARAGRAPH = re.compile(rb"<w:p w[^<>/m]*+>")
_SAVED_RUN, _SAVED_ROW = re.compile(rb"<w:r w[^<>/m]*+>"), re.compile(rb"<w:tr w[^<>/m]*+>")
"""Tags with marks of who saved them when. An attribute with an "m" might be "xmlns"."""
_ENCODED = re.compile(rb"""\s*<\?xml [^>]*encoding=["'](?!utf-8)""", re.I)
_MIXED = re.compile(rb"<w:t(?: [^<>]*)?>[^<]*+<(?!/w:t>)")
_MARKS = re.compile(rb'w:fldCharType="(\w+)"')
_END = b"Pr>"
"""Ends the tags around properties: between two of them there is mostly what was there before."""


class _Pieces(dict[bytes, bytes]):
    """Pieces of a part without bare format, each made once."""

    def __missing__(self, piece: bytes) -> bytes:
        bare = piece.replace(b'<w:t xml:space="preserve">', b"<w:t>")
        if b"/>" in piece:
            bare = _BARE.sub(b"", bare)
            for empty in _WITHIN:
                bare = bare.replace(empty, b"")
        self[piece] = bare
        return bare


def thin(data: bytes) -> bytes:
    """The document part `data` without its bare format elements and with its like runs joined; as it is if it is not
    written as Word writes.
    """
    if _ENCODED.match(data):
        return data
    thinned = _SAVED_PARAGRAPH.sub(b"<w:p>", data)
    thinned = _END.join(map(_Pieces().__getitem__, thinned.split(_END)))
    thinned = _SAVED_ROW.sub(b"<w:tr>", _SAVED_RUN.sub(b"<w:r>", thinned))
    for empty in _EMPTY:
        thinned = thinned.replace(empty, b"")
    # Comments, CDATA and other names for the prefix "w" could hide text that only looks like what was taken out.
    if b"<!" in thinned or thinned.count(b"xmlns:w=") != 1 or _SPACE not in thinned:
        return data
    return thinned if b"<w:vanish" in thinned or _MIXED.search(thinned) else _join_runs(thinned)


def _join_runs(data: bytes) -> bytes:
    """The same with one run where several stand side by side.

    It has the same text as long as no run is hidden and no text has an element in it, behind which the next one would
    stand.
    """
    data = data.replace(b"</w:r><w:r>", b"")
    if b"begin begin" in b" ".join(_MARKS.findall(data)):
        return data  # A field in the code of another: what it shows is left out and counted text by text.
    return data.replace(b"</w:t><w:t>", b"").replace(b"</w:t><w:rPr><w:b/></w:rPr><w:t>", b"")
