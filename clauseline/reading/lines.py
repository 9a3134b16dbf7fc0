"""What a format hands over: the paragraphs and table rows of a file in reading order, not yet sorted into clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from clauseline.outline import Why
from clauseline.reading.words.numbering import Label, find_label
from clauseline.vocabulary import Role


class Note(NamedTuple):
    """A footnote or endnote: called at `call`, an offset in the raw text of its paragraph or cell."""

    call: int
    marker: str
    text: str


class Picture(NamedTuple):
    """An image: the sha256 of its bytes in hexadecimal ("" if it is not in the file), its description, and whether a
    reader drew it from a page.
    """

    sha256: str
    alt: str = ""
    drawn: bool = False


class Line(NamedTuple):
    """A paragraph. `text` is raw: a tab is "\\t", a line break "\\n".

    `level` is the heading level or the depth of a list item, from 1; `label` a number that the file's
    program would draw and that is not in the text; `added` counts non-space characters of `text` that are ours, less
    those of a label that stands in the file;
    `page` is where a printed one begins, from 1; `line` the number that the draft prints beside its first line,
    `lines` those beside the next ones, each after the place in `text` where that line begins;
    `typed` is the label at the start of `text` where more is known of it than these words alone tell, and `why` the
    reason for which the line starts a clause, both found by a pass.
    """

    text: str
    role: Role = "text"
    level: int | None = None
    label: str = ""
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()
    added: int = 0
    bold: bool = False
    page: int | None = None
    line: int | None = None
    lines: tuple[tuple[int, int], ...] = ()
    typed: Label | None = None
    why: Why | None = None


class Cell(NamedTuple):
    """A cell of a row: raw text, its first column, from 0, and how many columns and rows it takes."""

    text: str
    column: int = 0
    columns: int = 1
    rows: int = 1
    head: bool = False
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()
    added: int = 0

    def is_empty(self) -> bool:
        """Whether it has no words, no picture and calls no note."""
        return not (self.text.strip() or self.pictures or self.notes)


class Row(NamedTuple):
    """A table row: `row` is its place in the table, from 0; `table` any number that all its rows and no others have."""

    table: int
    row: int
    cells: tuple[Cell, ...] = ()
    page: int | None = None
    line: int | None = None


def label_of(line: Line) -> Label | None:
    """The label of a line: the one that its program draws, or the one that is typed."""
    return find_label(line.label + "\t") if line.label else typed_label(line)


def typed_label(line: Line) -> Label | None:
    """The label that is typed at the start of a line, whatever its program draws before it."""
    return line.typed or find_label(line.text)


def rest_of(line: Line, start: int) -> Line:
    """`line` from `start` of its text on, as plain text."""
    notes = tuple(note._replace(call=max(0, note.call - start)) for note in line.notes)
    lines = tuple((max(0, place - start), number) for place, number in line.lines)
    return line._replace(text=line.text[start:], notes=notes, role="text", lines=lines, typed=None)


def join_lines(first: Line, second: Line) -> Line:
    """A line without words that has the notes and pictures of both."""
    return first._replace(
        text="", typed=None, notes=(*first.notes, *second.notes), pictures=(*first.pictures, *second.pictures),
        added=first.added + second.added,
    )  # fmt: skip


def code_rows(code: Line) -> Iterator[Line]:
    """The rows of a piece of code, each a line of its own."""
    texts = code.text.split("\n")
    ends = list(accumulate(len(text) + 1 for text in texts))
    notes: dict[int, list[Note]] = {}
    for note in code.notes:
        notes.setdefault(min(bisect_right(ends, note.call), len(texts) - 1), []).append(note)
    rest = code._replace(label="", pictures=(), lines=())
    numbers = {bisect_right(ends, at): number for at, number in reversed(code.lines)}
    for place, (text, end) in enumerate(zip(texts, ends, strict=True)):
        start = end - len(text) - 1
        own = tuple(note._replace(call=note.call - start) for note in notes.get(place, ()))
        if place:
            yield rest._replace(text=text, notes=own, line=numbers.get(place))
        else:
            yield code._replace(text=text, notes=own, lines=())
