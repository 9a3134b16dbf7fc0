"""A comparison as people read it in a terminal: [-what went-] and {+what came+}, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change, Compared
from clauseline.comparing.edits.weighing import heaviest
from clauseline.outline import ClauseText, Outline
from clauseline.redline.lines import ChangedRows, Lines, by_clause, lines
from clauseline.redline.values import TrackMark
from clauseline.vocabulary import CHANGE_KINDS, ChangeKind
from clauseline.writing.force import say_force, say_told_edit
from clauseline.writing.labels import COLUMN_LABELS, ROW_LABELS, TrackLabels
from clauseline.writing.redline import Remarks
from clauseline.writing.runs import (
    BAR,
    REST,
    Cells,
    Marked,
    cells_of,
    cells_of_row,
    is_changed,
    shortened,
    without_rest,
)

CONTEXT = 40
"""Code points of unchanged words shown on either side of a change."""
INDENT = "    "
ELSEWHERE: tuple[ChangeKind, ...] = ("moved", "split", "merged")
NOTHING = "·"
"""Stands above a column of which there is nothing to say."""

PICTURE = Remarks().picture
BRACKETS = {KEPT: ("", ""), REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}


def draw(old: Outline, new: Outline, compared: Compared, *, shortens: bool = True) -> Iterator[str]:
    """The comparison as lines for people: what changed in each clause, then the counts. `shortens`: much that did not
    change is left out.
    """
    for change in compared.changes:
        if change.kind != "unchanged":
            yield from _entry(change, old, new, shortens)
            yield ""
    counts = Counter(change.kind for change in compared.changes)
    reworded = Counter(change.kind for change in compared.changes if "reworded" in change.flags)
    told = (_counted(kind, counts[kind], reworded[kind]) for kind in CHANGE_KINDS if counts[kind])
    yield ", ".join(told) or "nothing to compare"
    yield from (f"note: {warning}" for warning in compared.warnings)


def _counted(kind: ChangeKind, count: int, reworded: int) -> str:
    """So many changes of a kind, and how many of those that went elsewhere have other words, too."""
    return f"{count} {kind}" + (f" ({reworded} of them reworded)" if reworded and kind in ELSEWHERE else "")


def _entry(change: Change, old: Outline, new: Outline, shortens: bool) -> Iterator[str]:
    ours, theirs = ([side.clauses[k] for k in own] for side, own in ((old, change.old), (new, change.new)))
    names = [" + ".join(map(_name, side)) for side in (ours, theirs)]
    flags = f"  ({', '.join(change.flags)})" if change.flags else ""
    yield f"{change.kind}: {' -> '.join(dict.fromkeys(filter(None, names)))}{flags}"
    for row in change.strength:
        if row.is_told:
            yield f"{INDENT}{say_force(row, str)}"
    for edit in heaviest(change.edits):
        yield f"{INDENT}{say_told_edit(edit, str)}"
    for detail in change.details:
        yield f"{INDENT}{detail.kind}: {_short(detail.old) or '-'} -> {_short(detail.new) or '-'}"
    if ours and theirs:
        yield from (f"{INDENT}{line}".rstrip() for line in _words(change, ours, theirs, shortens))


def _name(clause: ClauseText) -> str:
    return " ".join(filter(None, (clause.number, clause.title))) or clause.text[:CONTEXT]


def _short(words: str) -> str:
    return words if len(words) <= 2 * CONTEXT else f"{words[: 2 * CONTEXT]} {REST}"


def _words(change: Change, old: Sequence[ClauseText], new: Sequence[ClauseText], shortens: bool) -> Iterator[str]:
    """The words of both sides; of several new clauses under the name of each."""
    found = lines(change.spans, old, new)
    if not any(line.is_changed for line in found):
        return
    drawn = _Lines(shortens)
    if len(new) == 1:
        yield from drawn.of(found)
        return
    for clause, own in zip(new, by_clause(found, new), strict=True):
        yield _name(clause)
        yield from (f"{INDENT}{line}" for line in drawn.of(own))


class _Lines:
    """Draws the lines of a change."""

    def __init__(self, shortens: bool) -> None:
        self.shortens = shortens

    def of(self, found: Lines) -> Iterator[str]:
        for line in without_rest(found, lambda line: line.is_changed, shortens=self.shortens):
            if line is None:
                yield REST
            elif isinstance(line, ChangedRows):
                yield from self._table(line)
            else:
                yield self._cells(cells_of(line, picture=PICTURE))

    def _table(self, table: ChangedRows) -> Iterator[str]:
        if table.table.marks_columns:
            yield BAR.join(_told(mark, COLUMN_LABELS) or NOTHING for mark in table.table.columns)
        for row in without_rest(table.rows, is_changed, shortens=self.shortens):
            if row is None:
                yield REST
                continue
            told = _told(row.mark, ROW_LABELS)
            yield (f"{told}: " if told else "") + self._cells(cells_of_row(row))

    def _cells(self, cells: Cells) -> str:
        return BAR.join("".join(map(self._marked, cell)) for cell in cells)

    def _marked(self, run: Marked) -> str:
        opening, closing = BRACKETS[run.op]
        return f"{opening}{shortened(run, CONTEXT, shortens=self.shortens).words}{closing}"


def _told(mark: TrackMark, labels: TrackLabels) -> str:
    """What became of a row or column."""
    return labels[mark.fate] % {"n": mark.number} if mark.fate in labels else ""
