"""The places of a document where clauses of a change stand, and what of the change stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.outline import BlockText
from clauseline.redline.values import CAME, NEW, OLD, WENT
from clauseline.vocabulary import Op, SideName
from clauseline.writing.blocks import TableId, WrittenWords

Blocks = Mapping[SideName, Sequence[BlockText]]
"""All blocks of a change on either side."""
Owners = Mapping[SideName, Sequence[int]]
"""For each of them the place of its clause in its text."""


@dataclass(frozen=True, slots=True)
class Here:
    """Of which texts something stands at a place: of one of them, of both or of none."""

    old: bool
    new: bool

    @property
    def is_both(self) -> bool:
        return self.old and self.new

    @property
    def op(self) -> Op:
        """What becomes of it there."""
        return KEPT if self.is_both else REMOVED if self.old else ADDED

    def words(self, spans: Iterable[Span], name: str) -> Iterator[WrittenWords]:
        """What stands there of the words; `name` tells those that went elsewhere from all others that did."""
        for span in (one for one in spans if one.text):
            if self.is_both or span.op == self.op:
                yield WrittenWords(span.op, span.text)
            elif span.op == KEPT:
                yield WrittenWords(WENT if self.old else CAME, span.text, f"{name}_{span.old[0] if span.old else 0}")


@dataclass(frozen=True, slots=True)
class DocumentSpot:
    """A place where the clauses `old` and `new` stand, one of them or both.

    `name`, `blocks` and `owners` are those of the change.
    """

    name: str
    blocks: Blocks
    owners: Owners
    old: int | None
    new: int | None

    def is_here(self, side: SideName, block: int | None) -> bool:
        """Whether a block of this side stands here."""
        return block is not None and self.owners[side][block] == (self.old if side == OLD else self.new)

    def here(self, old: int | None, new: int | None) -> Here:
        """Of which texts an old block and the new one that it became stand here."""
        return Here(self.is_here(OLD, old), self.is_here(NEW, new))

    def table(self, side: SideName, row: int | None) -> TableId | None:
        """Which table a row is of."""
        return None if row is None else (self.owners[side][row], self.blocks[side][row].facts.table or 0)
