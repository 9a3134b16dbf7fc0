"""Raised numbers and signs in rows of print: what calls a footnote, and what stands before its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from clauseline.reading.pdf.backwards import CLOSE, OPEN, Glyph
from clauseline.reading.pdf.pieces import TextPiece

SMALL = 0.85
"""Smaller type than this part of a row's belongs to its superscripts and subscripts."""

RAISED = 0.12
"""Their baseline is so many sizes of type above that of the row, at least."""

_SIGN = re.compile(r"\s*\(?(?:\d{1,3}|[*†‡§¶]{1,3})\)?\s*")
_MARKED = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


class Call(NamedTuple):
    """A raised number or sign, and where it stands in its row."""

    start: int
    text: str


def mark_raised(pieces: Sequence[TextPiece], words: str) -> Sequence[TextPiece]:
    """The pieces of a row, those that can call a footnote with marks around their text."""
    host = max(pieces, key=lambda piece: piece.size)
    if OPEN in words or CLOSE in words:
        return pieces
    return [
        _marked(piece)
        if piece.size < SMALL * host.size
        and piece.base > host.base + RAISED * host.size
        and _SIGN.fullmatch(piece.text)
        else piece
        for piece in pieces
    ]


def _marked(piece: TextPiece) -> TextPiece:
    text = f"{OPEN}{piece.text}{CLOSE}"
    # In words that run from right to left it stays one sign, so that its digits keep their order.
    return piece._replace(text=text, glyphs=(Glyph(text, piece.left, piece.right),) if piece.glyphs else ())


def take_marks(words: str) -> tuple[str, tuple[Call, ...]]:
    """Words without the marks, and what stood between them."""
    calls: list[Call] = []
    text = ""
    place = 0
    for found in _MARKED.finditer(words):
        text += words[place : found.start()]
        inner = found[1]
        calls.append(Call(len(text) + len(inner) - len(inner.lstrip()), inner.strip()))
        text += inner
        place = found.end()
    return text + words[place:], tuple(calls)
