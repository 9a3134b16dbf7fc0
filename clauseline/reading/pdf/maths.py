"""What of a row is mathematical by its fonts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from clauseline.reading.account import weigh
from clauseline.reading.pdf.pieces import TextPiece

SMALL = 0.8
"""Words in smaller type, by this part of the largest, are indices."""

_WORD = re.compile(r"[^\W\d_µͰ-Ͽ∀-⋿\U0001d400-\U0001d7ff]{3,}")
_NAMES = re.compile(
    r"sin|cos|tan|cot|sec|csc|log|exp|max|min|sup|inf|lim|mod|det|dim|ker|deg|gcd|lcm|arg|abs|erf|var|cov|sgn|supp|"
    r"(?:sin|cos|tan|cot)h|(?:arc|a)(?:sin|cos|tan2?)|sign|sqrt|ceil|floor|round|trunc|clip|mean|diag|rank|trace|"
    r"arg(?:max|min)|lim(?:sup|inf)|if|for|and|all|otherwise|else",
    re.I,
)
"""Words that formulas have as well; those in capitals name quantities."""


class Maths(NamedTuple):
    """Signs in fonts for formulas: how many characters, from where to where they reach; and the words that stand among
    them in other fonts.
    """

    characters: int
    low: float
    high: float
    words: tuple[str, ...]


def find_maths(pieces: Sequence[TextPiece]) -> Maths | None:
    """What of a row is mathematical, or None if nothing is."""
    own = [piece.reach for piece in pieces if piece.reach]
    if not own:
        return None
    size = SMALL * max(piece.size for piece in pieces)
    plain = " ".join(piece.text for piece in pieces if not piece.reach and piece.size >= size)
    characters = sum(weigh(piece.text) for piece in pieces if piece.reach)
    return Maths(characters, min(low for low, _ in own), max(high for _, high in own), words_of(plain))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that hardly stand in formulas."""
    return tuple(word for word in _WORD.findall(text) if not word.isupper() and not _NAMES.fullmatch(word))
