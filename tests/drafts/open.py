"""Writes small OpenDocument text files for tests, part by part, as raw XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    "svg": "svg-compatible", "fo": "xsl-fo-compatible", "presentation": "presentation", "form": "form",
}  # fmt: skip
_SPACES = " ".join(f'xmlns:{prefix}="{_OASIS}{name}:1.0"' for prefix, name in _NAMES.items())
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_SPACES += ' xmlns:math="http://www.w3.org/1998/Math/MathML"'


def paragraph(text: str = "", style: str = "", *, inner: str = "") -> str:
    """A paragraph with `text`, then the raw `inner`; "\\t" becomes a tab."""
    words = escape(text).replace("\t", "<text:tab/>")
    return f'<text:p text:style-name="{style}">{words}{inner}</text:p>'


def heading(text: str, level: int = 1, *, attributes: str = "", inner: str = "") -> str:
    """A heading of an outline level."""
    words = escape(text).replace("\t", "<text:tab/>")
    return f'<text:h text:outline-level="{level}" {attributes}>{words}{inner}</text:h>'


def bullets(style: str, *items: str, attributes: str = "") -> str:
    """A list of raw items in a list style."""
    rows = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {attributes}>{rows}</text:list>'


def table(*rows: str, head: str = "") -> str:
    """A table of raw rows."""
    top = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f"<table:table><table:table-column/>{top}{''.join(rows)}</table:table>"


def row(*cells: str, attributes: str = "") -> str:
    """A row of raw cells."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", attributes: str = "", *, inner: str = "") -> str:
    """A cell with a paragraph, then the raw `inner`."""
    return f"<table:table-cell {attributes}>{paragraph(text) if text else ''}{inner}</table:table-cell>"


def style(name: str, shown: str = "", *, parent: str = "", attributes: str = "") -> str:
    """A paragraph style."""
    based = f'style:parent-style-name="{parent}"' if parent else ""
    title = f'style:display-name="{shown}"' if shown else ""
    return f'<style:style style:family="paragraph" style:name="{name}" {title} {based} {attributes}/>'


def level(place: int, form: str = "1", attributes: str = "", *, kind: str = "list") -> str:
    """A level of a list style, or of the outline (`kind` "outline")."""
    tag = "text:outline-level-style" if kind == "outline" else "text:list-level-style-number"
    return f'<{tag} text:level="{place}" style:num-format="{form}" {attributes}/>'


def open_file(
    *body: str, styles: str = "", automatic: str = "", pages: str = "", files: Mapping[str, bytes] | None = None
) -> bytes:
    """An .odt with this body; `styles` are common ones, `automatic` those of the content, `pages` master pages."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    common = (
        f"<office:document-styles {_SPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )
    return package({"content.xml": content.encode(), "styles.xml": common.encode(), **(files or {})})


def package(files: Mapping[str, bytes]) -> bytes:
    """A container that says it is an OpenDocument text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
