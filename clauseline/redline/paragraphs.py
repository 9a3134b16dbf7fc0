"""Both texts of a change as one: its words paragraph by paragraph, and what became of the end of each.

Without what came it is the old text, without what went the new one, block by block. All that draws a change draws this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.outline import BlockText
from clauseline.redline.atoms import END, atoms, by_cell, coalesced, keeps_cells
from clauseline.redline.rewritten import apart, apart_by_cell
from clauseline.vocabulary import Op


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words up to where a block ends on either side, without that end.

    `old` and `new` are the places of its block among those of either side; None where no word of it is in one. Where
    `end` was removed and the block is still there, it was joined with the next paragraph; where it was added, the next
    one was parted from it. `marker` is what stands in front of the words where a block begins, on either side.
    `is_reshaped`: a table became text here, text a table, or cells other cells, so that either side has its own form.
    """

    spans: tuple[Span, ...]
    end: Op
    old: int | None
    new: int | None
    marker: tuple[Span, ...] = ()
    is_reshaped: bool = False

    @property
    def is_joined(self) -> bool:
        """Whether its block goes on with the next paragraph in the new text."""
        return self.end == REMOVED and self.new is not None

    @property
    def op(self) -> Op:
        """What became of all of it, end and all, or kept."""
        return REMOVED if self.new is None else ADDED if self.old is None else KEPT


def paragraphs(spans: Sequence[Span], old: Sequence[BlockText], new: Sequence[BlockText]) -> list[Paragraph]:
    """What the spans from the one text to the other say, of the blocks that these are."""
    builder = _Builder(old, new)
    gone: list[list[Span]] = [[]]
    come: list[list[Span]] = [[]]
    for atom in atoms(spans, old, new):
        if atom.op == KEPT:
            builder.add(gone, come, atom)
            gone, come = [[]], [[]]
        elif atom.text == END:
            (gone if atom.op == REMOVED else come).append([])
        else:
            (gone if atom.op == REMOVED else come)[-1].append(atom)
    builder.add_last(gone, come)
    return [*_marked(builder.found, old, new)]


class _Builder:
    """Puts paragraphs together from what was kept, and what went and came between.

    Of what went and came each is a list of paragraphs, the last of which has not ended yet.
    """

    def __init__(self, old: Sequence[BlockText], new: Sequence[BlockText]) -> None:
        self.blocks = old, new
        self.found: list[Paragraph] = []
        self.current: list[Span] = []
        self.at, self.at_new = 0, 0
        self.begun, self.begun_new = -1, -1

    def add(self, gone: list[list[Span]], come: list[list[Span]], kept: Span) -> None:
        """What went and came, and the kept words or the kept end behind them."""
        is_end = kept.text == END
        if self.current:
            gone, come = self._go_on(gone, come, is_end)
        if is_end:
            self._whole(gone, come)
            return
        if gone and come:
            self._whole(gone[:-1], come[:-1])
            self.current = [*gone[-1], *come[-1]]
        self.current.append(kept)

    def add_last(self, gone: list[list[Span]], come: list[list[Span]]) -> None:
        """What went and came behind the last that was kept."""
        if self.current:
            gone, come = self._go_on(gone, come, is_end=True)
        self._whole(gone[:-1], come[:-1])

    def _go_on(
        self, gone: list[list[Span]], come: list[list[Span]], is_end: bool
    ) -> tuple[list[list[Span]], list[list[Span]]]:
        """End the paragraph at hand, if it ends there; what is left of what went and came behind it."""
        parted = len(gone) > 1, len(come) > 1
        if not is_end and parted[0] != parted[1]:
            return self._joined(gone, come) if parted[0] else self._parted(gone, come)
        self.current += [*gone[0], *come[0]]
        if is_end or all(parted):
            self._close(KEPT)
            return gone[1:], come[1:]
        return [], []

    def _joined(self, gone: list[list[Span]], come: list[list[Span]]) -> tuple[list[list[Span]], list[list[Span]]]:
        """The paragraph goes on behind ends that went."""
        for one in gone[:-1]:
            self.current += one
            self._close(REMOVED)
        self.current = [*gone[-1], *come[0]]
        return [], []

    def _parted(self, gone: list[list[Span]], come: list[list[Span]]) -> tuple[list[list[Span]], list[list[Span]]]:
        """The paragraph ends where it did not before."""
        self.current += gone[0]
        for one in come[:-1]:
            self.current += one
            self._close(ADDED)
        self.current = [*come[-1]]
        return [], []

    def _whole(self, gone: Sequence[list[Span]], come: Sequence[list[Span]]) -> None:
        """Blocks that went and came as a whole: each in the place of another if they are as many."""
        if len(gone) == len(come) and all(self._replaces(number) for number in range(len(gone))):
            for one, other in zip(gone, come, strict=True):
                self.current = [*one, *other]
                self._close(KEPT)
            return
        for one in gone:
            self.current = [*one]
            self._close(REMOVED)
        for one in come:
            self.current = [*one]
            self._close(ADDED)

    def _replaces(self, number: int) -> bool:
        """Whether the block so many behind the one at hand can be drawn in the place of the old one."""
        old, new = self.blocks[0][self.at + number].kind, self.blocks[1][self.at_new + number].kind
        return "row" not in (old, new) and (old == "figure") == (new == "figure")

    def _marker(self, old: int | None, new: int | None) -> Iterator[Span]:
        before = after = ""
        if old is not None and old > self.begun:
            self.begun, before = old, self.blocks[0][old].marker
        if new is not None and new > self.begun_new:
            self.begun_new, after = new, self.blocks[1][new].marker
        if before == after:
            return iter([Span(KEPT, after)] if after else [])
        return iter([*([Span(REMOVED, before)] if before else []), *([Span(ADDED, after)] if after else [])])

    def _is_row(self, old: int | None, new: int | None) -> bool:
        """Whether it is a row on both sides."""
        return None not in (old, new) and self.blocks[0][self.at].kind == self.blocks[1][self.at_new].kind == "row"

    def _spans(self, old: int | None, new: int | None, *, is_whole: bool) -> Iterable[Span]:
        """The words at hand, cell by cell if they are a row on both sides, what was written anew as old and new."""
        if None in (old, new):
            return self.current
        if "row" not in (self.blocks[0][self.at].kind, self.blocks[1][self.at_new].kind):
            return apart(self.current)
        is_row = is_whole and self._is_row(old, new) and keeps_cells(self.current)
        return apart_by_cell([*by_cell(self.current)]) if is_row else self.current

    def _close(self, end: Op) -> None:
        has_old = end != ADDED or any(span.op != ADDED for span in self.current)
        has_new = end != REMOVED or any(span.op != REMOVED for span in self.current)
        old, new = self.at if has_old else None, self.at_new if has_new else None
        spans = coalesced(self._spans(old, new, is_whole=end == KEPT))
        self.found.append(Paragraph(tuple(spans), end, old, new, tuple(self._marker(old, new))))
        self.at += end != ADDED
        self.at_new += end != REMOVED
        self.current = []


def _marked(found: Sequence[Paragraph], old: Sequence[BlockText], new: Sequence[BlockText]) -> Iterator[Paragraph]:
    """The paragraphs, those marked that turned a table into text, text into a table, or cells into others."""
    group: list[Paragraph] = []
    for one in found:
        group.append(one)
        if one.end == KEPT or one is found[-1]:
            is_other = any(_is_reshaped(each, old, new) for each in group)
            yield from (replace(each, is_reshaped=True) for each in group) if is_other else group
            group = []


def _is_reshaped(one: Paragraph, old: Sequence[BlockText], new: Sequence[BlockText]) -> bool:
    if one.old is None or one.new is None:
        return False
    before, after = old[one.old].kind == "row", new[one.new].kind == "row"
    return before != after or (before and (one.end != KEPT or not keeps_cells(one.spans)))
