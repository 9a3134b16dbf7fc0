"""Outer columns of tables that hold nothing: programs draw one where the rows of a table begin at two places.

    |   | gaze | 2 years |           | gaze | 2 years |
    |   | face | 1 year  |       ->  | face | 1 year  |

A table of one row, or with words in one column, may be a form that is to be filled in: it keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clauseline.reading.lines import Line, Row


def without_void_columns(lines: Sequence[Line | Row]) -> Iterator[Line | Row]:
    """The lines, their tables without first and last columns that have none but empty cells."""
    for _, group in groupby(lines, lambda line: line.table if isinstance(line, Row) else None):
        items = list(group)
        first, last = _edges([item for item in items if isinstance(item, Row)])
        for item in items:
            yield _cut(item, first, last) if isinstance(item, Row) and last else item


def _edges(rows: Sequence[Row]) -> tuple[int, int]:
    """The first and the last column with words of its own, if some stand farther out; else (0, 0)."""
    single = [cell for row in rows for cell in row.cells if cell.columns == 1]
    worded: set[int] = set()
    for cell in single:
        if cell.column not in worded and not cell.is_empty():
            worded.add(cell.column)
    if len(rows) < 2 or len(worded) < 2:
        return 0, 0
    first, last = min(worded), max(worded)
    return (first, last) if any(not first <= cell.column <= last for cell in single) else (0, 0)


def _cut(row: Row, first: int, last: int) -> Row:
    """A row between two columns; a cell that reaches over them is cut, one with words stays in any case."""
    cells = []
    for cell in row.cells:
        start, end = max(cell.column, first), min(cell.column + cell.columns - 1, last)
        if start <= end or not cell.is_empty():
            start = min(start, last)
            cells.append(cell._replace(column=start - first, columns=max(1, end - start + 1)))
    return row._replace(cells=tuple(cells))
