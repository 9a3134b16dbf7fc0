"""The marks by which the changes of a comparison can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from proposals.access import Person
from proposals.drawing.choices import MarkedKeys
from proposals.models import Comparison


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks that others put on clauses: `keys` of those that a person sees marked, on either side of a comparison.

    `chooses_others`: it chooses the changes without the mark.
    """

    keys: Callable[[Comparison, Person], frozenset[str]]
    chooses_others: bool = False

    def marked(self, comparison: Comparison, person: Person) -> MarkedKeys:
        """What this person sees marked."""
        return MarkedKeys(self.keys(comparison, person), self.chooses_others)


MARKERS: dict[str, Marker] = {}
"""By their name in addresses; filled when the site starts, by those who know what stands beside a text."""
