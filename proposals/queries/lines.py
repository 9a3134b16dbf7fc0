"""Texts as lines: each block with the runs of words it is drawn from, plain or with what came and went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from proposals.comparing.changes import ADDED, KEPT, REMOVED, Span
from proposals.outline import BlockText

if TYPE_CHECKING:
    from proposals.models import Figure
    from proposals.queries.grids import Row

    Figures = Mapping[int, Sequence[Figure]] | None

OLD, NEW = "old", "new"
JOINED = "¶"
"""Stands for the end of a block that was joined with the next one."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a passage went to or came from: the name of that clause, and the place on the page (`there`).

    The name is "" where the passage stayed in its clause and stands elsewhere in it.

    `here` is the passage's own place on the page. It is [start, end) of the clause's text.
    """

    name: str
    here: str
    there: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at `start` of the clause's text on `side`; `op` as in a Span.

    `clause` is the key of the clause they stand in, where that is not the one they are drawn in; `trail` says
    where they went or came from; `slot` is the cell of a `Row` in which they are drawn.
    """

    op: str
    text: str
    side: str
    start: int
    clause: str = ""
    trail: Trail | None = None
    slot: int = 0

    def cut(self, start: int, end: int) -> Piece:
        """[start, end) of its words."""
        words = self.text[start:end]
        return Piece(self.op, words, self.side, self.start + start, self.clause, self.trail, self.slot)


@dataclass(frozen=True, slots=True)
class Line:
    """A block and its words in reading order. `order` is its place among the blocks of its clause on `side`.

    `row` is its place in a table of which both sides are drawn. `was` is the place of the old block that it was;
    `figures` are its pictures, and those that stood there, each with whether it was kept, removed or added.
    """

    kind: str
    marker: str
    facts: Mapping[str, Any]
    order: int
    side: str
    pieces: tuple[Piece, ...] = field(default=())
    row: Row | None = None
    was: int | None = None
    figures: tuple[tuple[str, Figure], ...] = ()

    @property
    def op(self) -> str:
        """What happened to all of it, or kept."""
        if self.row:
            return self.row.op
        ops = {piece.op for piece in self.pieces}
        return ops.pop() if len(ops) == 1 else KEPT

    def cells(self) -> list[tuple[Mapping[str, Any], tuple[Piece, ...]]]:
        """The cells of a row, each with its facts; words removed from the other side stay in one, borders and all."""
        found: list[list[Piece]] = [[]]
        for piece in self.pieces:
            parts = piece.text.split("\t") if piece.side == self.side else [piece.text]
            at = 0
            for number, part in enumerate(parts):
                if number:
                    found.append([])
                if part:
                    found[-1].append(piece.cut(at, at + len(part)))
                at += len(part) + 1
        facts = [*self.facts.get("cells", ()), *[{}] * len(found)]
        return [(fact, tuple(pieces)) for fact, pieces in zip(facts, found, strict=False)]


@dataclass(frozen=True, slots=True)
class Abreast:
    """Blocks of the old and the new side that stand beside each other."""

    old: tuple[Line, ...]
    new: tuple[Line, ...]


def plain(text: str, blocks: Sequence[BlockText], *, side: str = NEW) -> list[Line]:
    """The blocks of a clause as they stand."""
    pieces = [Piece(KEPT, text, side, 0)]
    return list(_cut(pieces, blocks, side))


def pictured(lines: Sequence[Line], *, old: Figures = None, new: Figures = None) -> list[Line]:
    """The lines with the pictures of either side, by the order of their block."""
    figures = {OLD: old or {}, NEW: new or {}}
    if not (figures[OLD] or figures[NEW]):
        return list(lines)
    known = {side: {one.sha256 for those in rows.values() for one in those} for side, rows in figures.items()}
    return [replace(line, figures=tuple(_pictures(line, figures, known))) for line in lines]


def _pictures(
    line: Line, figures: Mapping[str, Mapping[int, Sequence[Figure]]], known: Mapping[str, set[str]]
) -> Iterator[tuple[str, Figure]]:
    if line.row and line.row.is_blank:
        return
    both = bool(known[OLD] and known[NEW])
    if line.side == NEW and line.was is not None:
        gone = (one for one in figures[OLD].get(line.was, ()) if one.sha256 not in known[NEW])
        yield from ((REMOVED, one) for one in gone)
    other, op = (NEW, REMOVED) if line.side == OLD else (OLD, ADDED)
    for one in figures[line.side].get(line.order, ()):
        yield (op if both and one.sha256 not in known[other] else KEPT), one


def one_side(spans: Sequence[Span], blocks: Sequence[BlockText], *, side: str) -> list[Line]:
    """The blocks of the old or the new clause, with the words that went away or came."""
    return list(_cut(list(_on_side(spans, side)), blocks, side))


def both_sides(spans: Sequence[Span], *, old: Sequence[BlockText], new: Sequence[BlockText]) -> list[Line]:
    """The new clause's blocks with what was removed from the old one between them, in one column."""
    return _Weaver(spans, old, new).lines


def abreast(spans: Sequence[Span], *, old: Sequence[BlockText], new: Sequence[BlockText]) -> list[Abreast]:
    """The blocks of both sides in groups that begin at the same place: a new one after each end that both share."""
    lines = {OLD: one_side(spans, old, side=OLD), NEW: one_side(spans, new, side=NEW)}
    groups, first, second = [], 0, 0
    for i, j in [*_shared_ends(spans, old, new), (len(old), len(new))]:
        if i > first or j > second:
            groups.append(Abreast(tuple(lines[OLD][first:i]), tuple(lines[NEW][second:j])))
        first, second = i, j
    return groups


def _shared_ends(
    spans: Sequence[Span], old: Sequence[BlockText], new: Sequence[BlockText]
) -> Iterator[tuple[int, int]]:
    """How many blocks of either side end at each kept line feed; the rows of one table stay together."""
    ends = {block.end: index + 1 for index, block in enumerate(old[:-1])}
    ends_new = {block.end: index + 1 for index, block in enumerate(new[:-1])}
    for span in spans:
        if span.old is None or span.new is None:
            continue
        for at in (found.start() for found in re.finditer("\n", span.text)):
            i, j = ends.get(span.old[0] + at), ends_new.get(span.new[0] + at)
            if i and j and not (_is_inside_table(old, i) or _is_inside_table(new, j)):
                yield i, j


def _is_inside_table(blocks: Sequence[BlockText], index: int) -> bool:
    return blocks[index - 1].kind == "row" == blocks[index].kind


def inline(spans: Sequence[Span], *, side: str = "") -> list[Piece]:
    """The words of `spans` in one run: of one side alone, or of both."""
    return [_piece(span) for span in spans if not side or (span.old if side == OLD else span.new) is not None]


def _piece(span: Span) -> Piece:
    place = span.new if span.new is not None else span.old
    return Piece(span.op, span.text, OLD if span.op == REMOVED else NEW, place[0] if place else 0)


def _on_side(spans: Sequence[Span], side: str) -> Iterator[Piece]:
    for span in spans:
        place = span.old if side == OLD else span.new
        if place is not None:
            yield Piece(span.op, span.text, side, place[0])


def _cut(pieces: Sequence[Piece], blocks: Sequence[BlockText], side: str) -> Iterator[Line]:
    """The pieces, which follow one another without gaps, cut at the bounds of the blocks."""
    first = 0
    for order, block in enumerate(blocks):
        own: list[Piece] = []
        while first < len(pieces) and pieces[first].start + len(pieces[first].text) <= block.start:
            first += 1
        for piece in pieces[first:]:
            if piece.start >= block.end:
                break
            start, end = max(piece.start, block.start), min(piece.start + len(piece.text), block.end)
            if start < end:
                own.append(Piece(piece.op, piece.text[start - piece.start : end - piece.start], side, start))
        yield _line(block, order, side, own)


def _line(block: BlockText, order: int, side: str, pieces: Sequence[Piece], was: int | None = None) -> Line:
    return Line(block.kind, block.marker, block.facts, order, side, tuple(pieces), was=was)


class _Weaver:
    """Draws up `lines` from the spans of a change: a line ends where its block ends on either side."""

    def __init__(self, spans: Sequence[Span], old: Sequence[BlockText], new: Sequence[BlockText]) -> None:
        self.blocks = {OLD: old, NEW: new}
        self.at = {OLD: 0, NEW: 0}
        self.lines: list[Line] = []
        self.current: list[Piece] = []
        self.is_owed = False
        """Whether the block's end on the new side is still to come for a line that was closed already."""
        for number, span in enumerate(spans):
            self._take(span, is_block_end=self._begins_with_end(spans[number + 1 :]))
        if self.is_owed or self.at[NEW] >= len(new):
            self._close_gone()
        else:
            self._close(was=self.at[OLD])

    def _take(self, span: Span, *, is_block_end: bool) -> None:
        piece = _piece(span)
        last = 0
        for end in self._ends(span):
            self._add(piece, last, end)
            last = end + 1
            self._end(span, is_followed_by_end=is_block_end)
        self._add(piece, last, len(span.text))

    def _ends(self, span: Span) -> list[int]:
        """Where in the span's text a block of its side ends before a line feed."""
        if "\n" not in span.text:
            return []
        side = OLD if span.op == REMOVED else NEW
        place = span.old if side == OLD else span.new
        offset = place[0] if place else 0
        ends = {block.end - offset for block in self.blocks[side]}
        return [found.start() for found in re.finditer("\n", span.text) if found.start() in ends]

    def _add(self, piece: Piece, start: int, end: int) -> None:
        if start < end:
            self.current.append(Piece(piece.op, piece.text[start:end], piece.side, piece.start + start))

    def _end(self, span: Span, *, is_followed_by_end: bool) -> None:
        if span.op == REMOVED:
            self._end_removed(is_followed_by_end)
        elif self.is_owed:
            self._close_gone()
            self.is_owed = False
        else:
            self._close(was=self.at[OLD] if span.op == KEPT else None)
        self.at[OLD] += span.op != ADDED

    def _end_removed(self, is_followed_by_end: bool) -> None:
        if all(piece.op == REMOVED for piece in self.current) and (self.current or self._is_picture()):
            self._close_gone()
        elif self.current and is_followed_by_end:
            self._close()
            self.is_owed = True
        else:
            self.current.append(Piece(REMOVED, JOINED, "", 0))

    def _close(self, was: int | None = None) -> None:
        """The current words are the next block of the new side, and of the old one its block `was`."""
        at = self.at[NEW]
        if at < len(self.blocks[NEW]):
            self.lines.append(_line(self.blocks[NEW][at], at, NEW, self.current, was))
        self.at[NEW] += 1
        self.current = []

    def _close_gone(self) -> None:
        """The current words are a block of the old side that is no more."""
        at = self.at[OLD]
        if at < len(self.blocks[OLD]) and (self.current or self._is_picture()):
            self.lines.append(_line(self.blocks[OLD][at], at, OLD, self.current))
        self.current = []

    def _is_picture(self) -> bool:
        """Whether the old block at hand is a picture without words."""
        at = self.at[OLD]
        block = self.blocks[OLD][at] if at < len(self.blocks[OLD]) else None
        return block is not None and block.kind == "figure" and block.start == block.end

    @staticmethod
    def _begins_with_end(rest: Sequence[Span]) -> bool:
        return not rest or rest[0].text.startswith("\n")
