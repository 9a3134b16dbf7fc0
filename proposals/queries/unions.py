"""The clauses of a split or merged change: their texts joined by line feeds, and each line led back to its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from proposals.comparing.changes import Span
from proposals.comparing.details.sides import Side
from proposals.models import Figure
from proposals.outline import BlockText
from proposals.queries.documents import Section
from proposals.queries.lines import NEW, OLD, Line, Piece, pictured
from proposals.queries.stretches import beside, together


@dataclass(frozen=True, slots=True)
class Member:
    """Lines of one clause of several. `is_first`: the clause begins here, so its name is told."""

    section: Section
    lines: tuple[Line, ...]
    is_first: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """One side of a change; `starts` are the offsets of its clauses in the joined text."""

    sections: tuple[Section, ...]

    @property
    def starts(self) -> list[int]:
        return list(accumulate((len(one.text) + 1 for one in self.sections), initial=0))[:-1]

    @property
    def blocks(self) -> list[BlockText]:
        """The blocks of all clauses at their place in the joined text."""
        return [
            replace(block, start=block.start + start, end=block.end + start)
            for section, start in zip(self.sections, self.starts, strict=True)
            for block in section.blocks
        ]

    @property
    def side(self) -> Side:
        """The joined text with its blocks."""
        return Side("\n".join(one.text for one in self.sections), tuple(self.blocks), ())

    @property
    def figures(self) -> Mapping[int, Sequence[Figure]]:
        """The pictures by the place of their block among those of all clauses."""
        found: dict[int, Sequence[Figure]] = {}
        first = 0
        for section in self.sections:
            found |= {order + first: figures for order, figures in (section.figures or {}).items()}
            first += len(section.blocks)
        return found

    @property
    def owners(self) -> list[tuple[int, int]]:
        """For each of `blocks` the index of its clause and its order there."""
        return [(k, order) for k, section in enumerate(self.sections) for order in range(len(section.blocks))]


def rows(spans: Sequence[Span], old: Joined, new: Joined, *, name: str) -> list[tuple[list[Member], list[Member]]]:
    """Both sides side by side; offsets count in the text of each clause, `name` tells their places from others."""
    found = beside(spans, old.side, new.side, name=name)
    left, right = _Home(old, new), _Home(old, new)
    drawn = [(left.members(row.old, OLD), right.members(row.new, NEW)) for row in found]
    return [*drawn, (left.rest(OLD), right.rest(NEW))]


def members(spans: Sequence[Span], old: Joined, new: Joined, *, name: str) -> list[Member]:
    """Both sides in one column, under the names of the new clauses."""
    home = _Home(old, new)
    return [*home.members(together(spans, old.side, new.side, name=name), NEW), *home.rest(NEW)]


class _Home:
    """Leads lines back to their clauses, which follow one another."""

    def __init__(self, old: Joined, new: Joined) -> None:
        self.sides = {OLD: old, NEW: new}
        self.starts = {side: joined.starts for side, joined in self.sides.items()}
        self.owners = {side: joined.owners for side, joined in self.sides.items()}
        self.told = -1

    def members(self, lines: Sequence[Line], side: str) -> list[Member]:
        """The lines by the clause of `side` that they belong to; what has none goes with those before."""
        found: list[Member] = []
        at = max(self.told, 0)
        placed = []
        for line in pictured(lines, old=self.sides[OLD].figures, new=self.sides[NEW].figures):
            # The rows of a table stay together, those that went as well.
            order = line.order if line.side == side else line.row.frame.home if line.row else None
            at = at if order is None else max(at, self.owners[side][order][0])
            placed.append((at, self._own(line, self.sides[side].sections[at])))
        for index, run in groupby(placed, lambda pair: pair[0]):
            found += self._tell(index, tuple(line for _, line in run), side)
        return found

    def rest(self, side: str) -> list[Member]:
        """The clauses behind the last line, which have no words of their own."""
        last = len(self.sides[side].sections) - 1
        return list(self._tell(last, (), side)) if self.told < last else []

    def _tell(self, index: int, lines: tuple[Line, ...], side: str) -> Iterator[Member]:
        sections = self.sides[side].sections
        for empty in range(self.told + 1, index):
            yield Member(sections[empty], (), is_first=True)
        yield Member(sections[index], lines, is_first=index > self.told)
        self.told = max(self.told, index)

    def _own(self, line: Line, drawn_in: Section) -> Line:
        _, order = self.owners[line.side][line.order]
        return replace(line, order=order, pieces=tuple(self._led_back(piece, drawn_in) for piece in line.pieces))

    def _led_back(self, piece: Piece, drawn_in: Section) -> Piece:
        if not piece.side:
            return piece
        starts = self.starts[piece.side]
        index = max(k for k, start in enumerate(starts) if start <= piece.start)
        key = self.sides[piece.side].sections[index].key
        return replace(piece, start=piece.start - starts[index], clause="" if key == drawn_in.key else key)
