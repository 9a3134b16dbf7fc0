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

from clauseline.reading.account import weigh
from clauseline.reading.pdf.backwards import RIGHT_TO_LEFT
from clauseline.reading.pdf.drawn import PrintedFigure
from clauseline.reading.pdf.maths import Maths, find_maths
from clauseline.reading.pdf.pieces import TextPiece
from clauseline.reading.pdf.raised import SMALL, Call, mark_raised
from clauseline.reading.pdf.segments import RowSegment, from_right, segments, segments_from_right, without_marks
from clauseline.reading.pdf.turned import by_side

SAME_ROW = 0.25
"""Baselines that differ by less, in sizes of type, are those of one row."""

OFTEN, MOST_SIZES = 0.15, 6
"""A size is that of a row if so many of its characters have it: no more than six do."""

_HEIGHT, _LEFT, _RIGHT, _SIZE, _BOLD, _FIXED = map(attrgetter, ("base", "left", "right", "size", "bold", "fixed"))
_LETTER = re.compile(r"[^\W\d_]")


class Footnote(NamedTuple):
    """A footnote that a row calls: the call as it stands in the row, the note's own marker, and its rows without it."""

    call: Call
    marker: str
    rows: list[PrintedRow]


@dataclass(slots=True)
class Field:
    """A cell of a ruled table: its first column, from 0, the columns and rows it spans, its rows of print."""

    column: int
    columns: int
    tall: int
    rows: list[PrintedRow]


@dataclass(slots=True)
class PrintedRow:
    """One row of print. `tall` is the page's height; `bold` if all its letters are; `line` a number printed beside it.

    `column` is 1 or 2 where a page is set in two, else 0.
    Sides are counted in reading direction: for rows that run from right to left they are mirrored.
    A row of a ruled table has `fields`, its cells, and the `sides` of the table's columns. A `figure` is a row
    without words, or with those of a formula, and has one empty field. All of a `fixed` row is in a typewriter's font.
    `size` is that of most of its characters, `sizes` are those of many; `maths` is what stands in fonts for formulas.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    tall: float
    cells: list[RowSegment] = field(default_factory=list)
    backwards: bool = False
    line: int | None = None
    column: int = 0
    calls: tuple[Call, ...] = ()
    notes: list[Footnote] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    sides: tuple[float, ...] = ()
    fixed: bool = False
    sizes: tuple[float, ...] = ()
    figure: PrintedFigure | None = None
    maths: Maths | None = None


def read_rows(pieces: Iterable[TextPiece], *, page: int, tall: float) -> list[PrintedRow]:
    """The rows of a page in one column; text that does not run from side to side comes last."""
    upright = [piece for piece in pieces if piece.upright]
    backwards = is_backwards("".join(piece.text for piece in upright))
    rows = rows_of(by_baseline(upright), page=page, tall=tall, backwards=backwards)
    return rows + rows_of(by_side([piece for piece in pieces if not piece.upright]), page=page, tall=tall)


def rows_of(
    groups: list[list[TextPiece]], *, page: int, tall: float, backwards: bool = False, column: int = 0
) -> list[PrintedRow]:  # fmt: skip
    """The rows that groups of pieces are, superscripts and subscripts joined to theirs."""
    if len({piece.size for group in groups for piece in group}) > 1:
        groups = _join_small(groups)
    rows = [_row(group, page, tall, backwards=backwards) for group in groups]
    if column:
        for row in rows:
            row.column = column
    return [row for row in rows if row.text]


def by_baseline(pieces: Sequence[TextPiece]) -> list[list[TextPiece]]:
    """Pieces that stand on one line each, from the top down."""
    groups: list[list[TextPiece]] = []
    first: TextPiece | None = None
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


def _join_small(groups: list[list[TextPiece]]) -> list[list[TextPiece]]:
    """Superscripts and subscripts join the row they stand at."""
    largest = [max(group, key=_SIZE) for group in groups]
    found: list[tuple[list[TextPiece], TextPiece]] = []
    for place, (group, own) in enumerate(zip(groups, largest, strict=True)):
        below = place + 1
        is_below = below < len(groups) and _is_host(groups[below], largest[below], group, own.size)
        if found and _is_host(*found[-1], group, own.size) and not (is_below and _adjoins(group, groups[below])):
            found[-1][0].extend(group)
        elif is_below:
            groups[below].extend(group)
        else:
            found.append((group, own))
    return [group for group, _ in found]


def _is_host(row: Sequence[TextPiece], largest: TextPiece, group: Sequence[TextPiece], size: float) -> bool:
    """Whether a group whose type has this `size` belongs to a row; `largest` is that of the row's pieces."""
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


def _adjoins(group: Sequence[TextPiece], row: Sequence[TextPiece]) -> bool:
    """Whether words of a row end where a group begins."""
    return any(abs(piece.right - group[0].left) < SAME_ROW * piece.size for piece in row)


def is_backwards(words: str) -> bool:
    """Whether most letters run from right to left."""
    if words.isascii() or not RIGHT_TO_LEFT.search(words):
        return False
    return 2 * len(RIGHT_TO_LEFT.findall(words)) > len(_LETTER.findall(words))


def _row(pieces: list[TextPiece], page: int, tall: float, *, backwards: bool = False) -> PrintedRow:
    """A row; on a page that runs `backwards`, whatever has a letter that does runs so as well."""
    words = "".join([piece.text for piece in pieces])
    backwards = bool(RIGHT_TO_LEFT.search(words)) if backwards else is_backwards(words)
    raised = len(pieces) > 1 and len(set(map(_SIZE, pieces))) > 1
    given = mark_raised(pieces, words) if raised else pieces
    if backwards and all(piece.glyphs for piece in given if piece.text.strip()):
        cells = segments_from_right(given)
    else:
        cells = segments(from_right(given) if backwards else sorted(given, key=_LEFT))
    if raised:
        cells = without_marks(cells)
    marked = [piece for piece in pieces if not piece.text.isspace()] or pieces
    host = max(marked, key=_SIZE) if raised else marked[0]
    left, right = min(map(_LEFT, marked)), max(map(_RIGHT, marked))
    left, right = (-right, -left) if backwards else (left, right)
    sizes = _usual_sizes(pieces) if raised else (round(host.size, 1),)
    return PrintedRow(
        "\t".join([cell.text for cell in cells]), page, left, right, host.base, sizes[0], _all_bold(marked, words),
        tall, cells, backwards, calls=_calls(cells) if raised else (), fixed=all(map(_FIXED, marked)), sizes=sizes,
        maths=find_maths(pieces),
    )  # fmt: skip


def _calls(cells: Sequence[RowSegment]) -> tuple[Call, ...]:
    """The raised signs of all cells, counted from the start of their row."""
    found: list[Call] = []
    start = 0
    for cell in cells:
        found += [Call(start + call.start, call.text) for call in cell.calls]
        start += len(cell.text) + 1
    return tuple(found)


def _usual_sizes(pieces: Sequence[TextPiece]) -> tuple[float, ...]:
    """The sizes that many characters have, that of most first."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size, 1)] += weigh(piece.text)
    least = OFTEN * sizes.total()
    return tuple(size for size, count in sizes.most_common(MOST_SIZES) if count >= least)


def _all_bold(pieces: Sequence[TextPiece], words: str) -> bool:
    """Whether all letters are bold; in a row without letters, all characters."""
    if not any(map(_BOLD, pieces)):
        return False
    lettered = [piece for piece in pieces if _LETTER.search(piece.text)] if _LETTER.search(words) else pieces
    return all(piece.bold for piece in lettered if not piece.text.isspace()) and not words.isspace()
