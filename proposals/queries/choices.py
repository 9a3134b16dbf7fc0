"""What of a comparison to show: the changes that a person chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clauseline.redline.parts import Part
from clauseline.vocabulary import CHANGE_KINDS, FLAGS
from proposals.access import Person
from proposals.models import Comparison

CHOOSABLE = tuple(dict.fromkeys((*CHANGE_KINDS[1:], *FLAGS)))
"""The kinds and flags by which changes are chosen."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks that others put on clauses: `keys` of those that a person sees marked, on either side of a comparison.

    `chooses_others`: it chooses the changes without the mark.
    """

    keys: Callable[[Comparison, Person], frozenset[str]]
    chooses_others: bool = False

    def chooses(self, keys: frozenset[str], marked: frozenset[str]) -> bool:
        """Whether it chooses a change of the clauses `keys`."""
        return bool(keys & marked) != self.chooses_others


MARKERS: dict[str, Marker] = {}
"""By their name in addresses; filled when the site starts, by those who know what stands beside a text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Kinds and flags of which a change must have one (`only`), and marks that it must have (`marked`, by name)."""

    only: tuple[str, ...] = ()
    hides_editorial: bool = False
    marked: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_made(self) -> bool:
        """Whether not everything that changed is asked for."""
        return bool(self.only or self.marked or self.hides_editorial)

    def has(self, part: Part) -> bool:
        """Whether `part` is shown."""
        if self.only and part.marks.isdisjoint(self.only):
            return False
        if not self.only and (part.is_quiet or (self.hides_editorial and part.is_slight)):
            return False
        return all(MARKERS[name].chooses(part.keys, keys) for name, keys in self.marked.items())
