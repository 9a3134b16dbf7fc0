"""Pieces of a page to its rows of print, from top to bottom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from proposals.reading.account import weigh
from proposals.reading.printed.backwards import RIGHT_TO_LEFT, SPACE, Glyph, read_backwards
from proposals.reading.printed.pieces import Piece
from proposals.reading.printed.raised import SMALL, Call, mark_raised, take_marks

SAME_ROW = 0.25
"""Baselines that differ by less, in sizes of type, are those of one row."""

TAB = 1.3
"""A gap of so many sizes of type is a tab."""
OFTEN, MOST_SIZES = 0.15, 6
"""A size is that of a row if so many of its characters have it: no more than six do."""

_CROWDED = re.compile(r"(?:\d{1,3}\.){2,}\d{1,3}\.?\|[^\W\d_].*|\d{1,3}\.\|\d{1,3}\.\d.*|\d{2}\.\|[^\W\d_].*")
"""A number that leaves no room between it and what it numbers, at the start of a row."""
LONGEST = 40
"""No number has more characters."""
_HEIGHT, _LEFT, _RIGHT, _SIZE = map(attrgetter, ("base", "left", "right", "size"))
_LETTER = re.compile(r"[^\W\d_]")
_BOLD, _FIXED = attrgetter("bold"), attrgetter("fixed")
_HAN = re.compile("[　-〿一-鿿！-｠]")


class Stretch(NamedTuple):
    """Words of a row that wide gaps part from others; sides in reading direction."""

    left: float
    right: float
    text: str
    calls: tuple[Call, ...] = ()


class Footnote(NamedTuple):
    """A footnote that a row calls: the call as it stands in the row, the note's own marker, and its rows without it."""

    call: Call
    marker: str
    rows: list[PrintedRow]


@dataclass(slots=True)
class Field:
    """A cell of a ruled table: its first column from 1, the columns and rows it spans, its rows of print."""

    column: int
    columns: int
    tall: int
    rows: list[PrintedRow]


@dataclass(slots=True)
class PrintedRow:
    """One row of print. `tall` is the page's height; `bold` if all its letters are; `line` a number printed beside it.

    `column` is 1 or 2 where a page is set in two, else 0.
    Sides are counted in reading direction: for rows that run from right to left they are mirrored.
    A row of a ruled table has `fields`, its cells, and the `sides` of the table's columns. All of a `fixed` row is in a
    typewriter's font. `size` is that of most of its characters, `sizes` are those of many.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    tall: float
    cells: list[Stretch] = field(default_factory=list)
    backwards: bool = False
    line: int | None = None
    column: int = 0
    calls: tuple[Call, ...] = ()
    notes: list[Footnote] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    sides: tuple[float, ...] = ()
    fixed: bool = False
    sizes: tuple[float, ...] = ()


def read_rows(pieces: Iterable[Piece], *, page: int, tall: float) -> list[PrintedRow]:
    """The rows of a page in one column; text that does not run from side to side comes last."""
    upright = [piece for piece in pieces if piece.upright]
    turned = [piece for piece in pieces if not piece.upright]
    backwards = is_backwards("".join(piece.text for piece in upright))
    rows = rows_of(by_baseline(upright), page=page, tall=tall, backwards=backwards)
    return rows + rows_of([[piece] for piece in turned], page=page, tall=tall)


def rows_of(
    groups: list[list[Piece]], *, page: int, tall: float, backwards: bool = False, column: int = 0
) -> list[PrintedRow]:  # fmt: skip
    """The rows that groups of pieces are, superscripts and subscripts joined to theirs."""
    if len({piece.size for group in groups for piece in group}) > 1:
        groups = _join_small(groups)
    rows = [_row(group, page, tall, backwards=backwards) for group in groups]
    if column:
        for row in rows:
            row.column = column
    return [row for row in rows if row.text]


def by_baseline(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line each, from the top down."""
    groups: list[list[Piece]] = []
    first: Piece | None = None
    for piece in sorted(pieces, key=_HEIGHT, reverse=True):
        if first is not None and (
            first.base - piece.base < SAME_ROW
            or first.base - piece.base < SAME_ROW * max(first.size, piece.size)
        ):  # fmt: skip
            groups[-1].append(piece)
        else:
            first = piece
            groups.append([piece])
    return groups


def _join_small(groups: list[list[Piece]]) -> list[list[Piece]]:
    """Superscripts and subscripts join the row they stand at."""
    found: list[list[Piece]] = []
    for place, group in enumerate(groups):
        size = max(piece.size for piece in group)
        near = [found[-1]] if found else []
        near += groups[place + 1 : place + 2]
        host = next((row for row in near if _is_host(row, group, size)), None)
        if host is None:
            found.append(group)
        else:
            host.extend(group)
    return found


def _is_host(row: Sequence[Piece], group: Sequence[Piece], size: float) -> bool:
    largest = max(row, key=lambda piece: piece.size)
    above = group[0].base - largest.base
    if size >= SMALL * largest.size or not -0.4 * largest.size < above < 0.75 * largest.size:
        return False
    sides = sorted((piece.left, piece.right) for piece in row if piece.text.strip())
    ends = list(accumulate((right for _, right in sides), max))
    for piece in group:
        before = bisect_left(sides, (piece.right - 1,)) if piece.text.strip() else 0
        if before and piece.left < ends[before - 1] - 1:
            return False
    return True


def is_backwards(words: str) -> bool:
    """Whether most letters run from right to left."""
    if words.isascii() or not RIGHT_TO_LEFT.search(words):
        return False
    return 2 * len(RIGHT_TO_LEFT.findall(words)) > len(_LETTER.findall(words))


def _row(pieces: list[Piece], page: int, tall: float, *, backwards: bool = False) -> PrintedRow:
    """A row; on a page that runs `backwards`, whatever has a letter that does runs so as well."""
    words = "".join(piece.text for piece in pieces)
    backwards = bool(RIGHT_TO_LEFT.search(words)) if backwards else is_backwards(words)
    raised = len(set(map(_SIZE, pieces))) > 1
    given = mark_raised(pieces, words) if raised else pieces
    if backwards and all(piece.glyphs for piece in given if piece.text.strip()):
        cells = _cells_from_right(given)
    else:
        cells = _cells(_from_right(given) if backwards else sorted(given, key=_LEFT))
    if raised:
        cells = _unmarked(cells)
    marked = [piece for piece in pieces if not piece.text.isspace()] or pieces
    host = max(marked, key=_SIZE) if raised else marked[0]
    left, right = min(map(_LEFT, marked)), max(map(_RIGHT, marked))
    left, right = (-right, -left) if backwards else (left, right)
    sizes = _usual_sizes(pieces) if raised else (round(host.size, 1),)
    return PrintedRow(
        "\t".join(cell.text for cell in cells), page, left, right, host.base, sizes[0], _all_bold(marked, words), tall,
        cells, backwards, calls=_calls(cells), fixed=all(map(_FIXED, marked)), sizes=sizes,
    )  # fmt: skip


def _unmarked(cells: Sequence[Stretch]) -> list[Stretch]:
    return [Stretch(left, right, *take_marks(text)) for left, right, text, _ in cells]


def _calls(cells: Sequence[Stretch]) -> tuple[Call, ...]:
    """The raised signs of all cells, counted from the start of their row."""
    found: list[Call] = []
    start = 0
    for cell in cells:
        found += [Call(start + call.start, call.text) for call in cell.calls]
        start += len(cell.text) + 1
    return tuple(found)


def _usual_sizes(pieces: Sequence[Piece]) -> tuple[float, ...]:
    """The sizes that many characters have, that of most first."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size, 1)] += weigh(piece.text)
    least = OFTEN * sizes.total()
    return tuple(size for size, count in sizes.most_common(MOST_SIZES) if count >= least)


def _all_bold(pieces: Sequence[Piece], words: str) -> bool:
    """Whether all letters are bold; in a row without letters, all characters."""
    if not any(map(_BOLD, pieces)):
        return False
    lettered = [piece for piece in pieces if _LETTER.search(piece.text)] if _LETTER.search(words) else pieces
    return all(piece.bold for piece in lettered if not piece.text.isspace()) and not words.isspace()


def _cells_from_right(pieces: Sequence[Piece]) -> list[Stretch]:
    """The cells of a row that runs from right to left, the rightmost first."""
    size = max(piece.size for piece in pieces)
    glyphs = sorted((glyph for piece in pieces for glyph in piece.glyphs), key=lambda glyph: glyph.left)
    groups: list[list[Glyph]] = []
    end = 0.0
    for glyph in glyphs:
        if not groups or (not glyph.text.isspace() and glyph.left - end > TAB * size):
            groups.append([])
        groups[-1].append(glyph)
        end = max(end, glyph.right) if not glyph.text.isspace() else end
    found = [
        Stretch(-group[-1].right, -group[0].left, read_backwards(group, size).strip()) for group in groups[::-1]
    ]  # fmt: skip
    return [cell for cell in found if cell.text]


def _from_right(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces from right to left, but Latin words among them from left to right."""
    ordered: list[Piece] = []
    latin: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.right):
        if _LETTER.search(piece.text) and not RIGHT_TO_LEFT.search(piece.text):
            latin.insert(0, piece)
        else:
            ordered += latin
            latin = []
            ordered.append(piece)
    return ordered + latin


def _cells(pieces: Sequence[Piece]) -> list[Stretch]:
    """The words of a row in one or more cells: wide gaps part them."""
    cells: list[Stretch] = []
    before: Piece | None = None
    start, words = 0.0, ""
    for piece in pieces:
        text = piece.text
        if text.isspace():
            words += "" if words.endswith(" ") or before is None else " "
            continue
        if before is None:
            start, words = piece.left, text
        else:
            gap = _gap(before, piece)
            if gap > TAB:
                cells.append(Stretch(start, before.right, words.strip()))
                start, words = piece.left, text
            else:
                crowded = len(words) < LONGEST and _CROWDED.fullmatch(f"{words}|{text}")
                words += (" " if crowded else _between(words, text, _room(before, piece, gap))) + text
        before = piece
    return cells if before is None else [*cells, Stretch(start, before.right, words.strip())]


def _gap(one: Piece, other: Piece) -> float:
    """The room between two pieces, whichever comes first, in sizes of type."""
    gap = other.left - one.right
    if gap < 0:
        gap = max(gap, one.left - other.right)
    return gap / max(other.size, one.size, 1)


def _room(one: Piece, other: Piece, gap: float) -> float:
    """The room between two pieces in sizes of type: a narrow letter has more around its ink than a space is wide."""
    return gap if one.room is None else min(gap, one.room / max(other.size, one.size, 1))


def _between(before: str, after: str, gap: float) -> str:
    if gap <= SPACE:
        return ""
    if _HAN.match(before[-1:]) and _HAN.match(after):
        return " " if gap > 3 * SPACE else ""
    return "" if before.endswith(" ") or after.startswith(" ") else " "
