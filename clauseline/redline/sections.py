"""The clauses of a text as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clauseline.outline import BlockText, ClauseText, FigureImage, parents
from clauseline.redline.blocks import plain
from clauseline.redline.pictures import pictured
from clauseline.redline.values import DrawnBlock
from clauseline.vocabulary import BlockKind, ClauseKind, Key, Status, key_of


@dataclass(frozen=True, slots=True)
class Section:
    """A clause to be drawn: `key` is its name on the page, `order` its place in its text.

    `depth` counts from 1; `says_status`: its status is not that of its parent.
    """

    key: Key
    order: int
    number: str
    title: str
    kind: ClauseKind
    status: Status
    text: str
    blocks: tuple[BlockText, ...] = ()
    figures: tuple[FigureImage, ...] = ()
    depth: int = 1
    has_children: bool = False
    says_status: bool = False

    @property
    def heading(self) -> int:
        """The level of its heading on a page whose title is the first."""
        return min(self.depth + 1, 6)

    @property
    def drawn_blocks(self) -> list[DrawnBlock]:
        """Its blocks as they stand, with their pictures."""
        return pictured(plain(self.text, self.blocks), new=self.figures)

    @property
    def kinds(self) -> dict[str, BlockKind]:
        """The kind of each block by its words."""
        return {self.text[block.start : block.end]: block.kind for block in self.blocks}

    @property
    def name(self) -> str:
        """What to call it in a list: number and title, or else its first words."""
        words = f"{self.number} {self.title}".strip()
        return words or self.text[:60] + "…" * (len(self.text) > 60)


def sections_of(clauses: Sequence[ClauseText], keys: Sequence[str]) -> list[Section]:
    """The clauses of a text in its order, with what their levels say of their depth and parents.

    Raises ValueError where one of `keys` cannot be one.
    """
    found: list[Section] = []
    above = parents(clause.level for clause in clauses)
    is_parent = set(above)
    for order, (clause, key, parent) in enumerate(zip(clauses, keys, above, strict=True)):
        depth = 1 if parent is None else found[parent].depth + 1
        status = "normative" if parent is None else found[parent].status
        bare = _section(clause, key, order)
        found.append(replace(bare, depth=depth, has_children=order in is_parent, says_status=clause.status != status))
    return found


def _section(clause: ClauseText, key: str, order: int) -> Section:
    named = clause.number, clause.title, clause.kind, clause.status
    return Section(key_of(key), order, *named, clause.text, clause.blocks, clause.figures)
