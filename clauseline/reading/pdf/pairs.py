"""Tables of two columns without lines: names, and what stands beside them.

    Part A     Lanterns of the river and of its
               banks
    Part B     Ferries
    Part C     Keepers

Lists are set like this as well, of abbreviations above all: they stay paragraphs with a tab. Names of two words and
more, a name that goes on below itself, a head, and a caption tell a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from clauseline.reading.lines import Line
from clauseline.reading.pdf.rows import Field, PrintedRow
from clauseline.reading.pdf.segments import RowSegment
from clauseline.reading.structure.blocks import block_start
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import CAPTION, MARK, NOTE

FEW = 4
"""Fewer rows are no table."""
NEAR = 2.0
"""Sides that differ by so many points are the same."""
TOUCH, TIGHT, STEP = 0.9, 1.4, 3.0
"""Rows of one cell are as close as these two say, in sizes of type, and rows of a table not farther apart than the
third.
"""
APART = 1.25
"""Where names begin at so many times the step of rows in a cell, closer ones go on with the name above."""
LONGEST, WORDS = 48, 6
"""No name has more characters or words."""
MOST_PART = 0.45
"""No column of names takes more of the whole width."""

HEAD, SENTENCE = 2, 6
"""So many words a head has at most, and what stands beside a name at least, in a table that has a head."""

_CODE = re.compile(r"[{}<>=|\\]|//")
_SOURCE = re.compile(r"\[[^\]]*\]")
_NUMBER = re.compile(r"[\d.,\s()–-]+")


@dataclass(frozen=True, slots=True)
class _Split:
    """A row of print as a name and what stands beside it, either of which may be missing."""

    row: PrintedRow
    name: RowSegment | None
    words: RowSegment | None


@dataclass(slots=True)
class _Pairs:
    """A table in the making: where its columns begin, and its rows of print."""

    left: float
    middle: float
    splits: list[_Split] = field(default_factory=list)

    def takes(self, row: PrintedRow) -> bool:
        """Take a row that stands in the columns, if it is near enough below the last."""
        split = self._split(row)
        if split is None or (self.splits and not self._is_below(split)):
            return False
        self.splits.append(split)
        return True

    def _split(self, row: PrintedRow) -> _Split | None:
        parts = _parts(row)
        if parts is not None:
            name, words = parts
            is_own = abs(name.left - self.left) < NEAR and abs(words.left - self.middle) < NEAR
            return _Split(row, name, words) if is_own else None
        if len(row.cells) != 1 or not self.splits:
            return None
        cell = row.cells[0]
        if abs(cell.left - self.middle) < NEAR:
            return _Split(row, None, cell)
        return _Split(row, cell, None) if abs(cell.left - self.left) < NEAR and cell.right < self.middle else None

    def _is_below(self, split: _Split) -> bool:
        before, row = self.splits[-1].row, split.row
        if before.page + 1 == row.page:
            return split.name is not None and split.words is not None
        step = before.base - row.base
        reach = STEP if split.name and split.words else TIGHT
        size = max(before.size, row.size)
        return before.page == row.page and before.column == row.column and TOUCH * size < step < reach * size

    def rows(self) -> list[list[_Split]]:
        """The rows of print, those of one row of the table together."""
        steps = [
            (before.row.base - one.row.base if before.row.page == one.row.page else None)
            for before, one in zip(self.splits, self.splits[1:], strict=False)
        ]
        tight = min((step for step in steps if step is not None), default=0.0)
        named = [step for step, one in zip(steps, self.splits[1:], strict=True) if one.name and one.words and step]
        spaced = 2 * sum(step > APART * tight for step in named) > len(named)
        found = [[self.splits[0]]]
        for step, one in zip(steps, self.splits[1:], strict=True):
            goes_on = one.name is None or one.words is None or (spaced and step is not None and step <= APART * tight)
            if goes_on:
                found[-1].append(one)
            else:
                found.append([one])
        return found


def find_pairs(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """The rows, those that make tables of two columns given their cells."""
    found: list[PrintedRow] = []
    place = 0
    while place < len(rows):
        pairs = _pairs(rows, place)
        length = len(pairs.splits) if pairs else 1
        table = pairs.rows() if pairs and length >= FEW else []
        if pairs and _is_table(table, found[-1] if found else None):
            found += (_printed(one, pairs) for one in table)
        else:
            found += rows[place : place + length]
        place += length
    return found


def _pairs(rows: Sequence[PrintedRow], start: int) -> _Pairs | None:
    """What stands in the columns of a row, from that row down."""
    parts = _parts(rows[start])
    if parts is None or not _is_name(parts[0].text):
        return None
    pairs = _Pairs(parts[0].left, parts[1].left)
    for place in range(start, len(rows)):
        if not pairs.takes(rows[place]):
            break
    return pairs


def _parts(row: PrintedRow) -> tuple[RowSegment, RowSegment] | None:
    """The name that a row has, and what stands beside it."""
    if row.fields or row.fixed or not 1 <= len(row.cells) <= 2:
        return None
    if len(row.cells) == 2:
        name, words = row.cells
    elif gap := row.cells[0].gap:
        (start, right, left), cell = gap, row.cells[0]
        name = RowSegment(cell.left, right, cell.text[:start].rstrip())
        words = RowSegment(left, cell.right, cell.text[start:].lstrip())
    else:
        return None
    return (name, words) if name.text and words.text else None


def _is_name(text: str) -> bool:
    """Whether words can name what stands beside them: no mark of a list, number of a clause, caption or source."""
    if len(text) > LONGEST or len(text.split()) > WORDS or _CODE.search(text):
        return False
    if text[-1] in ".;,?!([" or MARK.match(f"{text}\t") or _SOURCE.match(text) or _NUMBER.fullmatch(text):
        return False
    label = find_label(text)
    return not (label and label.number) and not NOTE.match(text) and not CAPTION.match(text)


def _is_table(rows: Sequence[Sequence[_Split]], above: PrintedRow | None) -> bool:
    """Whether rows are those of a table and of no list."""
    names = [one[0].name for one in rows if one[0].name and _is_name(one[0].name.text)]
    if len(rows) < FEW or len(names) < len(rows):
        return False
    left = min(name.left for name in names)
    right = max(split.row.right for one in rows for split in one)
    if max(name.right for name in names) - left > MOST_PART * (right - left):
        return False
    if any(split.name for one in rows for split in one[1:]) or (above and _is_caption(above)) or _has_head(rows):
        return True
    return 2 * sum(" " in name.text for name in names) > len(names)


def _has_head(rows: Sequence[Sequence[_Split]]) -> bool:
    """Whether the first row names the columns: beside its name stands hardly a word, beside the others a sentence."""
    told = [sum(len(split.words.text.split()) for split in one if split.words) for one in rows]
    return told[0] <= HEAD and len(rows[0]) == 1 and median(told[1:]) >= SENTENCE


def _is_caption(row: PrintedRow) -> bool:
    return not row.fields and block_start(Line(row.text)).kind == "caption"


def _printed(splits: Sequence[_Split], pairs: _Pairs) -> PrintedRow:
    """A row of the table."""
    first = splits[0].row
    names = [_alone(split.row, split.name) for split in splits if split.name]
    words = [_alone(split.row, split.words) for split in splits if split.words]
    fields = [Field(0, 1, 1, names), Field(1, 1, 1, words)]
    return PrintedRow(
        "\t".join("\n".join(one.text for one in each.rows) for each in fields), first.page, first.left, first.right,
        first.base, first.size, all(split.row.bold for split in splits), first.tall, backwards=first.backwards,
        line=first.line, column=first.column, fields=fields, sides=(pairs.left, pairs.middle),
    )  # fmt: skip


def _alone(row: PrintedRow, cell: RowSegment) -> PrintedRow:
    return PrintedRow(
        cell.text, row.page, cell.left, cell.right, row.base, row.size, row.bold, row.tall, [cell], row.backwards,
        calls=cell.calls,
    )  # fmt: skip
