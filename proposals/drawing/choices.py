"""What of a comparison to show: the changes that a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clauseline.redline.parts import Part
from clauseline.vocabulary import CHANGE_KINDS, FLAGS
from proposals.drawing.entries import ChangeEntry

CHOOSABLE = tuple(dict.fromkeys((*CHANGE_KINDS[1:], *FLAGS)))
"""The kinds and flags by which changes are chosen."""


@dataclass(frozen=True, slots=True)
class MarkedKeys:
    """The keys of clauses that a person sees marked. `chooses_others`: the changes without the mark are chosen."""

    keys: frozenset[str]
    chooses_others: bool = False

    def chooses(self, keys: frozenset[str]) -> bool:
        """Whether it chooses a change of the clauses `keys`."""
        return bool(keys & self.keys) != self.chooses_others


@dataclass(frozen=True, slots=True)
class Choice:
    """Kinds and flags of which a change must have one (`only`), and marks that it must have (`marked`, by name)."""

    only: tuple[str, ...] = ()
    hides_editorial: bool = False
    marked: Mapping[str, MarkedKeys] = field(default_factory=dict)

    @property
    def is_made(self) -> bool:
        """Whether not everything that changed is asked for."""
        return bool(self.only or self.marked or self.hides_editorial)

    def has(self, part: Part | ChangeEntry) -> bool:
        """Whether `part` is shown."""
        if self.only and part.marks.isdisjoint(self.only):
            return False
        if not self.only and (part.is_quiet or (self.hides_editorial and part.is_slight)):
            return False
        return all(mark.chooses(part.keys) for mark in self.marked.values())
