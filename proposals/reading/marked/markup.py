"""HTML inside Markdown: headings, paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError

from proposals.reading.lines import Cell, Line, Row

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS, "p", "div", "section", "article", "li", "ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "table",
    "thead", "tbody", "tr", "td", "th", "figure", "figcaption", "details", "summary", "center", "caption", "body",
}  # fmt: skip
_HIDDEN = ("script", "style", "colgroup")
_ROLES = {"li": "item", "pre": "code", "caption": "caption", "figcaption": "caption"}


def read_markup(source: str, table: int) -> Iterator[Line | Row]:
    """The lines and rows of an HTML fragment; its tables are numbered from `table`."""
    try:
        root = html.fromstring(f"<div>{source}</div>")
    except ParserError:
        return
    tables = iter(range(table, table + 1_000_000))
    yield from _walk(root, tables)


def _walk(element: html.HtmlElement, tables: Iterator[int]) -> Iterator[Line | Row]:
    """Depth first: words directly inside a block are a line of their own."""
    role, level = _ROLES.get(element.tag, "text"), None
    if element.tag in _HEADINGS:
        role, level = "heading", _HEADINGS[element.tag]
    words = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _HIDDEN:
            pass
        elif child.tag == "table":
            yield from _line(words, role, level)
            yield from _rows(child, next(tables))
        elif child.tag in _BLOCKS or _holds_blocks(child):
            yield from _line(words, role, level)
            yield from _walk(child, tables)
        else:
            words.append("\n" if child.tag == "br" else _words(child))
        words.append(child.tail or "")
    yield from _line(words, role, level)


def _holds_blocks(element: html.HtmlElement) -> bool:
    return any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))


def _line(words: list[str], role: str, level: int | None) -> Iterator[Line]:
    text = "".join(words)
    words.clear()
    if text.strip():
        yield Line(text.strip(), role, level)


def _words(element: html.HtmlElement) -> str:
    """The words of an inline element; of an image its description."""
    if element.tag == "img":
        return str(element.get("alt") or "")
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _HIDDEN:
            pieces.append("\n" if child.tag == "br" else _words(child))
            if child.tag in _BLOCKS:
                pieces.append("\n")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _rows(element: html.HtmlElement, table: int) -> Iterator[Row]:
    """The rows of a table; what tables in its cells say is part of the cells."""
    row = 0
    for line in element.iterdescendants("tr", "caption"):
        if next(line.iterancestors("table")) is not element:
            continue
        if line.tag == "caption":
            yield Line(_words(line).strip(), "caption")  # type: ignore[misc]
            continue
        row += 1
        cells, column = [], 1
        for cell in line.iterchildren("td", "th"):
            columns = _span(cell, "colspan")
            cells.append(Cell(_words(cell).strip(), column, columns, _span(cell, "rowspan"), head=cell.tag == "th"))
            column += columns
        if cells:
            yield Row(table, row, tuple(cells))


def _span(cell: html.HtmlElement, name: str) -> int:
    found = re.match(r"\d{1,3}", cell.get(name) or "")
    return max(1, int(found.group())) if found else 1
