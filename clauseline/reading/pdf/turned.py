"""Words of a page that do not run from side to side."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.reading.pdf.pieces import TextPiece

NEAR = 0.25
"""Pieces are on one line if they stand so near, in sizes of type."""


def by_side(turned: Sequence[TextPiece]) -> list[list[TextPiece]]:
    """Pieces that do not run from side to side: those that are drawn one after the other on one line as one."""
    lines: list[list[TextPiece]] = []
    for piece in turned:
        last = lines[-1][-1] if lines else None
        if last and abs(last.left - piece.left) < NEAR * piece.size and last.size == piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [[_turned(line)] for line in lines]


def _turned(line: Sequence[TextPiece]) -> TextPiece:
    """A line of turned pieces as one: from the foot of the page up, unless they are drawn the other way."""
    ordered = sorted(line, key=lambda piece: piece.base, reverse=line[0].base > line[-1].base)
    return ordered[0]._replace(text="".join(piece.text for piece in ordered))
