"""One change as all that draws it takes it: its words as they run, and tables that changed by row and column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from clauseline.bounds import Apart
from clauseline.comparing.changes import ADDED, DETAILS, REMOVED, Detail, EditorialSentence, Span
from clauseline.comparing.details.sides import Place, Side
from clauseline.comparing.details.tables import Table, paired_tables
from clauseline.comparing.order import longest_increasing
from clauseline.outline import BlockText
from clauseline.redline import blocks
from clauseline.redline.atoms import cut, part_of
from clauseline.redline.cells import cover
from clauseline.redline.paragraphs import Paragraph, paragraphs
from clauseline.redline.slight import SlightWords
from clauseline.redline.tables import TablePair
from clauseline.redline.values import DrawnBlock, SideBySide


@dataclass(frozen=True, slots=True)
class Merged:
    """Both sides of a change as one: words and what became of them are decided here, and drawn elsewhere.

    `parts` are, in order, paragraphs that follow one another, and tables of which both sides are drawn. Words of
    sentences that are `editorial` say so.
    """

    old: Side
    new: Side
    parts: tuple[tuple[Paragraph, ...] | TablePair, ...]
    editorial: tuple[EditorialSentence, ...] = ()

    def in_one_column(self) -> list[DrawnBlock]:
        """Both sides in one column."""
        found: list[DrawnBlock] = []
        for part in self.parts:
            found += part.both if isinstance(part, TablePair) else blocks.in_one_column(part, self._blocks)
        return self._marked(found)

    def side_by_side(self) -> list[SideBySide]:
        """Both sides beside each other, changed tables row by row."""
        found: list[SideBySide] = []
        for part in self.parts:
            if isinstance(part, TablePair):
                found.append(SideBySide(tuple(part.old), tuple(part.new)))
            else:
                found += blocks.side_by_side(part, self._blocks)
        return [SideBySide(tuple(self._marked(row.old)), tuple(self._marked(row.new))) for row in found]

    def _marked(self, drawn: Sequence[DrawnBlock]) -> list[DrawnBlock]:
        if not self.editorial:
            return list(drawn)
        return list(map(SlightWords(self.editorial).mark, drawn))

    @property
    def _blocks(self) -> blocks.Blocks:
        return self.old.blocks, self.new.blocks


def merged(
    spans: Sequence[Span], old: Side, new: Side, *, name: str, editorial: tuple[EditorialSentence, ...] = ()
) -> Merged:
    """What the spans from `old` to `new` say; `name` tells the places of this change from those of others."""
    return Merged(old, new, tuple(_parts(spans, old, new, name)), editorial)


@dataclass(frozen=True, slots=True)
class MergedPlaces:
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


def drawn_tables(spans: Sequence[Span], old: Side, new: Side) -> MergedPlaces:
    """Which tables `in_one_column` and `side_by_side` draw as one."""
    pairs = [(ours, theirs) for ours, theirs in _changed(spans, old, new) if _lie_beside(old, new, ours, theirs)]
    changed = [(ours, theirs) for ours, theirs in paired_tables(old, new) if ours.words() != theirs.words()]
    places = [(_place(old, ours), _place(new, theirs)) for ours, theirs in pairs]
    return MergedPlaces(
        tuple(place for place, _ in places), tuple(place for _, place in places),
        all(any(ours.blocks == one.blocks for one, _ in pairs) for ours, _ in changed),
    )  # fmt: skip


def _lie_beside(old: Side, new: Side, ours: Table, theirs: Table) -> bool:
    return cover(old, ours) is not None and cover(new, theirs) is not None


def _parts(spans: Sequence[Span], old: Side, new: Side, name: str) -> Iterator[tuple[Paragraph, ...] | TablePair]:
    i = j = 0
    ordered = SpansInOrder(spans)
    for number, (ours, theirs) in enumerate(_changed(spans, old, new)):
        tables = TablePair.of(old, new, ours, theirs, f"{name}-{number}")
        if tables is None:
            continue
        yield _paragraphs(ordered, old, new, (i, ours.blocks[0]), (j, theirs.blocks[0]))
        yield tables
        i, j = ours.blocks[-1] + 1, theirs.blocks[-1] + 1
    yield _paragraphs(ordered, old, new, (i, len(old.blocks)), (j, len(new.blocks)))


def _paragraphs(spans: SpansInOrder, old: Side, new: Side, ours: Place, theirs: Place) -> tuple[Paragraph, ...]:
    """Those of the blocks [start, end) of both sides."""
    own = old.blocks[slice(*ours)], new.blocks[slice(*theirs)]
    is_all = own == (old.blocks, new.blocks)
    inside = spans.all if is_all else [*_within(spans, *(_bounds(part) for part in own))]
    found = paragraphs(inside, *own)
    return tuple(found if is_all else [_shifted(one, ours[0], theirs[0]) for one in found])


def _bounds(blocks: Sequence[BlockText]) -> Place:
    return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)


def _shifted(one: Paragraph, by: int, by_new: int) -> Paragraph:
    """A paragraph with its places among all blocks."""
    old, new = None if one.old is None else one.old + by, None if one.new is None else one.new + by_new
    return replace(one, old=old, new=new)


def _changed(spans: Sequence[Span], old: Side, new: Side) -> list[tuple[Table, Table]]:
    """Tables of both sides that differ, as far as they kept their order."""
    if not (_has_rows(old) and _has_rows(new)):
        return []
    went = Apart(span.old for span in spans if span.op == REMOVED and span.old)
    came = Apart(span.new for span in spans if span.op == ADDED and span.new)
    pairs = [
        (ours, theirs)
        for ours, theirs in paired_tables(old, new)
        if _is_whole(ours) and _is_whole(theirs) and (went.touch(_place(old, ours)) or came.touch(_place(new, theirs)))
    ]
    pairs.sort(key=lambda pair: pair[0].blocks)
    return [pairs[k] for k in longest_increasing([theirs.blocks[0] for _, theirs in pairs])]


def _has_rows(side: Side) -> bool:
    """Whether there is a table, and all rows say where their cells are."""
    rows = [block for block in side.blocks if block.kind == "row"]
    return bool(rows) and all(block.facts.is_placed for block in rows)


def _is_whole(table: Table) -> bool:
    """Whether nothing stands between its rows."""
    return all(one + 1 == other for one, other in pairwise(table.blocks))


def _place(side: Side, table: Table) -> Place:
    return side.blocks[table.blocks[0]].start, side.blocks[table.blocks[-1]].end


class SpansInOrder:
    """Spans of two texts in their order: those of a stretch are found by halving."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.all = spans
        places = [span.old for span in spans], [span.new for span in spans]
        self._ends = [[*accumulate((at[1] if at else 0 for at in own), max)] for own in places]

    def near(self, old: Place, new: Place) -> Sequence[Span]:
        """All that may have words in [start, end) of either text, and what stands between them."""
        found = [
            (bisect_right(ends, at[0]), bisect_left(ends, at[1]) + 1)
            for ends, at in zip(self._ends, (old, new), strict=True)
            if at[0] < at[1]
        ]
        return self.all[min(first for first, _ in found) : max(behind for _, behind in found)] if found else ()


def _within(spans: SpansInOrder, old: Place, new: Place) -> Iterator[Span]:
    """The words of [start, end) of either text; what was kept from or for elsewhere came or went."""
    for span in spans.near(old, new):
        here = _part(span.old, old), _part(span.new, new)
        for start, end in pairwise(sorted({at for part in here if part for at in part})):
            own = tuple(part is not None and part[0] <= start and end <= part[1] for part in here)
            if any(own):
                yield part_of(cut(span, start, end), in_old=own[0], in_new=own[1])


def _part(place: Place | None, within: Place) -> Place | None:
    """What of a span lies within, as [start, end) of its words."""
    if place is None:
        return None
    start, end = max(place[0], within[0]), min(place[1], within[1])
    return (start - place[0], end - place[0]) if start < end else None
