"""The two sides of a change as one text each, with their blocks and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change, Span
from clauseline.outline import BlockText, FigureImage
from clauseline.vocabulary import SideName

Place = tuple[int, int]
REACH = 200
"""So near a space is looked for: Chinese has none."""


class HasText(Protocol):
    """A clause, as far as its words, blocks and pictures go."""

    @property
    def text(self) -> str: ...
    @property
    def blocks(self) -> tuple[BlockText, ...]: ...
    @property
    def figures(self) -> tuple[FigureImage, ...]: ...


@dataclass(frozen=True, slots=True)
class Side:
    """The clauses of one side of a change: texts joined by line feeds, offsets of blocks counted in these."""

    text: str
    blocks: tuple[BlockText, ...]
    figures: tuple[FigureImage, ...]

    @classmethod
    def of(cls, clauses: Sequence[HasText]) -> Side:
        if len(clauses) == 1:
            return cls(clauses[0].text, clauses[0].blocks, clauses[0].figures)
        blocks: list[BlockText] = []
        figures: list[FigureImage] = []
        start = 0
        for clause in clauses:
            figures += [replace(figure, block=figure.block + len(blocks)) for figure in clause.figures]
            blocks += [replace(block, start=block.start + start, end=block.end + start) for block in clause.blocks]
            start += len(clause.text) + 1
        return cls("\n".join(clause.text for clause in clauses), tuple(blocks), tuple(figures))

    def words(self, block: BlockText) -> str:
        return self.text[block.start : block.end]


class Gap(NamedTuple):
    """Where the wording differs: [start, end) of the old text became [start, end) of the new one."""

    old: Place
    new: Place


def find_gaps(spans: Sequence[Span]) -> Iterator[Gap]:
    """What lies between the kept spans."""
    i = j = 0
    start = (0, 0)
    for span in (*spans, Span(KEPT, "")):
        if span.op == KEPT:
            if start != (i, j):
                yield Gap((start[0], i), (start[1], j))
            i, j = (span.old or (i, i))[1], (span.new or (j, j))[1]
            start = (i, j)
        else:
            i += len(span.text) * (span.op == REMOVED)
            j += len(span.text) * (span.op == ADDED)


def went_elsewhere(change: Change, side: SideName) -> list[Place]:
    """Where words of one side stand that went to, or came from, another place; nothing is told of several clauses."""
    if len(change.old if side == "old" else change.new) != 1:
        return []
    return [(passage.start, passage.end) for passage in change.passages if passage.side == side]


def overlap(one: Place, other: Place) -> int:
    """How many characters two places have in common; negative or 0 for none."""
    return min(one[1], other[1]) - max(one[0], other[0])


def window(text: str, gap: Place, around: int) -> Place:
    """The stretch of `text` that reaches so far beyond a gap on both sides, and on to a space, if one is near."""
    first, last = max(0, gap[0] - around), gap[1] + around
    space = text.rfind(" ", max(0, first - REACH), first)
    stop = text.find(" ", last, last + REACH)
    start = space + 1 if space >= 0 else max(0, first - REACH)
    return start, stop if stop >= 0 else min(len(text), last + REACH)
