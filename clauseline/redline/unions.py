"""The clauses of a split or merged change: their texts joined by line feeds, each block led back to its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from clauseline.comparing.details.sides import Side
from clauseline.redline.pictures import pictured
from clauseline.redline.sections import Section
from clauseline.redline.segments import Merged
from clauseline.redline.values import NEW, OLD, DrawnBlock, Run
from clauseline.vocabulary import SideName


@dataclass(frozen=True, slots=True)
class Member:
    """Blocks of one clause of several. `is_first`: the clause begins here, so its name is shown."""

    section: Section
    blocks: tuple[DrawnBlock, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """One side of a change; `starts` are the offsets of its clauses in the joined text."""

    sections: tuple[Section, ...]

    @property
    def starts(self) -> list[int]:
        return list(accumulate((len(one.text) + 1 for one in self.sections), initial=0))[:-1]

    @property
    def side(self) -> Side:
        """Their texts, blocks and pictures as one."""
        return Side.of(self.sections)

    @property
    def owners(self) -> list[tuple[int, int]]:
        """For each block of `side` the index of its clause and its order there."""
        return [(k, order) for k, section in enumerate(self.sections) for order in range(len(section.blocks))]


def members_side_by_side(merged: Merged, old: Joined, new: Joined) -> list[tuple[list[Member], list[Member]]]:
    """Both sides side by side; offsets count in the text of each clause."""
    left, right = _Owners(old, new), _Owners(old, new)
    drawn = [(left.members(row.old, OLD), right.members(row.new, NEW)) for row in merged.side_by_side()]
    return [*drawn, (left.rest(OLD), right.rest(NEW))]


def members(merged: Merged, old: Joined, new: Joined) -> list[Member]:
    """Both sides in one column, under the names of the new clauses."""
    owners = _Owners(old, new)
    return [*owners.members(merged.in_one_column(), NEW), *owners.rest(NEW)]


class _Owners:
    """Leads blocks back to their clauses, which follow one another."""

    def __init__(self, old: Joined, new: Joined) -> None:
        self.sides = {OLD: old, NEW: new}
        self.figures = {side: joined.side.figures for side, joined in self.sides.items()}
        self.starts = {side: joined.starts for side, joined in self.sides.items()}
        self.owners = {side: joined.owners for side, joined in self.sides.items()}
        self.reached = -1

    def members(self, blocks: Sequence[DrawnBlock], side: SideName) -> list[Member]:
        """The blocks by the clause of `side` that they belong to; what has none goes with those before."""
        found: list[Member] = []
        at = max(self.reached, 0)
        placed = []
        for block in pictured(blocks, old=self.figures[OLD], new=self.figures[NEW]):
            # The rows of a table stay together, those that went as well.
            order = block.order if block.side == side else block.row.table.home if block.row else None
            at = at if order is None else max(at, self.owners[side][order][0])
            placed.append((at, self._own(block, self.sides[side].sections[at])))
        for index, own in groupby(placed, lambda pair: pair[0]):
            found += self._named(index, tuple(block for _, block in own), side)
        return found

    def rest(self, side: SideName) -> list[Member]:
        """The clauses behind the last block, which have no words of their own."""
        last = len(self.sides[side].sections) - 1
        return list(self._named(last, (), side)) if self.reached < last else []

    def _named(self, index: int, blocks: tuple[DrawnBlock, ...], side: SideName) -> Iterator[Member]:
        sections = self.sides[side].sections
        for empty in range(self.reached + 1, index):
            yield Member(sections[empty], (), is_first=True)
        yield Member(sections[index], blocks, is_first=index > self.reached)
        self.reached = max(self.reached, index)

    def _own(self, block: DrawnBlock, drawn_in: Section) -> DrawnBlock:
        _, order = self.owners[block.side][block.order]
        return replace(block, order=order, runs=tuple(self._led_back(run, drawn_in) for run in block.runs))

    def _led_back(self, run: Run, drawn_in: Section) -> Run:
        if not run.side:
            return run
        starts = self.starts[run.side]
        index = max(k for k, start in enumerate(starts) if start <= run.start)
        key = self.sides[run.side].sections[index].key
        return replace(run, start=run.start - starts[index], clause="" if key == drawn_in.key else key)
