"""The paragraphs of a change at one of its places in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.outline import BlockText
from clauseline.redline.atoms import BORDER
from clauseline.redline.paragraphs import Paragraph
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from clauseline.writing.blocks import WrittenBlock, WrittenParagraph, WrittenRow, WrittenWords, cells_of, shape_of
from clauseline.writing.spots import DocumentSpot, Here


@dataclass(slots=True)
class PlacedParagraphs:
    """Paragraphs that follow one another. `picture` stands for one without words.

    Of one text alone those that do not end in it are `carried`, label and words, to where their block goes on.
    """

    spot: DocumentSpot
    picture: str
    carried: dict[SideName, tuple[list[WrittenWords], list[WrittenWords]]] = field(default_factory=dict)

    def written(self, paragraphs: Sequence[Paragraph]) -> Iterator[WrittenBlock]:
        """What of them stands here."""
        for is_reshaped, those in groupby(paragraphs, lambda one: one.is_reshaped):
            own = [*those]
            yield from self._both_forms(own) if is_reshaped else self._one_form(own)

    def _both_forms(self, paragraphs: Sequence[Paragraph]) -> Iterator[WrittenBlock]:
        """A table that became text, or the like: all that went, then all that came."""
        here = [(one, self.spot.here(one.old, one.new)) for one in paragraphs]
        for one in (one for one, its in here if its.old):
            yield from self._written(one, Here(old=True, new=False))
        for one in (one for one, its in here if its.new):
            yield from self._written(one, Here(old=False, new=True))

    def _one_form(self, paragraphs: Sequence[Paragraph]) -> Iterator[WrittenBlock]:
        for number, one in enumerate(paragraphs):
            here = self.spot.here(one.old, one.new)
            if here.is_both and self._reaches_over_rows(one, paragraphs[number + 1 :]):
                yield from self._written(one, Here(old=True, new=False))
                yield from self._written(one, Here(old=False, new=True))
            elif here.old or here.new:
                yield from self._written(one, here)

    def _reaches_over_rows(self, one: Paragraph, following: Sequence[Paragraph]) -> bool:
        """Whether a table stands here before the last paragraph that it was joined with or parted from."""
        if one.end == KEPT:
            return False
        for other in following:
            goes_on = (other.new == one.new) if one.end == REMOVED else (other.old == one.old)
            if goes_on and other.end != one.end:
                return False
            here = self.spot.here(other.old, other.new)
            if (here.old or here.new) and self._block(other, here).kind == "row":
                return True
        return False

    def _written(self, one: Paragraph, here: Here) -> Iterator[WrittenBlock]:
        label = [
            *here.words(one.marker, f"{self.spot.name}_m{one.old}"),
            *here.words(self._signs(one), f"{self.spot.name}_p{one.old}"),
        ]
        words = [*here.words(one.spans, self.spot.name)]
        for before in self._carried(here):
            label, words = [*before[0], *label], [*before[1], *words]
        if one.end == ADDED and not here.new:
            self.carried[OLD] = label, words
        elif one.end == REMOVED and not here.old:
            self.carried[NEW] = label, words
        elif self._block(one, here).kind == "row":
            yield self._row(one, here, words)
        else:
            yield self._paragraph(one, here, label, words)

    def _carried(self, here: Here) -> list[tuple[list[WrittenWords], list[WrittenWords]]]:
        """What the blocks that stand here began with."""
        sides: tuple[tuple[SideName, bool], ...] = ((OLD, here.old), (NEW, here.new))
        return [self.carried.pop(side) for side, is_here in sides if is_here and side in self.carried]

    def _paragraph(
        self, one: Paragraph, here: Here, label: list[WrittenWords], words: list[WrittenWords]
    ) -> WrittenParagraph:
        shape, was = shape_of(self._block(one, here)), shape_of(self._block(one, Here(here.old, not here.old)))
        return WrittenParagraph(shape, was, tuple(label), tuple(words), one.end if here.is_both else here.op)

    def _signs(self, one: Paragraph) -> Iterator[Span]:
        """What stands for pictures that have neither words nor a marker."""
        is_old, is_new = self._is_bare_picture(OLD, one.old), self._is_bare_picture(NEW, one.new)
        if is_old or is_new:
            yield Span(Here(is_old, is_new).op, self.picture)

    def _is_bare_picture(self, side: SideName, place: int | None) -> bool:
        block = None if place is None else self.spot.blocks[side][place]
        return block is not None and block.kind == "figure" and not block.marker and block.start == block.end

    def _row(self, one: Paragraph, here: Here, words: Sequence[WrittenWords]) -> WrittenRow:
        cells = cells_of(self._block(one, here), _by_cell(words))
        old, new = one.old if here.old else None, one.new if here.new else None
        return WrittenRow(here.op, cells, (self.spot.table(OLD, old), self.spot.table(NEW, new)))

    def _block(self, one: Paragraph, here: Here) -> BlockText:
        """The new block that stands here, or else the old one."""
        return self.spot.blocks[NEW][one.new or 0] if here.new else self.spot.blocks[OLD][one.old or 0]


def _by_cell(words: Iterable[WrittenWords]) -> list[list[WrittenWords]]:
    """The words of a row, cell by cell."""
    cells: list[list[WrittenWords]] = [[]]
    for own in words:
        for number, text in enumerate(own.text.split(BORDER)):
            if number:
                cells.append([])
            if text:
                cells[-1].append(WrittenWords(own.fate, text, own.move and f"{own.move}_{number}"))
    return cells
