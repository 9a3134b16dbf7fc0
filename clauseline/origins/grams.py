"""Grams: a few words in a row, as numbers. Texts that share some may have words from one another."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from clauseline.origins.signs import fold
from clauseline.origins.words import POWERS, FoldedWords, Hashes, Integers, scramble, words_of

GRAMS: Final = "1"
"""What a gram is. Whoever changes which words fold alike, how they are hashed or how many make a gram counts on."""

WORD, SIGN, GRAM = 3, 2, 12
"""What a word and a Han sign count as, and what makes a gram: four words, six signs, or as many of both together."""


def folded(text: str) -> str:
    """What texts have in common that are identical but for case, white space and typographic forms.

    `grams_of` says the same of both. Places in it are not those in `text`.
    """
    return " ".join(fold(text).split())


def grams_of(text: str) -> NDArray[np.uint64]:
    """The grams of `text` as numbers, sorted, each once; none of a text too short for one.

    Every word starts one, of four words, six Han signs, or both together. The numbers are the same
    in every process, on every machine and with every Python, for the signs that Unicode 14 has.
    """
    return np.unique(gram_rows(words_of(text))[0])


def gram_rows(words: FoldedWords) -> tuple[Hashes, Integers, Integers]:
    """Each gram of the words in their order: its number, its first word, and the word behind its last."""
    before = np.concatenate([[0], np.cumsum(np.where(words.is_sign, SIGN, WORD))])
    behind = np.searchsorted(before, before[:-1] + GRAM)
    first = np.flatnonzero(behind <= len(words))
    behind = behind[first]
    powers, inverses = POWERS.first(len(words))
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(words.hashes * powers, dtype=np.uint64)])
    return scramble((sums[behind] - sums[first]) * inverses[first]), first, behind
