"""Tables of a Word file: a cover's and a draft's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml.etree import _Element

from project.sample.layouts import Layout
from project.sample.markup import Grid
from project.sample.paragraphs import text_paragraph
from project.sample.wordml import w

_WIDTH = 9639
_COVER = (1400, 5239, 3000)
"""Twentieths of a point: the text between the margins of A4, and the three columns of a cover."""


def table(grid: Grid, layout: Layout) -> _Element:
    """`grid` with its rows' cells; the first row of a table that is no cover is its head."""
    widths = _COVER if grid.cover else _columns(len(grid.rows[0]))
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(edge, val="single", sz="4", space="0", color="808080") for edge in edges))
    properties = w("tblPr", w("tblW", w=str(_WIDTH), type="dxa"), w("jc", val="center"), borders)
    properties.append(w("tblLayout", type="fixed"))
    columns = w("tblGrid", *(w("gridCol", w=str(width)) for width in widths))
    rows = [
        _row(cells, widths, layout, head=index == 0 and not grid.cover, cover=grid.cover)
        for index, cells in enumerate(grid.rows)
    ]
    return w("tbl", properties, columns, *rows)


def _columns(count: int) -> tuple[int, ...]:
    """A wide third column, where the words are, and the rest in equal parts."""
    shares = [3 if column == 2 else 1.4 for column in range(count)]
    return tuple(int(_WIDTH * share / sum(shares)) for share in shares)


def _row(cells: Sequence[str], widths: Sequence[int], layout: Layout, *, head: bool, cover: bool) -> _Element:
    properties = [w("cantSplit"), *([w("tblHeader")] if head else [])]
    style = layout.head if head else layout.cell
    return w("tr", w("trPr", *properties), *_cells(cells, widths, style, cover=cover))


def _cells(cells: Sequence[str], widths: Sequence[int], style: str, *, cover: bool) -> Iterator[_Element]:
    column = 0
    while column < len(cells):
        span = 1 + sum(1 for _ in takewhile("<".__eq__, cells[column + 1 :]))
        width = w("tcW", w=str(sum(widths[column : column + span])), type="dxa")
        joined = [w("gridSpan", val=str(span))] if span > 1 else []
        lines = cells[column].split(" / ") if cover else [cells[column]]
        yield w("tc", w("tcPr", width, *joined), *(text_paragraph(style, line) for line in lines))
        column += span
