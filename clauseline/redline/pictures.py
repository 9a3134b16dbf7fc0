"""The pictures of a clause in their blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.outline import FigureImage, can_compare
from clauseline.redline.values import NEW, OLD, DrawnBlock
from clauseline.vocabulary import Op, SideName


def pictured(
    blocks: Sequence[DrawnBlock], *, old: Sequence[FigureImage] = (), new: Sequence[FigureImage] = ()
) -> list[DrawnBlock]:
    """The blocks with the pictures of either side."""
    if not (old or new):
        return list(blocks)
    pictures = _Pictures(old, new)
    return [replace(block, figures=tuple(pictures.of(block))) for block in blocks]


class _Pictures:
    """Those of both sides; what both have was kept."""

    def __init__(self, old: Sequence[FigureImage], new: Sequence[FigureImage]) -> None:
        self.can_compare = can_compare((*old, *new))
        self.known = {side: {one.sha256 for one in figures} for side, figures in ((OLD, old), (NEW, new))}
        self.places: dict[tuple[str, int], list[FigureImage]] = defaultdict(list)
        for side, figures in ((OLD, old), (NEW, new)):
            for one in figures:
                self.places[side, one.block].append(one)

    def of(self, block: DrawnBlock) -> Iterator[tuple[Op, FigureImage]]:
        """Those of the block, and before them those that went away from its old one."""
        if block.row and block.row.is_blank:
            return
        if block.side == NEW and block.was is not None and self.can_compare:
            gone = (one for one in self.places[OLD, block.was] if one.sha256 not in self.known[NEW])
            yield from ((REMOVED, one) for one in gone)
        for one in self.places[block.side, block.order]:
            yield self._op(block.side, one), one

    def _op(self, side: SideName, figure: FigureImage) -> Op:
        others = self.known[NEW if side == OLD else OLD]
        if not others or not self.can_compare or figure.sha256 in others:
            return KEPT
        return REMOVED if side == OLD else ADDED
