"""One change where its clauses stand in a document of both texts: as one of both, or gone from here and come there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.redline.parts import Part, title_words
from clauseline.redline.sections import Section
from clauseline.redline.tables import TablePair
from clauseline.redline.unions import Joined
from clauseline.redline.values import NEW, OLD
from clauseline.writing.blocks import HEADING, Shape, WrittenBlock, WrittenParagraph
from clauseline.writing.placed_paragraphs import PlacedParagraphs
from clauseline.writing.placed_tables import placed_rows
from clauseline.writing.spots import Blocks, DocumentSpot, Here, Owners

Pair = tuple[int, int]
"""The places of an old and a new clause in their texts."""


class PlacedChange:
    """A change by its places in a document; `pair` are the two clauses that are one in it, if there are such."""

    def __init__(self, part: Part, picture: str) -> None:
        self.part, self.picture, self.merged = part, picture, part.merged()
        self.blocks: Blocks = {OLD: self.merged.old.blocks, NEW: self.merged.new.blocks}
        self.owners: Owners = {OLD: _owners(part.old), NEW: _owners(part.new)}
        self.pair = self._pair() if part.old and part.new else None

    def written(self, old: int | None, new: int | None) -> Iterator[WrittenBlock]:
        """What stands at the place of an old clause, of a new one or of both, and went from there or came there."""
        spot = DocumentSpot(str(self.part.order), self.blocks, self.owners, old, new)
        yield from self._headings(spot)
        for piece in self.merged.parts:
            if isinstance(piece, TablePair):
                yield from placed_rows(piece, spot)
            else:
                yield from PlacedParagraphs(spot, self.picture).written(piece)

    def _pair(self) -> Pair:
        """The clauses that share most words, the first of several such."""
        first = self.part.old[0].order, self.part.new[0].order
        if self.part.is_simple:
            return first
        shared: Counter[Pair] = Counter()
        for old, new, count in self._shared():
            shared[self.owners[OLD][old], self.owners[NEW][new]] += count
        return max(shared, key=lambda pair: (shared[pair], -pair[0], -pair[1]), default=first)

    def _shared(self) -> Iterator[tuple[int, int, int]]:
        """An old and a new block, and how many characters they share."""
        for piece in self.merged.parts:
            if isinstance(piece, TablePair):
                kept = sum(len(run.text) for row in piece.both for run in row.runs if run.op == KEPT)
                yield piece.tables[OLD].blocks[0], piece.tables[NEW].blocks[0], kept
                continue
            for one in piece:
                if one.old is not None and one.new is not None:
                    yield one.old, one.new, sum(len(span.text) for span in one.spans if span.op == KEPT)

    def _headings(self, spot: DocumentSpot) -> Iterator[WrittenParagraph]:
        """The headings of the clauses that stand here: one of both if both have it."""
        old, new = _titled(self.part.old, spot.old), _titled(self.part.new, spot.new)
        if old and new:
            yield self._heading(old, new, Here(old=True, new=True))
            return
        if old:
            other = self.pair[1] if self.pair and self.pair[0] == spot.old else None
            yield self._heading(old, _titled(self.part.new, other), Here(old=True, new=False))
        if new:
            other = self.pair[0] if self.pair and self.pair[1] == spot.new else None
            yield self._heading(_titled(self.part.old, other), new, Here(old=False, new=True))

    def _heading(self, old: Section | None, new: Section | None, here: Here) -> WrittenParagraph:
        """That of a clause of one side that became, or was, the one of the other side."""
        name = f"{self.part.order}_h"
        label, title = here.words(_numbers(old, new), f"{name}n"), here.words(title_words(old, new), name)
        shape, was = _shape(new if here.new else old), _shape(old if here.old else new)
        return WrittenParagraph(shape, was, tuple(label), tuple(title), here.op)


def _owners(sections: Sequence[Section]) -> list[int]:
    """For each block of these clauses together the place of its clause."""
    return [sections[k].order for k, _ in Joined(tuple(sections)).owners]


def _titled(sections: Sequence[Section], place: int | None) -> Section | None:
    """The one at this place of its text, if it has a heading."""
    return next((one for one in sections if one.order == place and (one.number or one.title)), None)


def _shape(section: Section | None) -> Shape:
    return Shape(HEADING, section.depth if section else 1)


def _numbers(old: Section | None, new: Section | None) -> Iterator[Span]:
    before, after = (one.number if one else "" for one in (old, new))
    if before == after:
        yield Span(KEPT, after)
    else:
        yield Span(REMOVED, before)
        yield Span(ADDED, after)
