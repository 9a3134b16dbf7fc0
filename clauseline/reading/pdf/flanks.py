"""Cells of tables without lines that are set between the rows beside them.

              Prevent an event or an action,
    6 deny    such as a flow, from completion.

Its number and its bold type would make "6 deny" a heading; beside a heading nothing stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from clauseline.reading.pdf.paragraphs import PrintedParagraph
from clauseline.reading.pdf.rows import PrintedRow

CLOSE = 0.75
"""Rows stand beside one another if their heights differ by less than this part of their size of type."""
SMALLEST = 0.8
"""What is set smaller than this part of a row's type is a raised sign."""


def find_flanked(paragraphs: Iterable[PrintedParagraph]) -> set[int]:
    """The ids of paragraphs of one row that have words of another to the right."""
    pages: dict[tuple[int, int], list[tuple[float, int, PrintedRow]]] = defaultdict(list)
    short: list[tuple[int, PrintedRow]] = []
    for paragraph in paragraphs:
        for row in paragraph.rows:
            pages[row.page, row.column].append((row.base, len(pages[row.page, row.column]), row))
        if len(paragraph.rows) == 1:
            short.append((id(paragraph), paragraph.rows[0]))
    for rows in pages.values():
        rows.sort()
    return {key for key, row in short if _is_flanked(row, pages[row.page, row.column])}


def _is_flanked(row: PrintedRow, rows: list[tuple[float, int, PrintedRow]]) -> bool:
    reach = CLOSE * row.size
    first, end = bisect_left(rows, (row.base - reach,)), bisect_left(rows, (row.base + reach,))
    return any(
        other is not row and other.left >= row.right and other.size >= SMALLEST * row.size
        for _, _, other in rows[first:end]
    )
