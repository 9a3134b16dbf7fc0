"""Passages that went from one change to another: from each end the way to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from proposals.queries.documents import Section
from proposals.queries.lines import NEW, OLD, Line, Piece, Trail

Trails = Mapping[tuple[str, str], Sequence[Trail]]
"""By side and key of a clause where its passages lead, in order."""
Stored = Mapping[str, Any]
"""A passage as it is stored, in the keys of `proposals.comparing.changes.Passage`."""

OTHER = {OLD: NEW, NEW: OLD}
AT_ITS_BEGINNING = 12
"""Both ends of a passage begin with the same words: so many characters tell it from others of the same clauses."""
ENDS = ".,;:!?)]”’。，；：、！？）】》"
"""Signs behind the last word of a passage that belong to it."""


class Guide:
    """Knows for each clause, as (side, clause, clause that leads its change), where it stands on the page."""

    def __init__(self, places: Iterable[tuple[str, Section, Section]], passages: Iterable[Stored]) -> None:
        self.places = {(side, section.order): (section, leader) for side, section, leader in places}
        self.ends: dict[tuple[str, int, int], list[Stored]] = defaultdict(list)
        for one in passages:
            self.ends[one["side"], one["clause"], one["other"]].append(one)

    def trails(self, passages: Iterable[Stored]) -> Trails:
        """The ways from a stored change's passages to their other ends."""
        found: dict[tuple[str, str], list[Trail]] = {}
        for passage in passages:
            side = passage["side"]
            here, own = self.places[side, passage["clause"]]
            there, leader = self.places[OTHER[side], passage["other"]]
            end = self._other_end(passage)
            place = self._place(end) if end else leader.key
            name = (there.number or there.name) if leader != own else ""
            trail = Trail(name, self._place(passage), place, passage["start"], passage["end"])
            found.setdefault((side, here.key), []).append(trail)
        return found

    def _place(self, passage: Stored) -> str:
        section, _ = self.places[passage["side"], passage["clause"]]
        return f"{'went' if passage['side'] == OLD else 'came'}-{section.key}-{passage['start']}"

    def _other_end(self, passage: Stored) -> Stored | None:
        ends = self.ends[OTHER[passage["side"]], passage["other"], passage["clause"]]
        return next((one for one in ends if _beginning(one) == _beginning(passage)), ends[0] if ends else None)


def _beginning(passage: Stored) -> str:
    return str(passage["text"])[:AT_ITS_BEGINNING].casefold()


def lay(trails: Trails, line: Line, *, homes: Mapping[str, str]) -> Line:
    """`line` with its changed words cut at the bounds of passages; `homes` are the keys of the clauses by side."""
    return replace(line, pieces=tuple(part for piece in line.pieces for part in _cut(piece, trails, homes)))


def _cut(piece: Piece, trails: Trails, homes: Mapping[str, str]) -> Iterator[Piece]:
    at, size = 0, len(piece.text)
    for trail in trails.get((piece.side, piece.clause or homes.get(piece.side, "")), ()):
        start, end = max(trail.start - piece.start, at), min(trail.end - piece.start, size)
        if start >= end:
            continue
        while end < size and piece.text[end] in ENDS:
            end += 1
        if start > at:
            yield piece.cut(at, start)
        yield replace(piece.cut(start, end), trail=trail)
        at = end
    if at < size or not size:
        yield piece.cut(at, size)
