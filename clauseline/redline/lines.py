"""A change from the top down: its paragraphs, and the rows of tables of which both sides are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from clauseline.comparing.changes import KEPT, Span
from clauseline.comparing.details.sides import HasText, Side
from clauseline.redline.blocks import markers
from clauseline.redline.paragraphs import Paragraph
from clauseline.redline.segments import Merged, merged
from clauseline.redline.tables import TablePair
from clauseline.redline.values import MergedRow, MergedTable
from clauseline.vocabulary import BlockKind, Op


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A paragraph and the kind of its block, which `was` another one before if that is not None."""

    kind: BlockKind
    was: BlockKind | None
    paragraph: Paragraph

    @property
    def new(self) -> int | None:
        """The place of its block among the new ones."""
        return self.paragraph.new

    @property
    def is_row(self) -> bool:
        """Whether it has cells: where a table became text, or text a table, borders came and went like words."""
        return self.kind == "row" and not self.paragraph.is_reshaped

    @property
    def is_changed(self) -> bool:
        one = self.paragraph
        ops = {one.end, *(run.op for run in markers(one)), *(span.op for span in one.spans)}
        return ops != {KEPT}

    @property
    def end(self) -> Op:
        """What became of its end, as far as its words do not say so: those of whole paragraphs do."""
        return KEPT if None in (self.paragraph.old, self.paragraph.new) else self.paragraph.end


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """Two tables in one, row by row."""

    table: MergedTable
    rows: tuple[MergedRow, ...]
    is_changed = True

    @property
    def new(self) -> int:
        """The place of its first row among the new blocks."""
        return self.table.home


Lines = Sequence[ChangedLine | ChangedRows]
"""A change from the top down."""


def lines(spans: Sequence[Span], old: Sequence[HasText], new: Sequence[HasText]) -> list[ChangedLine | ChangedRows]:
    """What the spans from these clauses to those say; places count in the texts of all clauses joined by line feeds."""
    return [*_lines(merged(spans, Side.of(old), Side.of(new), name=""))]


def by_clause(
    found: Sequence[ChangedLine | ChangedRows], clauses: Sequence[HasText]
) -> list[list[ChangedLine | ChangedRows]]:
    """The lines that are drawn under each of the new `clauses`; what is gone goes with what stands before it."""
    ends = [*accumulate(len(clause.blocks) for clause in clauses)]
    those: list[list[ChangedLine | ChangedRows]] = [[] for _ in clauses]
    at = 0
    for line in found:
        at = at if line.new is None else max(at, bisect_right(ends, line.new))
        those[at].append(line)
    return those


def _lines(both: Merged) -> Iterator[ChangedLine | ChangedRows]:
    for part in both.parts:
        if isinstance(part, TablePair):
            rows = tuple(block.row for block in part.both if block.row)
            yield ChangedRows(rows[0].table, rows)
        else:
            yield from (_line(one, both) for one in part)


def _line(one: Paragraph, both: Merged) -> ChangedLine:
    old = None if one.old is None else both.old.blocks[one.old].kind
    new = None if one.new is None else both.new.blocks[one.new].kind
    kind = new or old or "paragraph"
    return ChangedLine(kind, old if old != kind else None, one)
