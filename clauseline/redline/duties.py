"""Sentences whose binding force changed: the name of each on the page stands at its first words in the redline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from clauseline.comparing.changes import Edit, StrengthChange
from clauseline.redline.sections import Section
from clauseline.redline.values import NEW, OLD, Begin, DrawnBlock, Run
from clauseline.vocabulary import SideName


@dataclass(frozen=True, slots=True)
class DutySpot:
    """A sentence at [start, end) of the own text of the clause `key`: the new one, or the old one of what is gone."""

    side: SideName
    key: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return duty_name(self.side, self.key, self.start)


def duty_name(side: SideName, key: str, start: int) -> str:
    """What the sentence that begins at `start` of a clause's text is called on the page of a comparison."""
    return f"duty-{side}-{key}-{start}"


def duty_spot(row: StrengthChange, old: Sequence[Section], new: Sequence[Section]) -> DutySpot | None:
    """Where the sentence of `row` stands, whose offsets count where the clauses' texts are joined."""
    if row.new:
        return _spot(NEW, (row.new.start, row.new.end), new)
    return _spot(OLD, (row.old.start, row.old.end), old) if row.old else None


def edit_spot(edit: Edit, old: Sequence[Section], new: Sequence[Section]) -> DutySpot | None:
    """Where the words of `edit` stand, whose offsets count in the same way."""
    return _spot(NEW, edit.new_at, new) if edit.new else _spot(OLD, edit.old_at, old)


def _spot(side: SideName, place: tuple[int, int], sections: Sequence[Section]) -> DutySpot | None:
    before = 0
    start, end = place
    for section in sections:
        if start <= before + len(section.text):
            return DutySpot(side, section.key, start - before, end - before)
        before += len(section.text) + 1
    return None


class DutyMarks:
    """Names the first words of each sentence in one drawing of a change."""

    def __init__(self, spots: Iterable[DutySpot]) -> None:
        of_clause: dict[tuple[str, str], list[DutySpot]] = defaultdict(list)
        for spot in dict.fromkeys(spots):
            of_clause[spot.side, spot.key].append(spot)
        self._spots = {home: SpotsOfClause(own) for home, own in of_clause.items()}

    def mark(self, block: DrawnBlock, homes: Mapping[str, str]) -> DrawnBlock:
        """`block` with its words cut where such sentences begin; `homes` are the keys of its clauses by side."""
        if not self._spots:
            return block
        return replace(block, runs=tuple(part for run in block.runs for part in self._cut(run, homes)))

    def _cut(self, run: Run, homes: Mapping[str, str]) -> Iterator[Run]:
        own = self._spots.get((run.side, run.clause or homes.get(run.side, "")))
        for spot in own.take(run.start, run.start + len(run.text)) if own else ():
            start = max(spot.start - run.start, 0)
            if start:
                yield run.cut(0, start)
            run = replace(run.cut(start, len(run.text)), begins=Begin(spot.name, spot.end))
        yield run


class SpotsOfClause:
    """The sentences of one clause, each of which is taken once; those in some words are found by halving."""

    def __init__(self, spots: Iterable[DutySpot]) -> None:
        self._spots: list[DutySpot | None] = [*sorted(spots, key=lambda one: one.start)]
        self._starts = [one.start for one in self._spots if one]
        self._reach = [*accumulate((one.end for one in self._spots if one), max)]
        """How far sentences go, up to each of them."""

    def take(self, start: int, end: int) -> list[DutySpot]:
        """Those that nobody took and that have a character in [start, end), in their order."""
        found = []
        for at in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
            spot = self._spots[at]
            if spot and max(spot.start, start) < min(spot.end, end):
                self._spots[at] = None
                found.append(spot)
        return found
