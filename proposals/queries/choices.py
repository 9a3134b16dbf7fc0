"""What of a comparison to show: the changes that a person chose, the others folded between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from proposals.access import Person
from proposals.comparing.changes import FLAGS, KINDS
from proposals.models import Comparison
from proposals.queries.redlines import Part

CHOOSABLE = tuple(dict.fromkeys((*KINDS[1:], *FLAGS)))
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


@dataclass(frozen=True, slots=True)
class Run:
    """Changes that follow one another and are shown alike; `is_folded`: only their names, until one opens it."""

    is_folded: bool
    parts: list[Part] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Whether no word changed in any of them."""
        return all(part.is_quiet for part in self.parts)


def runs(parts: Sequence[Part], choice: Choice) -> list[Run]:
    """The changes in order, those not chosen folded together."""
    found: list[Run] = []
    for part in parts:
        is_folded = not choice.has(part)
        if not found or found[-1].is_folded != is_folded:
            found.append(Run(is_folded))
        found[-1].parts.append(part)
    return found
