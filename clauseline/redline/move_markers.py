"""Where a clause is looked for and not drawn: the old place of what moved or merged, the new one of what was split."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clauseline.redline.parts import Part
from clauseline.redline.sections import Section
from clauseline.vocabulary import Key


@dataclass(frozen=True, slots=True)
class MoveMarker:
    """Says at the place of `section` that it is shown with `part`; `fate`: "moved", "merged" or "split"."""

    fate: str
    section: Section
    part: Part

    @property
    def place(self) -> Key:
        """Its own place on the page."""
        return Key(f"from-{self.section.key}")


def move_markers(parts: Sequence[Part]) -> Mapping[int, Sequence[MoveMarker]]:
    """By the order of a change the markers right behind it (-1: at the very beginning).

    There is none where the change itself stands right there.
    """
    found: dict[int, list[MoveMarker]] = defaultdict(list)
    stayed = sorted((part.old[0].order, part.order) for part in parts if part.old and not _has_moved(part))
    begun = sorted((part.new[0].order, part.order) for part in parts if part.new)
    for part in parts:
        for index, section in enumerate(part.old):
            before = _last(stayed, section.order)
            if _has_moved(part) and not index:
                found[before].append(MoveMarker("moved", section, part))
            elif index and before not in (part.order, part.order - 1):
                found[before].append(MoveMarker("merged", section, part))
        for section in part.new[1:]:
            if (before := _last(begun, section.order)) != part.order:
                found[before].append(MoveMarker("split", section, part))
    return found


def _last(places: Sequence[tuple[int, int]], order: int) -> int:
    """The order of the change whose clause is the last one before the clause number `order`."""
    index = bisect_left(places, (order, -1)) - 1
    return places[index][1] if index >= 0 else -1


def _has_moved(part: Part) -> bool:
    return bool(part.old) and "moved" in part.marks
