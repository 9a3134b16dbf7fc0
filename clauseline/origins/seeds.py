"""Where two texts begin to be alike: runs of words of at least one gram that both have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clauseline.comparing.distinct import steps
from clauseline.origins.grams import gram_rows
from clauseline.origins.words import FoldedWords, Hashes, Integers, words_of

LONGEST = 900_000
"""Code points of a text that are looked at. No clause is longer, and the words of two are as many as characters go."""
OFTEN = 8
"""A gram that stands more often in the other text starts no passage."""

Run = tuple[int, int, int]
"""Words that stand in both texts: the first of them in either, and how many."""


@dataclass(frozen=True, slots=True)
class SoughtText:
    """A text made ready to be compared with many: its words and its grams.

    Gram k, `grams[k]`, reaches from word `first[k]` up to `behind[k]`; they are sorted by number.
    """

    words: FoldedWords
    grams: Hashes
    first: Integers
    behind: Integers

    @classmethod
    def of(cls, text: str) -> SoughtText:
        words = words_of(text[:LONGEST])
        grams, first, behind = gram_rows(words)
        order = np.argsort(grams)
        return cls(words, grams[order], first[order], behind[order])


def seeds(ours: SoughtText, theirs: SoughtText) -> list[Run]:
    """The longest runs of words that both texts have, of at least one gram, by their place in ours."""
    low = np.searchsorted(theirs.grams, ours.grams)
    often = np.searchsorted(theirs.grams, ours.grams, side="right") - low
    shared = np.flatnonzero((often > 0) & (often <= OFTEN))
    if not shared.size:
        return []
    low, often = low[shared], often[shared]
    start, end = np.repeat(ours.first[shared], often), np.repeat(ours.behind[shared], often)
    offset = theirs.first[np.repeat(low, often) + steps(often)] - start
    # Grams at one distance from each other in both texts are joined where they touch.
    order = np.lexsort((start, offset))
    start, end, offset = start[order], end[order], offset[order]
    begins = np.append(True, (offset[1:] != offset[:-1]) | (start[1:] > end[:-1]))
    first, last = start[begins], end[np.append(begins[1:], True)]
    return sorted(zip(first.tolist(), (first + offset[begins]).tolist(), (last - first).tolist(), strict=True))
