"""The blocks of a clause with the runs of words they are drawn from, plain or with what came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.outline import BlockText
from clauseline.redline.paragraphs import Paragraph
from clauseline.redline.values import NEW, OLD, DrawnBlock, Run, SideBySide
from clauseline.vocabulary import SideName

JOINED = "¶"
"""Stands for the end of a block that was joined with the next one."""

Blocks = tuple[Sequence[BlockText], Sequence[BlockText]]
"""Those of the old and of the new side."""


def plain(text: str, blocks: Sequence[BlockText], *, side: SideName = NEW) -> list[DrawnBlock]:
    """The blocks of a clause as they stand."""
    found = []
    for order, block in enumerate(blocks):
        words = text[block.start : block.end]
        runs = (Run(KEPT, words, side, block.start),) if words else ()
        marker = (Run(KEPT, block.marker, "", 0),) if block.marker else ()
        found.append(DrawnBlock(block.kind, marker, block.facts, order, side, runs))
    return found


def inline(spans: Sequence[Span], *, side: SideName | Literal[""] = "") -> list[Run]:
    """The words of `spans` in one run: of one side alone, or of both."""
    if side:
        return list(_on_side(spans, side))
    return [_run(span) for span in spans]


def in_one_column(paragraphs: Sequence[Paragraph], blocks: Blocks) -> Iterator[DrawnBlock]:
    """The new blocks with what was removed from them, between them those that are gone."""
    old, new = blocks
    joined: list[Run] = []
    marker: tuple[Run, ...] = ()
    for one in paragraphs:
        runs = [_run(span) for span in one.spans]
        marker = marker if joined else tuple(markers(one))
        if one.is_joined or (joined and one.new is None):
            joined += [*runs, Run(REMOVED, JOINED, "", 0)]
        elif one.new is not None:
            block = new[one.new]
            yield DrawnBlock(block.kind, marker, block.facts, one.new, NEW, (*joined, *runs), was=one.old)
            joined = []
        elif one.old is not None and (runs or old[one.old].kind == "figure"):
            block = old[one.old]
            yield DrawnBlock(block.kind, marker, block.facts, one.old, OLD, tuple(runs))


def side_by_side(paragraphs: Sequence[Paragraph], blocks: Blocks) -> Iterator[SideBySide]:
    """The blocks of both sides in groups: what was kept beside what it was, what went beside what came."""
    old, new = _SideBuilder(blocks[0], OLD), _SideBuilder(blocks[1], NEW)
    for one in paragraphs:
        if one.end == KEPT and old.may_part and new.may_part:
            yield from _group(old, new)
        old.add(one, ends=one.end != ADDED)
        new.add(one, ends=one.end != REMOVED)
        if one.end == KEPT and old.may_part and new.may_part:
            yield from _group(old, new)
    yield from _group(old, new)


def markers(one: Paragraph, side: SideName | Literal[""] = "") -> list[Run]:
    """What stands in front of a block, on one side or on both. Bullets of another form are no change."""
    others = ADDED if side == OLD or (not side and one.new is None) else REMOVED
    own = [span for span in one.marker if span.op != others]
    if not any(sign.isalnum() for span in one.marker for sign in span.text):
        return [Run(KEPT, span.text, "", 0) for span in own]
    return [Run(span.op, span.text, "", 0) for span in (own if side else one.marker)]


@dataclass(slots=True)
class _SideBuilder:
    """Puts the blocks of one side together; those `ready` wait for what stands beside them."""

    blocks: Sequence[BlockText]
    side: SideName
    ready: list[DrawnBlock] = field(default_factory=list)
    current: list[Run] = field(default_factory=list)
    marker: tuple[Run, ...] = ()
    at: int = 0

    def add(self, one: Paragraph, *, ends: bool) -> None:
        """Its words on this side, and the end of the block if that is there."""
        self.current += _on_side(one.spans, self.side)
        self.marker = self.marker or tuple(markers(one, self.side))
        if ends:
            block, runs = self.blocks[self.at], tuple(self.current)
            self.ready.append(DrawnBlock(block.kind, self.marker, block.facts, self.at, self.side, runs))
            self.at += 1
            self.current, self.marker = [], ()

    @property
    def may_part(self) -> bool:
        """Whether it is neither within a block nor between the rows of a table, which stay together."""
        around = self.blocks[self.at - 1 : self.at + 1] if self.at else ()
        return not self.current and [block.kind for block in around] != ["row", "row"]


def _group(old: _SideBuilder, new: _SideBuilder) -> Iterator[SideBySide]:
    if old.ready or new.ready:
        yield SideBySide(tuple(old.ready), tuple(new.ready))
    old.ready, new.ready = [], []


def _on_side(spans: Sequence[Span], side: SideName) -> Iterator[Run]:
    for span in spans:
        place = span.old if side == OLD else span.new
        if place is not None:
            yield Run(span.op, span.text, side, place[0])


def _run(span: Span) -> Run:
    place = span.new if span.new is not None else span.old
    return Run(span.op, span.text, OLD if span.op == REMOVED else NEW, place[0] if place else 0)
