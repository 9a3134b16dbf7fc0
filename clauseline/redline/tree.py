"""The tree of clauses beside a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clauseline.redline.parts import Part
from clauseline.redline.sections import Section


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry of the clause tree: a clause of the new text, or one that is gone."""

    section: Section
    part: Part


def branches(parts: Sequence[Part]) -> list[Branch]:
    """The clauses of the new text in its order, and behind the one before them those that are gone."""
    found: list[tuple[int, int, Branch]] = []
    before = -1
    for part in parts:
        found += [(section.order, -1, Branch(section, part)) for section in part.new]
        before = part.new[0].order if part.new else before
        if not part.new:
            found += [(before, section.order, Branch(section, part)) for section in part.old]
    return [branch for *_, branch in sorted(found, key=lambda one: one[:2])]
