"""The words of a text as origins compare them: folded, hashed, and where each really stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clauseline.origins import signs
from clauseline.origins.signs import FOLDS, Codes, Kinds, codes_of, kinds_of

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

WORD, SHORT, SIGN = 5, 2, 1
"""What a word weighs in a passage; one of up to three letters of an alphabet, which mostly says little; and a Han sign,
a kana or a number: five signs say as much as a word, and rows of numbers are alike by chance.
"""
LETTERS = 3
BASE: Final = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """Word k of a text stands at [start[k], end[k]) of it, in code points.

    `before[k]` is what the words before it weigh together, `before[len]` what all do; `is_sign` tells Han and kana.
    """

    hashes: Hashes
    start: Integers
    end: Integers
    before: Integers
    is_sign: NDArray[np.bool_]

    def __len__(self) -> int:
        return int(self.hashes.size)


def words_of(text: str) -> FoldedWords:
    """The words of `text`: runs of letters and digits, and single Han signs and kana. Equal folded words hash alike."""
    codes = codes_of(text)
    folded, kinds = kinds_of(codes)
    if not (kinds == signs.SEVERAL).any():
        return _words(folded, kinds)
    found = _words(*kinds_of(codes_of(text.translate(FOLDS))))
    different, which = np.unique(codes, return_inverse=True)
    sizes = np.array([len(FOLDS[code]) for code in different.tolist()])
    places = np.repeat(np.arange(len(text)), sizes[which])
    start, end = places[found.start], places[found.end - 1] + 1
    return FoldedWords(found.hashes, start, end, found.before, found.is_sign)


def scramble(numbers: Hashes) -> Hashes:
    """Each 64-bit number spread over all bits (the finalizer of SplitMix64)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


class _Powers:
    """The powers of the base, and of its inverse, modulo 2 ** 64; as many as were asked for."""

    def __init__(self) -> None:
        self._rows = self._made(1 << 14)

    def first(self, count: int) -> tuple[Hashes, Hashes]:
        """The first powers of both."""
        rows = self._rows
        if rows[0].size < count:
            self._rows = rows = self._made(count)
        return rows[0][:count], rows[1][:count]

    @staticmethod
    def _made(count: int) -> tuple[Hashes, Hashes]:
        base, inverse = (np.full(count, number, np.uint64) for number in (BASE, pow(BASE, -1, 1 << 64)))
        return np.cumprod(base, dtype=np.uint64), np.cumprod(inverse, dtype=np.uint64)


POWERS = _Powers()


def _words(codes: Codes, kinds: Kinds) -> FoldedWords:
    """The words of a text of these signs, those of several taken for none."""
    is_single = kinds == signs.SIGN
    is_letter = (kinds == signs.LETTER) | (kinds == signs.DIGIT) | (kinds == signs.SCRIPT)
    begins, ends = is_letter.copy(), is_letter.copy()
    begins[1:] &= ~is_letter[:-1]
    ends[:-1] &= ~is_letter[1:]
    start, end = np.flatnonzero(begins | is_single), np.flatnonzero(ends | is_single) + 1
    first = kinds[start]
    is_sign = first == signs.SIGN
    is_short = (end - start <= LETTERS) & (first == signs.LETTER)
    weights = np.where(is_sign | (first == signs.DIGIT), SIGN, np.where(is_short, SHORT, WORD))
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(weights, dtype=np.int64)])
    return FoldedWords(_hashes(codes, is_single | is_letter, start), start, end, before, is_sign)


def _hashes(codes: Codes, counts: NDArray[np.bool_], start: Integers) -> Hashes:
    """For each word its signs as digits of one number, wherever it stands."""
    if not start.size:
        return np.zeros(0, np.uint64)
    powers, inverses = POWERS.first(codes.size)
    return scramble(np.add.reduceat(codes * powers * counts, start) * inverses[start])
