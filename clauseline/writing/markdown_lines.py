"""The lines of a change in Markdown: paragraphs, and tables with what became of their rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from clauseline.redline.lines import ChangedLine, ChangedRows, Lines
from clauseline.redline.values import TrackMark
from clauseline.writing.labels import COLUMN_LABELS, ROW_LABELS, TrackLabels
from clauseline.writing.marking import as_text, marked
from clauseline.writing.redline import Remarks
from clauseline.writing.runs import REST, Marked, cells_of, cells_of_row, is_changed, shortened, without_rest

CONTEXT = 60
"""Characters of unchanged words that are shown on either side of a change."""


class MarkdownLines:
    """Draws lines as blocks of Markdown. `shortens`: much that did not change is left out."""

    def __init__(self, remarks: Remarks, *, shortens: bool) -> None:
        self.remarks, self.shortens = remarks, shortens

    def of(self, found: Lines) -> Iterator[str]:
        """A block for each paragraph that has something to show, and for each table."""
        shown = without_rest(found, lambda line: line.is_changed, shortens=self.shortens)
        for width, those in groupby(shown, self._width):
            if width:
                # Heads of tables are bold, as words that came are: no row of a draft is one.
                yield _table([""] * width, (self._cells(line) for line in those if isinstance(line, ChangedLine)))
            else:
                yield from filter(None, map(self._block, those))

    def _width(self, line: ChangedLine | ChangedRows | None) -> int:
        """How many cells the line has if it is a row that stands by itself."""
        return len(self._runs(line)) if isinstance(line, ChangedLine) and line.is_row else 0

    def _block(self, line: ChangedLine | ChangedRows | None) -> str:
        if line is None:
            return REST
        return self._rows(line) if isinstance(line, ChangedRows) else self._cells(line)[0]

    def _rows(self, found: ChangedRows) -> str:
        heads = [self._told(mark, COLUMN_LABELS) for mark in found.table.columns]
        corner = [""] if found.table.marks_rows else []
        rows = []
        for row in without_rest(found.rows, is_changed, shortens=self.shortens):
            if row is None:
                rows.append([*corner, REST, *[""] * (len(heads) - 1)])
                continue
            told = [self._told(row.mark, ROW_LABELS)] if corner else []
            rows.append([*told, *map(self._marked, cells_of_row(row))])
        return _table([*corner, *heads], rows)

    def _told(self, mark: TrackMark, labels: TrackLabels) -> str:
        if mark.fate not in labels:
            return ""
        return f"*{as_text(self.remarks.translate(labels[mark.fate]) % {'n': mark.number})}*"

    def _runs(self, line: ChangedLine) -> list[list[Marked]]:
        return cells_of(line, picture=self.remarks.picture)

    def _cells(self, line: ChangedLine) -> list[str]:
        return [self._marked(cell) for cell in self._runs(line)]

    def _marked(self, runs: Iterable[Marked]) -> str:
        return marked(shortened(run, CONTEXT, shortens=self.shortens) for run in runs)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(map(_row, [heads, ["---"] * len(heads), *rows]))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
