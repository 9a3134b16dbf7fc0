"""The words of many texts as numbers, so that whole documents are compared in a few array operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

OTHER, WORD, SINGLE = 0, 1, 2
OWNER_BITS = 22


@dataclass(frozen=True, slots=True)
class Features:
    """Distinct words and neighbouring words of every text: row k says that text `owner[k]` has feature `group[k]`.

    Rows are sorted by feature, then by text. `weight` is fixed point (1024 = 1), so sums do not depend on order:
    rare features weigh more, two neighbouring words twice as much as one.
    """

    owner: Integers
    group: Integers
    starts: Integers
    sizes: Integers
    weight: Integers


def extract(texts: Sequence[str]) -> Features:
    """The features of `texts`; letter case is ignored. At most 2 ** 22 texts."""
    found = hash_words(texts)
    words, owner = found.hashes, found.owner
    together = owner[1:] == owner[:-1]
    doubles = scramble(words[:-1] * np.uint64(3) + words[1:])[together]
    ones = (words >> np.uint64(1)) >> np.uint64(OWNER_BITS)
    twos = ((doubles >> np.uint64(1)) | np.uint64(1 << 63)) >> np.uint64(OWNER_BITS)
    identity = np.concatenate([ones, twos]) << np.uint64(OWNER_BITS)
    rows = distinct(identity | np.concatenate([owner, owner[1:][together]]).astype(np.uint64))
    feature = rows >> np.uint64(OWNER_BITS)
    fresh = np.concatenate([[True], feature[1:] != feature[:-1]]) if rows.size else np.zeros(0, bool)
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, rows.size))
    double = (rows[starts] >> np.uint64(63)).astype(np.int64)
    rarity = np.rint(1024 * np.log1p(len(texts) / np.maximum(sizes, 1))).astype(np.int64)
    return Features(
        owner=(rows & np.uint64((1 << OWNER_BITS) - 1)).astype(np.int64),
        group=np.cumsum(fresh) - 1,
        starts=starts,
        sizes=sizes,
        weight=rarity * (1 + double),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several texts in order: word k stands at [start[k], end[k]) of text `owner[k]`."""

    hashes: Hashes
    owner: Integers
    start: Integers
    end: Integers


def hash_words(texts: Sequence[str]) -> Words:
    """Every word of every text; equal words have equal hashes, letter case ignored.

    A run of letters and digits is a word; so is each single Han or kana character.
    """
    joined = "\n".join(texts).replace("İ", "I").lower()  # the one letter that is longer in lower case
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kinds_of(joined)[codes]
    begins = kinds == SINGLE
    begins[kinds == WORD] = True
    begins[1:] &= (kinds[1:] == SINGLE) | (kinds[:-1] != WORD)
    starts = np.flatnonzero(begins)
    if not starts.size:
        return Words(np.zeros(0, np.uint64), starts, starts, starts)
    place = np.arange(codes.size) - starts[np.maximum(np.cumsum(begins) - 1, 0)]
    letters = scramble(codes.astype(np.uint64) + (place.astype(np.uint64) << np.uint64(32)))
    letters[kinds == OTHER] = 0
    ends = np.cumsum([len(text) + 1 for text in texts])
    owner = np.searchsorted(ends, starts, side="right")
    first = starts - (ends - [len(text) + 1 for text in texts])[owner]
    length = np.add.reduceat((kinds != OTHER).astype(np.int64), starts)
    return Words(scramble(np.add.reduceat(letters, starts)), owner, first, first + length)


def scramble(numbers: Hashes) -> Hashes:
    """Each 64-bit number spread over all bits (the finalizer of SplitMix64)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def distinct(numbers: Hashes) -> Hashes:
    """The different numbers, sorted."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if ordered.size else ordered


def stands_alone(character: str) -> bool:
    """Whether a character (with its marks) is a word by itself: Han and kana, which are written without spaces."""
    code = ord(character[0])
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def _kinds_of(text: str) -> NDArray[np.uint8]:
    kinds = np.zeros(0x110000, np.uint8)
    for character in set(text):
        if character.isalnum():
            kinds[ord(character)] = SINGLE if stands_alone(character) else WORD
    return kinds
