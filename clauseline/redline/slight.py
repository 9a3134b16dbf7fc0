"""Sentences whose writing alone changed: which of the words that went and came are theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clauseline.comparing.changes import KEPT, EditorialSentence
from clauseline.redline.values import NEW, OLD, DrawnBlock, Run

Bounds = tuple[int, int, int]
"""[start, end) of a sentence in one text, and its number."""


class SlightWords:
    """Marks the words of editorial sentences, whose places count in the texts that the blocks are of."""

    def __init__(self, sentences: Sequence[EditorialSentence]) -> None:
        numbered = list(enumerate(sentences, 1))
        self._bounds: dict[str, list[Bounds]] = {
            OLD: sorted((*one.old, number) for number, one in numbered),
            NEW: sorted((*one.new, number) for number, one in numbered),
        }

    def mark(self, block: DrawnBlock) -> DrawnBlock:
        """`block` with its changed words cut where such sentences begin and end, and the number of each."""
        return replace(block, runs=tuple(part for run in block.runs for part in self._cut(run)))

    def _cut(self, run: Run) -> Iterator[Run]:
        bounds = self._bounds.get(run.side, []) if run.op != KEPT else []
        at, size = 0, len(run.text)
        for start, end, number in bounds[max(bisect_right(bounds, (run.start,)) - 1, 0) :]:
            if start >= run.start + size:
                break
            first, last = max(start - run.start, at), min(end - run.start, size)
            if first < last:
                if at < first:
                    yield run.cut(at, first)
                yield replace(run.cut(first, last), editorial=number)
                at = last
        if at < size or not size:
            yield run.cut(at, size)
