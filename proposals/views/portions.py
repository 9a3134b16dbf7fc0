"""A long text in portions: what comes with one answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clauseline.redline.groups import ChangeGroup

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
    fold: ChangeGroup | None = None


def of_clauses(lengths: Iterable[int]) -> list[Portion]:
    """A text of clauses with so many characters each."""
    return _portions([_clause(length) for length in lengths], begin=0, number=1)


def of_groups(groups: Sequence[ChangeGroup]) -> list[Stand]:
    """The changes of a comparison. What is folded stays together; a fold larger than a portion has its own."""
    stands: list[tuple[ChangeGroup | None, list[Unit]]] = []
    for group in groups:
        fold = group if group.is_folded and len(group.parts) > CLAUSES else None
        if fold or not stands or stands[-1][0]:
            stands.append((fold, []))
        clauses = [_clause(len(part.section.text)) for part in group.parts]
        folded = Unit(len(clauses), sum(one.characters for one in clauses), HEAD)
        stands[-1][1].extend([folded] if group.is_folded and not fold else clauses)
    found: list[Stand] = []
    begin, number = 0, 1
    for fold, units in stands:
        own = _portions(units, begin=begin, number=number)
        begin, number = own[-1].end, own[-1].number + 1
        found.append(Stand(own, fold))
    return found


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
