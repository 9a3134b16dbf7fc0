"""Tables by row and column: which came, went or moved, and which cells changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from clauseline.comparing.changes import Detail
from clauseline.comparing.details.sides import Place, Side
from clauseline.comparing.order import longest_increasing
from clauseline.outline import Cell

ALIKE = 50
"""Of 100: rows, columns and tables that are less alike are not the same."""
HEADS = 60
"""The same for the first cells of two rows."""
MOST = 4_000
"""So many pairs of rows, columns or tables are compared word by word; of more, equal first words alone decide."""

Pairs = dict[int, int]


@dataclass(frozen=True, slots=True)
class TableCell:
    """The words of a cell and where they stand in the text of its side."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells by column, counted from 0; a cell over several columns stands in its first.

    `blocks` are the places of the rows among the blocks of the side.
    """

    rows: tuple[Mapping[int, TableCell], ...]
    blocks: tuple[int, ...]

    @property
    def columns(self) -> list[int]:
        return sorted({column for row in self.rows for column in row})

    def column(self, number: int) -> list[str]:
        return [row[number].text if number in row else "" for row in self.rows]

    def words(self) -> str:
        return "\n".join(_words(row) for row in self.rows)


def find_tables(old: Side, new: Side) -> Iterator[Detail]:
    """What became of the rows, columns and cells of the tables that both sides have."""
    for ours, theirs in paired_tables(old, new):
        yield from _compared(ours, theirs)


def paired_tables(old: Side, new: Side) -> list[tuple[Table, Table]]:
    """Each table of the old side with what became of it."""
    ours, theirs = tables_of(old), tables_of(new)
    pairs = {0: 0} if len(ours) == len(theirs) == 1 else _pair([t.words() for t in ours], [t.words() for t in theirs])
    return [(ours[i], theirs[j]) for i, j in pairs.items()]


def tables_of(side: Side) -> list[Table]:
    """The tables of a side in order."""
    found: dict[tuple[int, int], list[Mapping[int, TableCell]]] = defaultdict(list)
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    clause, last = 0, (0, 0)
    for place, block in enumerate(side.blocks):
        number, cells = block.facts.table, block.facts.cells
        if number is None or not block.facts.is_placed:
            continue
        # Tables and their rows are counted clause by clause: where the count begins again, another clause has begun.
        reached = number, last[1] + 1 if block.facts.row is None else block.facts.row
        clause += reached <= last
        last = reached
        # Cells are placed in their own clause, blocks in the text of the side.
        shift = block.start - min(cell.start for cell in cells)
        found[clause, number].append({one.column: _cell(side, one, shift) for one in cells if one.column is not None})
        places[clause, number].append(place)
    return [Table(tuple(rows), tuple(places[key])) for key, rows in found.items()]


def _cell(side: Side, cell: Cell, shift: int) -> TableCell:
    place = (cell.start + shift, cell.end + shift)
    return TableCell(side.text[slice(*place)], place)


def _compared(old: Table, new: Table) -> Iterator[Detail]:
    columns = pair_columns(old, new)
    rows = pair_rows(old, new, columns)
    yield from _column_fates([old.column(n) for n in old.columns], [new.column(n) for n in new.columns], columns)
    yield from _row_fates(old, new, rows)
    ours, theirs = old.columns, new.columns
    for i, j in rows.items():
        for k, m in columns.items():
            one, two = old.rows[i].get(ours[k]), new.rows[j].get(theirs[m])
            if one and two and one.text != two.text:
                yield Detail("cell", one.text, two.text, one.place, two.place)


def _column_fates(ours: Sequence[list[str]], theirs: Sequence[list[str]], pairs: Pairs) -> Iterator[Detail]:
    """Columns that came, went or moved, by the first words in them."""
    kept, found = stayed(pairs), set(pairs.values())
    yield from (Detail("column", _first(column), "") for k, column in enumerate(ours) if k not in pairs)
    yield from (Detail("column", "", _first(column)) for k, column in enumerate(theirs) if k not in found)
    yield from (Detail("column-moved", _first(ours[i]), _first(theirs[j])) for i, j in pairs.items() if i not in kept)


def _row_fates(old: Table, new: Table, pairs: Pairs) -> Iterator[Detail]:
    kept, found = stayed(pairs), set(pairs.values())
    for i, row in enumerate(old.rows):
        if i not in pairs:
            yield Detail("row", _words(row), "", _place(row), None)
    for j, row in enumerate(new.rows):
        if j not in found:
            yield Detail("row", "", _words(row), None, _place(row))
    for i, j in pairs.items():
        if i not in kept:
            yield Detail(
                "row-moved", _words(old.rows[i]), _words(new.rows[j]), _place(old.rows[i]), _place(new.rows[j])
            )


def stayed(pairs: Pairs) -> set[int]:
    """The old places of those that kept their order."""
    olds = list(pairs)
    return {olds[k] for k in longest_increasing(list(pairs.values()))}


def pair_columns(old: Table, new: Table) -> Pairs:
    """Columns by their heads first, then by all their words."""
    ours, theirs = old.columns, new.columns
    heads = [[_first(table.column(n)) for n in numbers] for table, numbers in ((old, ours), (new, theirs))]
    pairs = _pair_equal(*heads)
    rest = _rest(len(ours), pairs), _rest(len(theirs), pairs.values())
    left = ["\n".join(old.column(ours[k])) for k in rest[0]]
    likely = _pair(left, ["\n".join(new.column(theirs[k])) for k in rest[1]])
    return dict(sorted({**pairs, **{rest[0][i]: rest[1][j] for i, j in likely.items()}}.items()))


def pair_rows(old: Table, new: Table, columns: Pairs) -> Pairs:
    """Rows of the same words in the columns that both have, then rows much alike."""
    ours, theirs = old.columns, new.columns
    one = ["\t".join(row[ours[k]].text if ours[k] in row else "" for k in columns) for row in old.rows]
    two = ["\t".join(row[theirs[m]].text if theirs[m] in row else "" for m in columns.values()) for row in new.rows]
    pairs = _pair_equal(one, two)
    rest = _rest(len(one), pairs), _rest(len(two), pairs.values())
    left, right = [one[k] for k in rest[0]], [two[k] for k in rest[1]]
    likely = _pair(left, right, (_first_cells(left), _first_cells(right)))
    return dict(sorted({**pairs, **{rest[0][i]: rest[1][j] for i, j in likely.items()}}.items()))


def _pair_equal(ours: Sequence[str], theirs: Sequence[str]) -> Pairs:
    """The k-th of equal ones with the k-th."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(theirs):
        places[words].append(j)
    pairs: Pairs = {}
    for i, words in enumerate(ours):
        if words.strip() and places[words]:
            pairs[i] = places[words].pop(0)
    return pairs


def _pair(
    ours: Sequence[str], theirs: Sequence[str], heads: tuple[Sequence[str], Sequence[str]] | None = None
) -> Pairs:
    """Those most alike with each other, best first; what they begin with has to be alike as well, if it is given."""
    if len(ours) * len(theirs) > MOST:
        return _pair_equal(*(heads or (_first_cells(ours), _first_cells(theirs))))
    one, two = heads or (ours, theirs)
    scored = [
        (ratio(ours[i], theirs[j]), i, j)
        for i in range(len(ours))
        for j in range(len(theirs))
        if one[i] == two[j] or ratio(one[i], two[j]) >= (HEADS if heads else 0)
    ]
    pairs: Pairs = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, key=lambda row: (-row[0], abs(row[1] - row[2]), row[1])):
        if score >= ALIKE and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _rest(count: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [k for k in range(count) if k not in gone]


def _first(words: Sequence[str]) -> str:
    return next((text for text in words if text), "")


def _first_cells(rows: Sequence[str]) -> list[str]:
    return [row.split("\t", 1)[0] for row in rows]


def _words(row: Mapping[int, TableCell]) -> str:
    return " | ".join(cell.text for _, cell in sorted(row.items()))


def _place(row: Mapping[int, TableCell]) -> Place:
    return min(cell.place[0] for cell in row.values()), max(cell.place[1] for cell in row.values())
