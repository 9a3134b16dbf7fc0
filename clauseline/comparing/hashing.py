"""The words of many texts as numbers, so that whole documents are compared in a few array operations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Places = NDArray[np.int32]
Hashes = NDArray[np.uint64]

OTHER, WORD, SINGLE, UNKNOWN = 0, 1, 2, 3
CHUNK = 1 << 15
"""So many characters at a time are turned into numbers: few enough to stay in the processor's cache."""
_BASE = 0x9E3779B97F4A7C15
_KINDS = np.full(0x110000, UNKNOWN, np.uint8)
"""What kind of character each code point is, as far as one has been met."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several texts in order: word k stands at [start[k], end[k]) of text `owner[k]`."""

    hashes: Hashes
    owner: Places
    start: Places
    end: Places

    def __len__(self) -> int:
        return int(self.hashes.size)

    def select(self, rows: Integers, owner: Places) -> Words:
        """The words in those rows, with other owners."""
        return Words(self.hashes[rows], owner, self.start[rows], self.end[rows])


def hash_words(texts: Sequence[str]) -> Words:
    """Every word of every text; equal words have equal hashes, letter case ignored.

    A run of letters and digits is a word; so is each single Han or kana character.
    """
    found = [_hash(texts[first:last], first) for first, last in _chunks(texts)]
    columns = zip(*((words.hashes, words.owner, words.start, words.end) for words in found), strict=True)
    return Words(*map(np.concatenate, columns)) if found else _hash(("",), 0)


def scramble(numbers: Hashes) -> Hashes:
    """Each 64-bit number spread over all bits (the finalizer of SplitMix64)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def stands_alone(character: str) -> bool:
    """Whether a character (with its marks) is a word by itself: Han and kana, which are written without spaces."""
    code = ord(character[0])
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last index of neighbouring texts that are long enough together."""
    first = size = 0
    for last, text in enumerate(texts, 1):
        size += len(text)
        if size >= CHUNK or last == len(texts):
            yield first, last
            first, size = last, 0


def _hash(texts: Sequence[str], first: int) -> Words:
    """The words of a few texts, the first of which is text `first` of all."""
    joined = "\n".join(texts).replace("İ", "I").lower()  # the one letter that is longer in lower case
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kinds_of(codes)
    is_word, is_single = kinds == WORD, kinds == SINGLE
    begins, ends = is_word.copy(), is_word.copy()
    begins[1:] &= ~is_word[:-1]
    ends[:-1] &= ~is_word[1:]
    start, end = np.flatnonzero(begins | is_single), np.flatnonzero(ends | is_single) + 1
    borders = np.cumsum([0, *(len(text) + 1 for text in texts)])
    counts = np.diff(np.searchsorted(start, borders))
    before = np.repeat(borders[:-1], counts)
    owner = np.repeat(np.arange(first, first + len(texts), dtype=np.int32), counts)
    return Words(_sums(codes, kinds, start), owner, (start - before).astype(np.int32), (end - before).astype(np.int32))


def _sums(codes: NDArray[np.uint32], kinds: NDArray[np.uint8], start: Integers) -> Hashes:
    """For each word its characters as digits of one number, whatever its place."""
    if not start.size:
        return np.zeros(0, np.uint64)
    powers, inverses = _powers(max(codes.size, 2 * CHUNK))
    digits = codes * powers[: codes.size]
    digits *= kinds != OTHER
    return scramble(np.add.reduceat(digits, start) * inverses[start])


@lru_cache(maxsize=1)
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The first powers of the base, and of its inverse, modulo 2 ** 64."""
    powers = np.full(count, _BASE, np.uint64)
    inverses = np.full(count, pow(_BASE, -1, 1 << 64), np.uint64)
    np.cumprod(powers, out=powers)
    np.cumprod(inverses, out=inverses)
    return powers, inverses


def _kinds_of(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    kinds = _KINDS[codes]
    if kinds.size and kinds.max() == UNKNOWN:
        for code in set(codes[kinds == UNKNOWN].tolist()):
            character = chr(code)
            _KINDS[code] = (SINGLE if stands_alone(character) else WORD) if character.isalnum() else OTHER
        kinds = _KINDS[codes]
    return kinds
