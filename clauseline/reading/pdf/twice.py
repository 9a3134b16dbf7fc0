"""Words that a page draws twice in one place."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from clauseline.reading.pdf.pieces import TextPiece

NEAR, BESIDE, TOUCH = 8, 1.5, 0.5
"""What is drawn twice is among so many pieces of its row, and is not displaced by so many points; words that stand one
behind the other may touch by so many."""


def told_once(pieces: Iterable[TextPiece]) -> list[TextPiece]:
    """The pieces without those whose words another says in their place: what is drawn twice, to look bold perhaps, may
    be parted otherwise the second time; of a letter and its vowel sign each may say both."""
    kept: list[TextPiece | None] = []
    rows: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=NEAR))
    sides: dict[int, tuple[float, float]] = {}
    for piece in pieces:
        if piece.upright and not piece.text.isspace():
            height = round(piece.base)
            row = rows[height]
            left, right = sides.get(height, (piece.left, piece.left))
            # Most words stand beside all that came before them in their row.
            if piece.left < right - TOUCH and piece.right > left + TOUCH:
                if any(_says(kept[place], piece) for place in row):
                    continue
                for place in row:
                    if _says(piece, kept[place]):
                        kept[place] = None
            sides[height] = min(left, piece.left), max(right, piece.right)
            row.append(len(kept))
        kept.append(piece)
    return [piece for piece in kept if piece is not None]


def _says(one: TextPiece | None, other: TextPiece | None) -> bool:
    """Whether the words of `other` are among those of `one`, and stand where these do."""
    if one is None or other is None or abs(one.base - other.base) > BESIDE / 2:
        return False
    words, width = other.text.strip(), one.right - one.left
    room = min(BESIDE, (other.right - other.left) / 4)
    if words not in one.text or other.left < one.left - room or other.right > one.right + room:
        return False
    step = width / len(one.text)
    starts = (one.left + step * start for start in (one.text.find(words), one.text.rfind(words)))
    return any(abs(other.left - start) < 0.1 * width + one.size for start in starts)
