"""Both sides of a change as lines: its words as they run, and tables that changed by row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from proposals.comparing.changes import ADDED, DETAILS, KEPT, REMOVED, Detail, Span
from proposals.comparing.details.sides import Place, Side
from proposals.comparing.details.tables import Table, paired_tables
from proposals.comparing.order import longest_increasing
from proposals.outline import BlockText
from proposals.queries.cells import cover
from proposals.queries.grids import Grid
from proposals.queries.lines import OLD, Abreast, Line, abreast, both_sides

TOLD = {"table", "cells"}
"""What a row must say of itself to be compared by its cells."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks from `old` and `new` on that the spans lead from one into the other."""

    spans: Sequence[Span]
    old: int
    new: int
    blocks: tuple[Sequence[BlockText], Sequence[BlockText]]

    def home(self, line: Line) -> Line:
        """A line with its place among all blocks."""
        was = None if line.was is None else line.was + self.old
        return replace(line, order=line.order + (self.old if line.side == OLD else self.new), was=was)


def together(spans: Sequence[Span], old: Side, new: Side, *, name: str) -> list[Line]:
    """Both sides in one column; `name` tells the places of this change from those of others."""
    found: list[Line] = []
    for part in _parts(spans, old, new, name):
        if isinstance(part, Grid):
            found += part.both
        else:
            found += map(part.home, both_sides(part.spans, old=part.blocks[0], new=part.blocks[1]))
    return found


def beside(spans: Sequence[Span], old: Side, new: Side, *, name: str) -> list[Abreast]:
    """Both sides beside each other, changed tables row by row."""
    found: list[Abreast] = []
    for part in _parts(spans, old, new, name):
        if isinstance(part, Grid):
            found.append(Abreast(tuple(part.old), tuple(part.new)))
        else:
            rows = abreast(part.spans, old=part.blocks[0], new=part.blocks[1])
            found += (Abreast(tuple(map(part.home, row.old)), tuple(map(part.home, row.new))) for row in rows)
    return found


@dataclass(frozen=True, slots=True)
class Drawn:
    """The places of tables that are drawn as one of both sides; `all_are`: no changed table is not."""

    old: tuple[Place, ...]
    new: tuple[Place, ...]
    all_are: bool

    def shows(self, detail: Detail) -> bool:
        """Whether such a table says by itself what became of this row, column or cell."""
        if DETAILS[detail.kind] != "table":
            return False
        places = ((detail.old_at, self.old), (detail.new_at, self.new))
        asked = [(at, tables) for at, tables in places if at is not None]
        inside = all(any(start <= at[0] and at[1] <= end for start, end in tables) for at, tables in asked)
        return inside if asked else self.all_are


def drawn(spans: Sequence[Span], old: Side, new: Side) -> Drawn:
    """Which tables `together` and `beside` draw as one."""
    pairs = [(ours, theirs) for ours, theirs in _changed(spans, old, new) if _lie_beside(old, new, ours, theirs)]
    changed = [(ours, theirs) for ours, theirs in paired_tables(old, new) if ours.words() != theirs.words()]
    places = [(_place(old, ours), _place(new, theirs)) for ours, theirs in pairs]
    return Drawn(
        tuple(place for place, _ in places), tuple(place for _, place in places),
        all(any(ours.blocks == one.blocks for one, _ in pairs) for ours, _ in changed),
    )  # fmt: skip


def _lie_beside(old: Side, new: Side, ours: Table, theirs: Table) -> bool:
    return cover(old, ours) is not None and cover(new, theirs) is not None


def _parts(spans: Sequence[Span], old: Side, new: Side, name: str) -> Iterator[Stretch | Grid]:
    pairs = _changed(spans, old, new)
    i = j = 0
    for number, (ours, theirs) in enumerate(pairs):
        grid = Grid.of(old, new, ours, theirs, f"{name}-{number}")
        if grid is None:
            continue
        yield from _stretch(spans, old, new, (i, ours.blocks[0]), (j, theirs.blocks[0]))
        yield grid
        i, j = ours.blocks[-1] + 1, theirs.blocks[-1] + 1
    if (i, j) == (0, 0):
        yield Stretch(spans, 0, 0, (old.blocks, new.blocks))
    else:
        yield from _stretch(spans, old, new, (i, len(old.blocks)), (j, len(new.blocks)))


def _changed(spans: Sequence[Span], old: Side, new: Side) -> list[tuple[Table, Table]]:
    """Tables of both sides that differ, as far as they kept their order."""
    if not (_has_rows(old) and _has_rows(new)):
        return []
    pairs = [
        (ours, theirs)
        for ours, theirs in paired_tables(old, new)
        if _is_whole(ours) and _is_whole(theirs) and _differs(spans, old, new, ours, theirs)
    ]
    pairs.sort(key=lambda pair: pair[0].blocks)
    return [pairs[k] for k in longest_increasing([theirs.blocks[0] for _, theirs in pairs])]


def _has_rows(side: Side) -> bool:
    """Whether there is a table, and all rows say where their cells are."""
    rows = [block for block in side.blocks if block.kind == "row"]
    return bool(rows) and all(block.facts.keys() >= TOLD and _is_placed(block) for block in rows)


def _is_placed(block: BlockText) -> bool:
    cells = block.facts["cells"]
    return bool(cells) and all(cell.get("column") for cell in cells)


def _is_whole(table: Table) -> bool:
    """Whether nothing stands between its rows."""
    return all(one + 1 == other for one, other in pairwise(table.blocks))


def _differs(spans: Sequence[Span], old: Side, new: Side, ours: Table, theirs: Table) -> bool:
    before, after = _place(old, ours), _place(new, theirs)
    changed = ((span.old, before) if span.op == REMOVED else (span.new, after) for span in spans if span.op != KEPT)
    return any(at is not None and at[0] < place[1] and at[1] > place[0] for at, place in changed)


def _place(side: Side, table: Table) -> Place:
    return side.blocks[table.blocks[0]].start, side.blocks[table.blocks[-1]].end


def _stretch(spans: Sequence[Span], old: Side, new: Side, ours: Place, theirs: Place) -> Iterator[Stretch]:
    """The blocks [start, end) of both sides, if there are any."""
    blocks = old.blocks[slice(*ours)], new.blocks[slice(*theirs)]
    if any(blocks):
        places = [(own[0].start, own[-1].end) if own else (0, 0) for own in blocks]
        yield Stretch(list(_within(spans, *places)), ours[0], theirs[0], blocks)


def _within(spans: Sequence[Span], old: Place, new: Place) -> Iterator[Span]:
    """The words of [start, end) of either text; what was kept from or for elsewhere came or went."""
    for span in spans:
        here = _part(span.old, old), _part(span.new, new)
        for start, end in pairwise(sorted({at for part in here if part for at in part})):
            own = tuple(part is not None and part[0] <= start and end <= part[1] for part in here)
            if any(own):
                yield _cut(span, start, end, *own)


def _part(place: Place | None, within: Place) -> Place | None:
    """What of a span lies within, as [start, end) of its words."""
    if place is None:
        return None
    start, end = max(place[0], within[0]), min(place[1], within[1])
    return (start - place[0], end - place[0]) if start < end else None


def _cut(span: Span, start: int, end: int, in_old: bool, in_new: bool) -> Span:
    old = (span.old[0] + start, span.old[0] + end) if in_old and span.old else None
    new = (span.new[0] + start, span.new[0] + end) if in_new and span.new else None
    return Span(KEPT if old and new else REMOVED if old else ADDED, span.text[start:end], old, new)
