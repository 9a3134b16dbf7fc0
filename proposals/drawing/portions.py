"""A long text in portions: what comes with one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clauseline.redline.groups import ChangeGroup
from proposals.drawing.entries import ChangeEntry

SHORT = 150
"""A text of at most so many clauses comes as a whole."""
CLAUSES, CHARACTERS = 100, 120_000
"""A portion ends when it has so many of either."""
HEAD = 160
"""What the number, the title and the space around a clause take on a page, in characters of its text."""


@dataclass(frozen=True, slots=True)
class Unit:
    """So many clauses or changes that stay together, with the characters they bring and those that are seen."""

    clauses: int
    characters: int
    seen: int


@dataclass(frozen=True, slots=True)
class Portion:
    """The clauses or changes [start, end) of a text; `size` says how long they are on a page, in characters."""

    number: int
    start: int
    end: int
    size: int


@dataclass(frozen=True, slots=True)
class Stand:
    """Portions that follow one another; all of those in one fold, if they are what stands in `fold`."""

    portions: Sequence[Portion]
    fold: ChangeGroup[ChangeEntry] | None = None


def of_clauses(lengths: Sequence[int]) -> list[Portion]:
    """A text of clauses with so many characters each; a short one is one portion."""
    if len(lengths) <= SHORT:
        return [_whole(lengths)]
    return _portions([_clause(length) for length in lengths], begin=0, number=1)


def of_groups(groups: Sequence[ChangeGroup[ChangeEntry]]) -> list[Stand]:
    """The changes of a comparison, those of a short one in one portion.

    What is folded stays together; a fold larger than a portion has its own.
    """
    lengths = [entry.length for group in groups for entry in group.parts]
    if len(lengths) <= SHORT:
        return [Stand([_whole(lengths)])]
    stands: list[tuple[ChangeGroup[ChangeEntry] | None, list[Unit]]] = []
    for group in groups:
        fold = group if group.is_folded and len(group.parts) > CLAUSES else None
        if fold or not stands or stands[-1][0]:
            stands.append((fold, []))
        clauses = [_clause(entry.length) for entry in group.parts]
        folded = Unit(len(clauses), sum(one.characters for one in clauses), HEAD)
        stands[-1][1].extend([folded] if group.is_folded and not fold else clauses)
    found: list[Stand] = []
    begin, number = 0, 1
    for fold, units in stands:
        own = _portions(units, begin=begin, number=number)
        begin, number = own[-1].end, own[-1].number + 1
        found.append(Stand(own, fold))
    return found


def _whole(lengths: Sequence[int]) -> Portion:
    return Portion(1, 0, len(lengths), sum(HEAD + length for length in lengths))


def _clause(length: int) -> Unit:
    return Unit(1, HEAD + length, HEAD + length)


def _portions(units: Sequence[Unit], *, begin: int, number: int) -> list[Portion]:
    found: list[Portion] = []
    clauses = characters = seen = 0
    for place, unit in enumerate(units, 1):
        clauses, characters, seen = clauses + unit.clauses, characters + unit.characters, seen + unit.seen
        if clauses >= CLAUSES or characters >= CHARACTERS or place == len(units):
            found.append(Portion(number + len(found), begin, begin + clauses, seen))
            begin, clauses, characters, seen = begin + clauses, 0, 0, 0
    return found
