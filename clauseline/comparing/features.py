"""Which words, and which neighbouring words, several texts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from clauseline.comparing.hashing import Hashes, Places, Words, scramble
from clauseline.comparing.radix import in_order

OWNER_BITS = 22
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Features:
    """Distinct words and neighbouring words of every text: row k says that text `owner[k]` has feature `group[k]`.

    Rows are sorted by feature, those of one begin at `starts`, then by text. `is_double` is 1 for the features that are
    two neighbouring words, else 0.
    """

    owner: Places
    group: Places
    starts: Places
    is_double: Places


def extract(words: Words) -> Features:
    """The features of the texts, of which there are at most 2 ** 22."""
    rows = distinct(in_order(_filled(2 * len(words), _rows(words))))
    fresh = np.ones(rows.size, bool)
    fresh[1:] = (rows[1:] ^ rows[:-1]) >> np.uint64(OWNER_BITS) != 0
    starts = np.flatnonzero(fresh).astype(np.int32)
    return Features(
        owner=(rows & np.uint64((1 << OWNER_BITS) - 1)).astype(np.int32),
        group=np.cumsum(fresh, dtype=np.int32) - 1,
        starts=starts,
        is_double=(rows[starts] >> np.uint64(63)).astype(np.int32),
    )


def _rows(words: Words) -> Iterator[Hashes]:
    """Feature and text packed into one number each, for some words at a time."""
    for start in range(0, len(words), CHUNK):
        hashes, owner = words.hashes[start : start + CHUNK + 1], words.owner[start : start + CHUNK + 1]
        text = owner.astype(np.uint64)
        together = owner[1:] == owner[:-1]
        doubles = scramble(hashes[:-1] * np.uint64(3) + hashes[1:])[together]
        ones = (hashes[:CHUNK] >> np.uint64(1)) >> np.uint64(OWNER_BITS)
        twos = ((doubles >> np.uint64(1)) | np.uint64(1 << 63)) >> np.uint64(OWNER_BITS)
        yield (ones << np.uint64(OWNER_BITS)) | text[:CHUNK]
        yield (twos << np.uint64(OWNER_BITS)) | text[1:][together]


def _filled(most: int, pieces: Iterable[Hashes]) -> Hashes:
    """The pieces in one array, of at most so many numbers, without ever holding them twice."""
    found, end = np.empty(most, np.uint64), 0
    for piece in pieces:
        found[end : end + piece.size] = piece
        end += piece.size
    return found[:end]


def distinct(numbers: Hashes) -> Hashes:
    """Of sorted numbers each once."""
    return numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if numbers.size else numbers
