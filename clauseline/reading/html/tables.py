"""Tables of a page as rows; tables that only lay out text are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from clauseline.reading.account import Account, weigh
from clauseline.reading.html.elements import HEADINGS, left_out_by
from clauseline.reading.html.words import flatten, spaced, whole_text
from clauseline.reading.lines import Cell, Line, Row

MOST = 1_000
"""No cell spans more rows or columns, whatever it says."""

MANY = 3
"""So many paragraphs in a cell of a single column are text."""

_MARK = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-zA-Z]{1,2}[.)]|\(?[ivxlc]{1,6}[.)]|[—–•‒-])\s*")
_SECTIONS = ("thead", "tbody", "tfoot")


def is_layout(table: etree._Element) -> bool:
    """Whether a table only lays out text: it says so, has headings or marks of items, or is one column of text."""
    if table.get("role") == "presentation" or next(table.iter(*HEADINGS), None) is not None:
        return True
    rows = _rows(table)
    widest = max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0)
    if widest < 2:
        return len(rows) < 2 or any(len(cell.findall("p")) >= MANY for row in rows for cell in row)
    return is_list(table)


def is_list(table: etree._Element) -> bool:
    """Whether each row of a table is an item: a mark in one cell and the words in the next."""
    items = [[cell for cell in row if cell.tag == "td" and weigh(whole_text(cell))] for row in _rows(table)]
    return bool(items) and all(len(cells) == 2 and _MARK.fullmatch(whole_text(cells[0])) for cells in items)


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for child in table for row in (child if child.tag in _SECTIONS else (child,)) if row.tag == "tr"]


def read_table(table: etree._Element, number: int, account: Account) -> Iterator[Line | Row]:
    """The caption and the rows of a table, whose `number` no other has; words astray between them are paragraphs."""
    open_cells: dict[int, int] = {}
    count = 0
    for section, part in _parts(table, account):
        if isinstance(part, str):
            yield Line(part)
        elif part.tag == "tr":
            cells, strays = _cells(part, account, open_cells, count, head=section == "thead")
            yield Row(number, count, tuple(cells))
            count += 1
            yield from map(Line, strays)
        else:
            text, pictures = flatten(part, account)
            yield Line(text, "caption" if part.tag == "caption" else "text", pictures=pictures)


def _parts(table: etree._Element, account: Account) -> Iterator[tuple[str, etree._Element | str]]:
    """Rows, captions and stray words in order, each with the section it stands in."""
    for section, part in _children(table, account):
        if isinstance(part, str) or part.tag not in _SECTIONS:
            yield section, part
        else:
            yield from ((str(part.tag), inner) for _, inner in _children(part, account))


def _children(element: etree._Element, account: Account) -> Iterator[tuple[str, etree._Element | str]]:
    if (element.text or "").strip():
        yield "", spaced(element.text)
    for child in element:
        if callable(child.tag):
            account.leave_out("comments", child.text or "")
        elif rule := left_out_by(child):
            account.leave_out(rule, whole_text(child))
        else:
            yield "", child
        if (child.tail or "").strip():
            yield "", spaced(child.tail)


def _cells(
    row: etree._Element, account: Account, open_cells: dict[int, int], number: int, *, head: bool
) -> tuple[list[Cell], list[str]]:
    """The cells of a row, and what stands between them. `open_cells`: the last row of each column's cell."""
    cells: list[Cell] = []
    strays: list[str] = []
    column = 0
    for _, part in _children(row, account):
        if isinstance(part, str):
            strays.append(part)
            continue
        while open_cells.get(column, -1) >= number:
            column += 1
        text, pictures = flatten(part, account)
        columns, rows = _span(part, "colspan"), _span(part, "rowspan")
        cells.append(Cell(text, column, columns, rows, head or part.tag == "th", pictures=pictures))
        if rows > 1 or open_cells:
            open_cells.update(dict.fromkeys(range(column, min(column + columns, MOST)), number + rows - 1))
        column += columns
    return cells, strays


def _span(cell: etree._Element, name: str) -> int:
    said = (cell.get(name) or "").strip()
    return max(1, min(int(said), MOST)) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
