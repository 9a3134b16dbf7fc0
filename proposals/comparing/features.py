"""Which words, and which neighbouring words, several texts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from proposals.comparing.hashing import Hashes, Integers, Places, Words, scramble

OWNER_BITS = 22
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Features:
    """Distinct words and neighbouring words of every text: row k says that text `owner[k]` has feature `group[k]`.

    Rows are sorted by feature, then by text. `weight` is fixed point (1024 = 1), so sums do not depend on order:
    rare features weigh more, two neighbouring words twice as much as one.
    """

    owner: Places
    group: Places
    starts: Places
    sizes: Places
    weight: Integers


def extract(old: Words, new: Words, n: int, m: int) -> Features:
    """The features of `n` old texts and, as texts n and following, of `m` new ones. At most 2 ** 22 texts."""
    rows = distinct(_filled(2 * (len(old) + len(new)), chain(_rows(old, 0), _rows(new, n))))
    fresh = np.ones(rows.size, bool)
    fresh[1:] = (rows[1:] ^ rows[:-1]) >> np.uint64(OWNER_BITS) != 0
    starts = np.flatnonzero(fresh).astype(np.int32)
    sizes = np.diff(starts, append=np.int32(rows.size))
    double = (rows[starts] >> np.uint64(63)).astype(np.int64)
    rarity = np.rint(1024 * np.log1p((n + m) / np.maximum(sizes, 1))).astype(np.int64)
    return Features(
        owner=(rows & np.uint64((1 << OWNER_BITS) - 1)).astype(np.int32),
        group=np.cumsum(fresh, dtype=np.int32) - 1,
        starts=starts,
        sizes=sizes,
        weight=rarity * (1 + double),
    )


def _rows(words: Words, first: int) -> Iterator[Hashes]:
    """Feature and text packed into one number each, for some words at a time; text 0 counts as `first`."""
    for start in range(0, len(words), CHUNK):
        hashes, owner = words.hashes[start : start + CHUNK + 1], words.owner[start : start + CHUNK + 1]
        text = owner.astype(np.uint64) + np.uint64(first)
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
    """The different numbers, sorted."""
    numbers.sort()
    return numbers[np.concatenate([[True], numbers[1:] != numbers[:-1]])] if numbers.size else numbers
