"""The words of a row of print, parted where gaps are wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clauseline.reading.pdf.backwards import RIGHT_TO_LEFT, SPACE, Glyph, read_backwards
from clauseline.reading.pdf.pieces import TextPiece
from clauseline.reading.pdf.raised import Call, take_marks

TAB, WIDE = 1.3, 0.6
"""A gap of so many sizes of type is a tab; one of fewer is wider than the usual one between words."""

_CROWDED = re.compile(r"(?:\d{1,3}\.){2,}\d{1,3}\.?\|[^\W\d_].*|\d{1,3}\.\|\d{1,3}\.\d.*|\d{2}\.\|[^\W\d_].*")
LONGEST = 40
"""No number has more characters."""
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[　-〿一-鿿！-｠]")


class RowSegment(NamedTuple):
    """Words of a row that wide gaps part from others; sides in reading direction. `gap` is the first that is wider than
    one between words: where in the text, and where on the page words end before it and begin behind it.
    """

    left: float
    right: float
    text: str
    calls: tuple[Call, ...] = ()
    gap: tuple[int, float, float] | None = None


def without_marks(cells: Sequence[RowSegment]) -> list[RowSegment]:
    return [RowSegment(left, right, *take_marks(text)) for left, right, text, *_ in cells]


def segments_from_right(pieces: Sequence[TextPiece]) -> list[RowSegment]:
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
        RowSegment(-group[-1].right, -group[0].left, read_backwards(group, size).strip()) for group in groups[::-1]
    ]  # fmt: skip
    return [cell for cell in found if cell.text]


def from_right(pieces: Iterable[TextPiece]) -> list[TextPiece]:
    """Pieces from right to left, but Latin words among them from left to right."""
    ordered: list[TextPiece] = []
    latin: list[TextPiece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.right):
        if _LETTER.search(piece.text) and not RIGHT_TO_LEFT.search(piece.text):
            latin.insert(0, piece)
        else:
            ordered += latin
            latin = []
            ordered.append(piece)
    return ordered + latin


def segments(pieces: Sequence[TextPiece]) -> list[RowSegment]:
    """The words of a row in one or more cells: wide gaps part them."""
    cells: list[RowSegment] = []
    before: TextPiece | None = None
    start, words, wide = 0.0, "", None
    for piece in pieces:
        text = piece.text
        if text.isspace():
            words += "" if words.endswith(" ") or before is None else " "
            continue
        if before is None:
            start, words = piece.left, text
        else:
            size = max(piece.size, before.size, 1)
            gap = _gap(before, piece) / size
            if gap > TAB:
                cells.append(_segment(start, before.right, words, wide))
                start, words, wide = piece.left, text, None
            elif words[0].isdecimal() and _is_crowded(words, text):
                words += " " + text
            else:
                if gap > WIDE and wide is None:
                    wide = len(words), before.right, piece.left
                # A narrow letter has more room around its ink than a space is wide.
                room = gap if before.room is None else min(gap, before.room / size)
                words += text if room <= SPACE else _between(words, text, room) + text
        before = piece
    return cells if before is None else [*cells, _segment(start, before.right, words, wide)]


def _segment(left: float, right: float, words: str, gap: tuple[int, float, float] | None) -> RowSegment:
    text = words.strip()
    if gap is None:
        return RowSegment(left, right, text)
    return RowSegment(left, right, text, (), (gap[0] - len(words) + len(words.lstrip()), gap[1], gap[2]))


def _gap(one: TextPiece, other: TextPiece) -> float:
    """The room between two pieces, whichever comes first."""
    gap = other.left - one.right
    return gap if gap >= 0 else max(gap, one.left - other.right)


def _is_crowded(before: str, after: str) -> bool:
    """Whether no room is left between a number at the start of a row and what it numbers."""
    return len(before) < LONGEST and bool(_CROWDED.fullmatch(f"{before}|{after}"))


def _between(before: str, after: str, gap: float) -> str:
    """What parts words that have some room between them."""
    if _HAN.match(before[-1:]) and _HAN.match(after):
        return " " if gap > 3 * SPACE else ""
    return "" if before.endswith(" ") or after.startswith(" ") else " "
