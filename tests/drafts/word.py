"""Writes small Word files for tests, part by part, as raw WordprocessingML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", "png": "image/png",
}  # fmt: skip
STYLES = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "TOC1": "toc 1"}


def run(text: str, properties: str = "") -> str:
    """A run; "\\t" becomes a tab, "\\n" a line break."""
    pieces = []
    for line_number, line in enumerate(text.split("\n")):
        pieces.append("<w:br/>" if line_number else "")
        for place, piece in enumerate(line.split("\t")):
            pieces.append("<w:tab/>" if place else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "")
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(pieces)}</w:r>"


def paragraph(
    text: str = "",
    style: str = "",
    *,
    numbering: tuple[int, int] | None = None,
    inner: str = "",
    properties: str = "",
) -> str:
    """A paragraph with `text`, then the raw `inner`; `numbering` is (numId, ilvl)."""
    styled = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    counted = (
        f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>' if numbering else ""
    )
    return f"<w:p><w:pPr>{styled}{counted}{properties}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def cell(text: str, properties: str = "", *, inner: str = "") -> str:
    """A table cell; each line of `text` is a paragraph."""
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(line) for line in text.split(chr(10)))}{inner}</w:tc>"
    )


def table(*rows: str) -> str:
    """A table of rows made by `row`."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells made by `cell`, or of plain texts."""
    made = [one if one.startswith("<w:tc>") else cell(one) for one in cells]
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def style(key: str, name: str, *, based_on: str = "", properties: str = "") -> str:
    """A paragraph style."""
    base = f"<w:basedOn w:val={quoteattr(based_on)}/>" if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId={quoteattr(key)}><w:name w:val={quoteattr(name)}/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def level(ilvl: int, text: str, format_: str = "decimal", *, inner: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{inner}'
        f"<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
    )


def numbering(lists: Mapping[int, str], extra: Mapping[int, tuple[int, str]] | None = None) -> str:
    """numbering.xml: each number of `lists` with its levels; `extra` has {numId: (list, overrides)} of the same."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in lists.items()
    )
    numbers = {key: (key, "") for key in lists} | dict(extra or {})
    return definitions + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{inner}</w:num>' for key, (of, inner) in numbers.items()
    )


def word_file(
    *body: str,
    styles: str = "",
    numbers: str = "",
    parts: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file with this body; `parts` are further parts by relationship type ("footnotes", "header" ...)."""
    named = "".join(style(key, name) for key, name in STYLES.items()) + styles
    bodies = {"styles": f"<w:styles {_SPACES}>{named}</w:styles>"}
    if numbers:
        bodies["numbering"] = f"<w:numbering {_SPACES}>{numbers}</w:numbering>"
    for kind, inner in (parts or {}).items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        bodies[kind] = f"<w:{root} {_SPACES}>{inner}</w:{root}>"
    rows = [f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in bodies]
    rows += [f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="media/{name}"/>' for name in media or {}]
    files = {f"word/{kind}.xml": text.encode() for kind, text in bodies.items()}
    files["word/document.xml"] = f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>".encode()
    files["word/_rels/document.xml.rels"] = _relationships(rows)
    return package({**files, **{f"word/media/{name}": data for name, data in (media or {}).items()}})


def package(files: Mapping[str, bytes], *, main_type: str = MAIN_TYPE) -> bytes:
    """An OPC container with these parts."""
    override = f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _TYPES.items())
    types = f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{override}</Types>'
    main = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    start = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": _relationships([main]),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**start, **files}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _relationships(rows: Iterable[str]) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'.encode()
