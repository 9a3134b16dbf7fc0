"""Places in raw text as places in its canonical one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from clauseline.outline import SOFT_HYPHEN, canonical
from clauseline.reading.account import weigh

FAR = 10_000
"""No letter has signs that join to it so far behind it."""


def canonical_places(text: str, places: Sequence[int]) -> list[int]:
    """For each of `places` in `text` the length of what stands before it in canonical form, but a space at its end.

    In one pass, however many places there are; those before the start or behind the end are taken for these.
    """
    found: dict[int, int] = {}
    start = length = 0
    gap = False
    within = [min(max(0, place), len(text)) for place in places]
    for place in sorted(set(within)):
        piece = text[start:place].replace(SOFT_HYPHEN, "")
        words = canonical(piece)
        found[place] = length + len(words) + bool(words and length and (gap or piece[0].isspace()))
        if place - start > FAR or not _joins(text[place : place + 1]):
            gap = piece[-1].isspace() if words else gap or bool(piece)
            start, length = place, found[place]
    return [found[place] for place in within]


def _joins(sign: str) -> bool:
    """Whether a sign may become one with those before it, or change places with them."""
    return bool(sign) and not sign.isspace() and (unicodedata.combining(sign) > 0 or not weigh(sign))
