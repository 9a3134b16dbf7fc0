"""The vectors of many texts, packed.

Those of a text follow those of the one before it. The mean of each stands apart: who searches reads nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning.encoder import DIMENSIONS, Halves

Integers = NDArray[np.int32]

KEY = 32
"""Bytes of the name of a text's vectors, which is written in twice as many digits."""


@dataclass(frozen=True, slots=True)
class PackedVectors:
    """Text `keys[k]` has the next `sizes[k]` of the `pieces`, and row k of the `means` if there are any."""

    keys: tuple[str, ...]
    means: Halves
    sizes: Integers
    pieces: Halves

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Halves]], means: Halves) -> PackedVectors:
        """Of texts by their names."""
        some = list(rows)
        pieces = np.concatenate([np.zeros((0, DIMENSIONS), np.float16), *(one for _, one in some)])
        sizes = np.array([len(one) for _, one in some], np.int32)
        return cls(tuple(key for key, _ in some), means, sizes, pieces)

    @classmethod
    def read(cls, keys: bytes, means: bytes, sizes: bytes, pieces: bytes) -> PackedVectors:
        """What `packed` gave."""
        return cls(read_keys(keys), read_rows(means), np.frombuffer(sizes, "<i4"), read_rows(pieces))

    def packed(self) -> dict[str, bytes]:
        """As bytes, the same on every machine, by the name of the column."""
        return {
            "keys": bytes.fromhex("".join(self.keys)),
            "means": self.means.astype("<f2").tobytes(),
            "sizes": self.sizes.astype("<i4").tobytes(),
            "pieces": self.pieces.astype("<f2").tobytes(),
        }

    def each(self) -> Iterator[tuple[str, Halves]]:
        """Each text with its vectors."""
        ends = np.cumsum(self.sizes)
        for key, size, end in zip(self.keys, self.sizes.tolist(), ends.tolist(), strict=True):
            yield key, self.pieces[end - size : end]

    def without(self, keys: Collection[str]) -> PackedVectors:
        """What is left without these texts."""
        kept = np.array([key not in keys for key in self.keys], bool)
        means = self.means[kept] if len(self.means) else self.means
        names = tuple(key for key in self.keys if key not in keys)
        return PackedVectors(names, means, self.sizes[kept], self.pieces[np.repeat(kept, self.sizes)])


def read_keys(packed: bytes) -> tuple[str, ...]:
    """The names of texts, as they were packed."""
    return tuple(packed[start : start + KEY].hex() for start in range(0, len(packed), KEY))


def read_rows(packed: bytes) -> Halves:
    """Vectors in rows, as they were packed."""
    rows: Halves = np.frombuffer(packed, "<f2").reshape(-1, DIMENSIONS)
    return rows
