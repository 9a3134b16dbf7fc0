"""The lines of a change as runs of words, each after what happened to it: what text and Markdown put their marks on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from clauseline.comparing.changes import KEPT, Span
from clauseline.redline.blocks import JOINED, markers
from clauseline.redline.lines import ChangedLine, ChangedRows
from clauseline.redline.values import MergedRow
from clauseline.vocabulary import Op

Item = TypeVar("Item")

BAR = " | "
"""What parts the cells of a row."""
REST = "…"
"""Stands for what did not change."""
FEW = 3
"""So many unchanged lines that follow one another are all drawn."""


class Marked(NamedTuple):
    """Words, and what happened to them."""

    op: Op
    words: str


Cells = list[list[Marked]]
"""The runs of each cell of a line: a paragraph is one cell."""


def cells_of(line: ChangedLine, *, picture: str) -> Cells:
    """The cells of a row; or a paragraph with its marker, and a sign where its end came or went. Where a table became
    text, or text a table, borders came and went like words. `picture` stands for a paragraph without words.
    """
    one = line.paragraph
    if line.is_row:
        return _apart(one.spans)
    words = [Marked(span.op, span.text.replace("\t", BAR)) for span in one.spans]
    if line.kind == "figure" and not words:
        words = [Marked(one.op, picture)]
    labels = [Marked(run.op, run.text) for run in markers(one)]
    # The space between takes part in what happened to both.
    gap = [Marked(words[0].op if words[0].op == labels[-1].op else KEPT, " ")] if words and labels else []
    end = [Marked(line.end, JOINED)] if line.end != KEPT else []
    return [merged([*labels, *gap, *words, *end])]


def cells_of_row(row: MergedRow) -> Cells:
    """The cells by column; one over several columns stands in the first of them."""
    found: Cells = [[] for _ in row.table.columns]
    for cell in row.cells:
        found[cell.column] = merged(Marked(span.op, span.text) for span in cell.spans)
    return found


def says_something(line: ChangedLine | ChangedRows) -> bool:
    """Whether more than white space came or went: words, a marker, the end of a block, or something of a table."""
    if isinstance(line, ChangedRows):
        return True
    runs = (run for cell in cells_of(line, picture="") for run in cell)
    return line.paragraph.end != KEPT or any(run.op != KEPT and run.words.strip() for run in runs)


def is_changed(row: MergedRow) -> bool:
    """Whether the row or a word in it came, went or moved."""
    return row.mark.fate != KEPT or any(span.op != KEPT for cell in row.cells for span in cell.spans)


def merged(runs: Iterable[Marked]) -> list[Marked]:
    """Runs of one fate that touch are one."""
    return [Marked(op, "".join(run.words for run in those)) for op, those in groupby(runs, lambda run: run.op)]


def without_rest(
    items: Sequence[Item], changes: Callable[[Item], bool], *, shortens: bool = True
) -> Iterator[Item | None]:
    """The items; if it `shortens`, of more than a few that did not change and follow one another the first, None for
    those between, and the last.
    """
    for has_changed, own in groupby(items, changes):
        those = list(own)
        yield from those if has_changed or len(those) <= FEW or not shortens else (those[0], None, those[-1])


def shortened(run: Marked, around: int, *, shortens: bool = True) -> Marked:
    """Unchanged words; if it `shortens`, without those that are further from their ends than so many characters."""
    words = run.words
    if not shortens or run.op != KEPT or len(words) <= 2 * around + len(REST) + 2:
        return run
    before = words[:around].rpartition(" ")[0] or words[:around]
    after = words[-around:].partition(" ")[2] or words[-around:]
    return Marked(KEPT, f"{before} {REST} {after}")


def _apart(spans: Iterable[Span]) -> Cells:
    """The words of a row cell by cell; a border that came or went is told by the words around it."""
    cells: Cells = [[]]
    for span in spans:
        first, *others = span.text.split("\t")
        cells[-1].append(Marked(span.op, first))
        cells += [[Marked(span.op, other)] for other in others]
    return [merged(run for run in cell if run.words) for cell in cells]
