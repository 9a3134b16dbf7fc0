"""What a change is drawn from: runs of words, in blocks and in the cells of tables of which both sides are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.outline import Cell, Facts, FigureImage
from clauseline.vocabulary import BlockKind, Op, SideName, TrackFate

OLD: Final = "old"
NEW: Final = "new"
WENT: Final = "went"
CAME: Final = "came"
"""What became of a row or column that stands elsewhere now, at its old place and at its new one."""


@dataclass(frozen=True, slots=True)
class TrackMark:
    """What is said of a row or column: `number`, from 1, is where it stands on the other side, if it moved.

    `here` and `there` are the names of both places on the page.
    """

    fate: TrackFate
    number: int = 0
    here: str = ""
    there: str = ""


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A cell as it is drawn. `of` says whose cell it is: "old", "new", "both" or, without words, "".

    Where both sides are drawn in one, `column` is the first that it takes, from 0, and `spans` are its words; those
    that are shown here a second time have no place in either text.
    """

    columns: int
    rows: int
    is_head: bool
    fate: TrackFate | Literal[""]
    of: SideName | Literal["both", ""]
    column: int = 0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class MergedTable:
    """What the rows of a table share: `marks_rows`, `marks_columns`: something is said of some row or column.

    `home` is the place of its first row among the new blocks.
    """

    columns: tuple[TrackMark, ...]
    marks_rows: bool
    marks_columns: bool
    home: int


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of a table of which both sides are drawn; `is_blank`: it stands on the other side alone.

    `old` and `new` are its places among the blocks of either side, None where it does not stand in this place there.
    """

    table: MergedTable
    mark: TrackMark
    cells: tuple[MergedCell, ...]
    is_blank: bool = False
    old: int | None = None
    new: int | None = None

    @property
    def op(self) -> Op:
        """Whether the whole row came or went."""
        return self.mark.fate if self.mark.fate in (ADDED, REMOVED) and not self.is_blank else KEPT


@dataclass(frozen=True, slots=True)
class Link:
    """Where a passage went to or came from: the name of that clause, and the place on the page (`there`).

    The name is "" where the passage stayed in its clause and stands elsewhere in it.

    `here` is the passage's own place on the page. It is [start, end) of the clause's text. `page` is the address of the
    page on which `there` stands; "" for the same one.
    """

    name: str
    here: str
    there: str
    start: int
    end: int
    page: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """A sentence begins with these words: its name on the page, and where it ends in its clause's text."""

    name: str
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words at `start` of the clause's text on `side`; `op` as in a Span.

    `clause` is the key of the clause they stand in, where that is not the one they are drawn in; `link` says
    where they went or came from; `cell` is the cell of a `MergedRow` in which they are drawn; `editorial` is the
    number, from 1, of the sentence of their change that they are of, if its writing alone changed, or else 0.
    A sentence that is led to `begins` with them.
    """

    op: Op
    text: str
    side: SideName | Literal[""]
    start: int
    clause: str = ""
    link: Link | None = None
    cell: int = 0
    editorial: int = 0
    begins: Begin | None = None

    def cut(self, start: int, end: int) -> Run:
        """[start, end) of its words."""
        begins = None if start else self.begins
        return replace(self, text=self.text[start:end], start=self.start + start, begins=begins)


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """A block and its words in reading order. `order` is its place among the blocks of its clause on `side`.

    `marker` stands in front of them and at no place of the text.
    `row` is its place in a table of which both sides are drawn. `was` is the place of the old block that it was;
    `figures` are its pictures, and those that stood there, each with whether it was kept, removed or added.
    """

    kind: BlockKind
    marker: tuple[Run, ...]
    facts: Facts
    order: int
    side: SideName
    runs: tuple[Run, ...] = ()
    row: MergedRow | None = None
    was: int | None = None
    figures: tuple[tuple[Op, FigureImage], ...] = ()

    @property
    def label(self) -> str:
        """Its marker on its own side."""
        other = ADDED if self.side == OLD else REMOVED
        return "".join(run.text for run in self.marker if run.op != other)

    @property
    def op(self) -> Op:
        """What happened to all of it, or kept."""
        if self.row:
            return self.row.op
        ops = {run.op for run in self.runs}
        return ops.pop() if len(ops) == 1 else KEPT

    def cells(self) -> list[tuple[Cell, tuple[Run, ...]]]:
        """The cells of a row, each as it is placed; words removed from the other side stay in one, borders and all."""
        found: list[list[Run]] = [[]]
        for run in self.runs:
            parts = run.text.split("\t") if run.side == self.side else [run.text]
            at = 0
            for number, part in enumerate(parts):
                if number:
                    found.append([])
                if part:
                    found[-1].append(run.cut(at, at + len(part)))
                at += len(part) + 1
        cells = [*self.facts.cells, *[Cell(0, 0)] * len(found)]
        return [(cell, tuple(runs)) for cell, runs in zip(cells, found, strict=False)]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Blocks of the old and the new side that stand beside each other."""

    old: tuple[DrawnBlock, ...]
    new: tuple[DrawnBlock, ...]
