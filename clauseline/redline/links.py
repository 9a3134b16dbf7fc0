"""Passages that went from one change to another: from each end the way to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clauseline.comparing.changes import Passage
from clauseline.redline.sections import Section
from clauseline.redline.values import NEW, OLD, DrawnBlock, Link, Run

Links = Mapping[tuple[str, str], Sequence[Link]]
"""By side and key of a clause where its passages lead, in order."""

OTHER = {OLD: NEW, NEW: OLD}
AT_ITS_BEGINNING = 12
"""Both ends of a passage begin with the same words: so many characters tell it from others of the same clauses."""
ENDS = ".,;:!?)]”’。，；：、！？）】》"
"""Signs behind the last word of a passage that belong to it."""


class LinkIndex:
    """Knows for each clause, as (side, clause, clause that leads its change), where it stands on the page."""

    def __init__(self, places: Iterable[tuple[str, Section, Section]], passages: Iterable[Passage]) -> None:
        self.places = {(side, section.order): (section, leader) for side, section, leader in places}
        self.ends: dict[tuple[str, int, int], list[Passage]] = defaultdict(list)
        for one in passages:
            self.ends[one.side, one.clause, one.other].append(one)

    def links(self, passages: Iterable[Passage]) -> Links:
        """The ways from a change's passages to their other ends."""
        found: dict[tuple[str, str], list[Link]] = {}
        for passage in passages:
            side = passage.side
            here, own = self.places[side, passage.clause]
            there, leader = self.places[OTHER[side], passage.other]
            end = self._other_end(passage)
            place = self._place(end) if end else leader.key
            name = (there.number or there.name) if leader != own else ""
            link = Link(name, self._place(passage), place, passage.start, passage.end)
            found.setdefault((side, here.key), []).append(link)
        return found

    def _place(self, passage: Passage) -> str:
        section, _ = self.places[passage.side, passage.clause]
        return f"{'went' if passage.side == OLD else 'came'}-{section.key}-{passage.start}"

    def _other_end(self, passage: Passage) -> Passage | None:
        ends = self.ends[OTHER[passage.side], passage.other, passage.clause]
        return next((one for one in ends if _beginning(one) == _beginning(passage)), ends[0] if ends else None)


def _beginning(passage: Passage) -> str:
    return passage.text[:AT_ITS_BEGINNING].casefold()


def link_block(links: Links, block: DrawnBlock, *, homes: Mapping[str, str]) -> DrawnBlock:
    """`block` with its changed words cut at the bounds of passages; `homes` are the keys of the clauses by side."""
    return replace(block, runs=tuple(part for run in block.runs for part in _cut(run, links, homes)))


def _cut(run: Run, links: Links, homes: Mapping[str, str]) -> Iterator[Run]:
    at, size = 0, len(run.text)
    for link in links.get((run.side, run.clause or homes.get(run.side, "")), ()):
        start, end = max(link.start - run.start, at), min(link.end - run.start, size)
        if start >= end:
            continue
        while end < size and run.text[end] in ENDS:
            end += 1
        if start > at:
            yield run.cut(at, start)
        yield replace(run.cut(start, end), link=link)
        at = end
    if at < size or not size:
        yield run.cut(at, size)
