"""Tables of AsciiDoc: cells behind bars, whose number in a row the columns tell.

[cols="1,2", options="header"]   row 0   key     what it opens   (head)
|===                             row 1   small   doors
|key |what it opens        ->
|small
|doors
|===
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clauseline.reading.asciidoc.inline import DocWords
from clauseline.reading.lines import Cell, Row

_CELL = re.compile(
    r"(?:(?<=\s)|^)(?P<spec>(?:(?P<times>\d{1,3})\*|(?P<columns>\d{1,3})?(?:\.(?P<rows>\d{1,3}))?(?P<plus>\+))?"
    r"[<^>]?(?:\.[<^>])?[adehlmsv]?)(?<!\\)(?P<bar>[|!])",
    re.M,
)
_COLUMNS = re.compile(r"cols\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^,\]\s]+))")
_REPEATED = re.compile(r"\s*(\d{1,3})\*")
_HEAD = re.compile(r"%(?:[\w%]*%)?header\b|(?:options|opts)\s*=\s*\"?[^\"\]]*\bheader\b")
_HEAD_ROWS = re.compile(r"headerrows\s*=\s*\"?(\d{1,2})")
_NO_HEAD = re.compile(r"%noheader\b|options\s*=\s*\"?[^\"\]]*noheader")
MOST_COLUMNS = 200
_SEPARATORS = {",": ",", ":": ":"}


class _Part(NamedTuple):
    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table: the `lines` between its marks, the attribute lines before it, and the sign of its marks."""

    lines: Sequence[str]
    attributes: str
    sign: str

    def rows(self, table: int, words: DocWords) -> Iterator[Row]:
        """Its rows, all with the number `table`."""
        parts = list(self._parts())
        width = self._width(parts)
        heads = self._heads()
        taken: dict[int, int] = {}
        row: list[Cell] = []
        number = column = 0
        for part in parts:
            column = _free(column, taken, number)
            if column >= width:
                yield Row(table, number, tuple(row))
                number, row, column = number + 1, [], _free(0, taken, number + 1)
            columns = max(1, min(part.columns, width - column))
            text, notes = words.read(part.text)
            row.append(Cell(text, column, columns, part.rows, number < heads, notes))
            taken |= dict.fromkeys(range(column, column + columns), number + part.rows)
            column += columns
        if row:
            yield Row(table, number, tuple(row))

    def _parts(self) -> Iterator[_Part]:
        if separator := _SEPARATORS.get(self.sign):
            for cells in csv.reader(filter(str.strip, self.lines), delimiter=separator):
                yield from map(_Part, cells)
            return
        text = "\n".join(self.lines)
        marks = [found for found in _CELL.finditer(text) if found["bar"] == self.sign]
        ends = [*(mark.start() for mark in marks), len(text)]
        if text[: ends[0]].strip():
            yield _Part(text[: ends[0]].strip())
        for mark, end in zip(marks, ends[1:], strict=True):
            words = text[mark.end() : end].strip()
            part = _Part(words.replace("\\|", "|"), int(mark["columns"] or 1), int(mark["rows"] or 1))
            yield from [part] * min(int(mark["times"] or 1), MOST_COLUMNS)

    def _width(self, parts: Sequence[_Part]) -> int:
        """How many columns there are: those that are said, else those of the first line with cells."""
        found = _COLUMNS.search(self.attributes)
        if found:
            said = re.split("[,;]", found["quoted"] or found["single"] or found["bare"] or "")
            count = sum(int(more[1]) if (more := _REPEATED.match(one)) else 1 for one in said)
            return max(1, min(count, MOST_COLUMNS))
        first = next(filter(str.strip, self.lines), "")
        if self.sign in _SEPARATORS:
            return max(1, len(first.split(self.sign)))
        inline = [mark for mark in _CELL.finditer(first) if mark["bar"] == self.sign]
        count = sum(int(mark["columns"] or mark["times"] or 1) for mark in inline)
        return max(1, min(count, MOST_COLUMNS, max(len(parts), 1)))

    def _heads(self) -> int:
        """How many rows are the head: those that are said to be, or the first if a blank line stands below it."""
        if said := _HEAD_ROWS.search(self.attributes):
            return int(said[1])
        if _HEAD.search(self.attributes):
            return 1
        below = [not line.strip() for line in self.lines[:2]]
        return int(below == [False, True] and not _NO_HEAD.search(self.attributes))


def _free(column: int, taken: dict[int, int], row: int) -> int:
    """The next column into which no cell of a row above reaches."""
    while taken.get(column, 0) > row:
        column += 1
    return column
