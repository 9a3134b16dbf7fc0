"""A comparison of two outlines as people read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from clauseline.comparing.changes import Change
from clauseline.outline import Outline
from clauseline.redline.links import LinkIndex
from clauseline.redline.parts import Part, Particular
from clauseline.redline.sections import Section, sections_of
from clauseline.redline.values import NEW, OLD


def parts_of(old: Outline, new: Outline, changes: Sequence[Change]) -> list[Part]:
    """All changes with their clauses, whose keys are the letter of their side and their place in it."""
    sides = {OLD: _sections(old, "o"), NEW: _sections(new, "n")}
    leaders = {(side, k): _leader(change, sides) for change in changes for side, k in _places(change)}
    places = ((side, sides[side][k], leader) for (side, k), leader in leaders.items())
    index = LinkIndex(places, (passage for change in changes for passage in change.passages))
    return [_part(order, change, sides, index) for order, change in enumerate(changes)]


def counts(changes: Sequence[Change]) -> Mapping[str, int]:
    """How many changes there are of each kind and each flag."""
    return Counter([change.kind for change in changes] + [flag for change in changes for flag in change.flags])


def _sections(outline: Outline, letter: str) -> list[Section]:
    return sections_of(outline.clauses, [f"{letter}{order}" for order in range(len(outline.clauses))])


def _places(change: Change) -> list[tuple[str, int]]:
    return [*((OLD, k) for k in change.old), *((NEW, k) for k in change.new)]


def _leader(change: Change, sides: Mapping[str, Sequence[Section]]) -> Section:
    return sides[NEW][change.new[0]] if change.new else sides[OLD][change.old[0]]


def _part(order: int, change: Change, sides: Mapping[str, Sequence[Section]], index: LinkIndex) -> Part:
    old, new = (tuple(sides[side][k] for k in own) for side, own in ((OLD, change.old), (NEW, change.new)))
    particulars = (Particular(detail, tuple(sides[NEW][k] for k in detail.clauses)) for detail in change.details)
    words = change.spans, change.strength, change.confidence
    links = index.links(change.passages)
    return Part(change.kind, frozenset(change.flags), order, *words, old, new, links, tuple(particulars))
