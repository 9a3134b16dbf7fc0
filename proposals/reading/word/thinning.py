"""Takes what no reader looks at (fonts, borders, save marks) out of a part's XML before it is parsed.

Two thirds of a Word file are such elements, and parsing them and stepping over them costs more than all the rest.
"""

from __future__ import annotations

import re

from proposals.reading.word.names import W

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
_EMPTY = [
    f"<w:{name}></w:{name}>".encode()
    for name in ("rPr", "tabs", "tcBorders", "tblBorders", "tcMar", "tblCellMar", "tcPr", "trPr", "tblGrid", "pPr")
]
_SAVED = [
    (re.compile(rf'<w:{name}(?: (?:w:rsid\w*|w14:\w+Id)="\w*")+>'.encode()), f"<w:{name}>".encode())
    for name in ("p", "r", "tr")
]
_ENCODED = re.compile(rb"""\s*<\?xml [^>]*encoding=["'](?!utf-8)""", re.I)


def thin(data: bytes) -> bytes:
    """The document part `data` without its bare format elements; as it is if it is not written as Word writes.

    Comments, CDATA and other names for the prefix "w" could hide text that only looks like such an element.
    """
    if data.count(b"xmlns:w=") != 1 or _SPACE not in data or b"<!" in data or _ENCODED.match(data):
        return data
    data = _BARE.sub(b"", data)
    for empty in _EMPTY:
        data = data.replace(empty, b"")
    for saved, plain in _SAVED:
        data = saved.sub(plain, data)
    return data
