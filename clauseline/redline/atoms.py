"""What a change says of its words, cut where blocks and cells end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.outline import BlockText
from clauseline.vocabulary import Op

END = "\n"
"""What ends a block in the text of its clause."""
BORDER = "\t"
"""What stands between the cells of a row."""


def atoms(spans: Sequence[Span], old: Sequence[BlockText], new: Sequence[BlockText]) -> list[Span]:
    """The spans cut at the ends of blocks, each end a span of its own, with an end behind the last block.

    Words that were kept from behind a table, and ends of rows that share no word, went and came.
    """
    return [*_apart([*_atoms(spans, old, new)], old, new)]


def _atoms(spans: Iterable[Span], old: Sequence[BlockText], new: Sequence[BlockText]) -> Iterator[Span]:
    """The spans cut at the ends of blocks, each end a span of its own; line feeds that end none are in no block."""
    ends, ends_new = ({block.end for block in blocks[:-1]} for blocks in (old, new))
    for span in spans:
        for piece in _pieces(span, END):
            if piece.text != END:
                yield piece
                continue
            in_old = piece.old is not None and piece.old[0] in ends
            in_new = piece.new is not None and piece.new[0] in ends_new
            if in_old or in_new:
                yield part_of(piece, in_old=in_old, in_new=in_new)
    # The end of the last block need not be in the text.
    if old or new:
        yield part_of(Span(KEPT, END), in_old=bool(old), in_new=bool(new))


def _apart(atoms: Sequence[Span], old: Sequence[BlockText], new: Sequence[BlockText]) -> Iterator[Span]:
    """The same, but words that were kept from behind a table, and ends of rows that share no word, went and came."""
    if not any(block.kind == "row" for block in (*old, *new)):
        yield from atoms
        return
    pairs = _pairs(atoms, old, new)
    for atom, i, j in _placed(atoms):
        if atom.op == KEPT and (i, j) not in pairs and (atom.text != END or "row" in (old[i].kind, new[j].kind)):
            yield part_of(atom, in_old=True, in_new=False)
            yield part_of(atom, in_old=False, in_new=True)
        else:
            yield atom


def _placed(atoms: Iterable[Span]) -> Iterator[tuple[Span, int, int]]:
    """Each with the places of the blocks that it stands in or ends."""
    i = j = 0
    for atom in atoms:
        yield atom, i, j
        if atom.text == END:
            i += atom.op != ADDED
            j += atom.op != REMOVED


def _pairs(atoms: Sequence[Span], old: Sequence[BlockText], new: Sequence[BlockText]) -> set[tuple[int, int]]:
    """Blocks that share words. Between paragraphs that were joined or parted there is no row of a table."""
    rows, rows_new = ([*accumulate((block.kind == "row" for block in blocks), initial=0)] for blocks in (old, new))
    first: dict[int, int] = {}
    first_new: dict[int, int] = {}
    found: set[tuple[int, int]] = set()
    for atom, i, j in _placed(atoms):
        if atom.op != KEPT or atom.text == END:
            continue
        is_table = "row" in (old[i].kind, new[j].kind)
        is_behind = rows[i] > rows[first.setdefault(j, i)] or rows_new[j] > rows_new[first_new.setdefault(i, j)]
        if is_table or not is_behind:
            found.add((i, j))
    return found


def cut(span: Span, start: int, end: int) -> Span:
    """[start, end) of a span's words."""
    old = None if span.old is None else (span.old[0] + start, span.old[0] + end)
    new = None if span.new is None else (span.new[0] + start, span.new[0] + end)
    return Span(span.op, span.text[start:end], old, new)


def part_of(span: Span, *, in_old: bool, in_new: bool) -> Span:
    """A span as far as it is in these texts: what was kept from or for elsewhere went or came."""
    op: Op = KEPT if in_old and in_new else REMOVED if in_old else ADDED
    return Span(op, span.text, span.old if in_old else None, span.new if in_new else None)


def keeps_cells(spans: Iterable[Span]) -> bool:
    """Whether all words of a row that were kept stand in the cell in which they stood, of as many."""
    at = at_new = 0
    is_same = True
    for span in spans:
        is_same = is_same and (span.op != KEPT or at == at_new)
        count = span.text.count(BORDER)
        at, at_new = at + count * (span.op != ADDED), at_new + count * (span.op != REMOVED)
    return is_same and at == at_new


def by_cell(spans: Sequence[Span]) -> Iterator[Span]:
    """The words of a row of as many cells on both sides, cell by cell: what went before what came in its place."""
    cells: list[list[Span]] = [[]]
    borders: list[list[Span]] = [[], []]
    old = new = 0
    for span in spans:
        for piece in _pieces(span, BORDER):
            at = new if span.op == ADDED else old
            cells += [[] for _ in range(len(cells), at + 1)]
            if piece.text != BORDER:
                cells[at].append(piece)
                continue
            old, new = old + (span.op != ADDED), new + (span.op != REMOVED)
            for side, place in enumerate((piece.old, piece.new)):
                borders[side] += [piece] * (place is not None)
    cells += [[] for _ in range(len(cells), old + 1)]
    yield from cells[0]
    for one, other, own in zip(*borders, cells[1:], strict=True):
        yield Span(KEPT, BORDER, one.old, other.new)
        yield from own


def _pieces(span: Span, sign: str) -> Iterator[Span]:
    """A span cut at each such sign, which is a piece of its own."""
    if sign not in span.text:
        yield span
        return
    at = 0
    while (place := span.text.find(sign, at)) >= 0:
        if at < place:
            yield cut(span, at, place)
        yield cut(span, place, place + 1)
        at = place + 1
    if at < len(span.text):
        yield cut(span, at, len(span.text))


def coalesced(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans that go on with one another are one."""
    group: list[Span] = []
    for span in spans:
        if group and not _goes_on(group[-1], span):
            yield _joined(group)
            group = []
        group.append(span)
    if group:
        yield _joined(group)


def _goes_on(one: Span, other: Span) -> bool:
    return one.op == other.op and _touch(one.old, other.old) and _touch(one.new, other.new)


def _touch(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether a place begins where another one ends, or neither is there."""
    return one is other if one is None or other is None else one[1] == other[0]


def _joined(group: Sequence[Span]) -> Span:
    first, last = group[0], group[-1]
    if first is last:
        return first
    old = (first.old[0], last.old[1]) if first.old and last.old else None
    new = (first.new[0], last.new[1]) if first.new and last.new else None
    return Span(first.op, "".join(span.text for span in group), old, new)
