"""Passages that went from one change to another: from each end the way to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from proposals.queries.documents import Section
from proposals.queries.lines import NEW, OLD, Line, Piece, Trail

Trails = Mapping[tuple[str, str], Sequence[Trail]]
"""By side and key of a clause where its passages lead, in order."""


class Guide:
    """Knows for each clause, as (side, clause, clause that leads its change), where it stands on the page."""

    def __init__(self, places: Iterable[tuple[str, Section, Section]]) -> None:
        self.places = {(side, section.order): (section, leader) for side, section, leader in places}

    def trails(self, passages: Iterable[Mapping[str, Any]]) -> Trails:
        """The ways from a stored change's passages to their other ends."""
        found: dict[tuple[str, str], list[Trail]] = {}
        for passage in passages:
            side = passage["side"]
            here, _ = self.places[side, passage["clause"]]
            there, leader = self.places[NEW if side == OLD else OLD, passage["other"]]
            trail = Trail(there.number or there.name, leader.key, passage["start"], passage["end"])
            found.setdefault((side, here.key), []).append(trail)
        return found


def lay(trails: Trails, line: Line, *, homes: Mapping[str, str]) -> Line:
    """`line` with its changed words cut at the bounds of passages; `homes` are the keys of the clauses by side."""
    return replace(line, pieces=tuple(part for piece in line.pieces for part in _cut(piece, trails, homes)))


def _cut(piece: Piece, trails: Trails, homes: Mapping[str, str]) -> Iterator[Piece]:
    at, size = 0, len(piece.text)
    for trail in trails.get((piece.side, piece.clause or homes.get(piece.side, "")), ()):
        start, end = max(trail.start - piece.start, at), min(trail.end - piece.start, size)
        if start >= end:
            continue
        if start > at:
            yield piece.cut(at, start)
        yield replace(piece.cut(start, end), trail=trail)
        at = end
    if at < size or not size:
        yield piece.cut(at, size)
