"""The grams of many texts, packed and looked up in a few array operations.

The grams of a text follow those of the one before it. Whoever asks brings the grams of some texts, and each packed row
is held against all of them at once: a table of bits says at once of most that they are not asked for. So nothing has
to be sorted when a text comes or goes, and both databases only keep bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.uint32]
Integers = NDArray[np.int64]
Places = NDArray[np.int32]

BITS = 12
"""Grams that differ in these bits alone have one place in the table that says of most that they are not asked for."""
OFTEN = 500
"""Of the texts that have a gram so many are looked at, those that were stored first."""
LEAST = 2
"""Texts that share fewer grams share no passage that is long enough, but for one in two hundred."""
MOST = 200
"""So many texts that share grams with one are told, those that share most of what is rare."""


@dataclass(frozen=True, slots=True)
class PackedGrams:
    """Text `texts[k]` has the next `sizes[k]` of the `grams`."""

    texts: Integers
    sizes: Integers
    grams: Grams

    @classmethod
    def of(cls, rows: Iterable[tuple[int, Grams]]) -> PackedGrams:
        """Of texts by their primary keys."""
        some = list(rows)
        grams = np.concatenate([np.zeros(0, np.uint32), *(one for _, one in some)])
        keys = np.array([key for key, _ in some], np.int64)
        return cls(keys, np.array([one.size for _, one in some], np.int64), grams)

    @classmethod
    def read(cls, packed: bytes) -> PackedGrams:
        """What `packed` gave."""
        many = int(np.frombuffer(packed, "<i8", 1)[0])
        head = np.frombuffer(packed, "<i8", 2 * many, 8)
        return cls(head[:many], head[many:], np.frombuffer(packed, "<u4", offset=8 * (1 + 2 * many)))

    def packed(self) -> bytes:
        """As bytes, the same on every machine: how many texts, their keys and sizes, and all grams."""
        head = np.concatenate([[self.texts.size], self.texts, self.sizes]).astype("<i8")
        return head.tobytes() + self.grams.astype("<u4").tobytes()

    def each(self) -> Iterator[tuple[int, Grams]]:
        """Each text with its grams."""
        ends = np.cumsum(self.sizes)
        for key, size, end in zip(self.texts.tolist(), self.sizes.tolist(), ends.tolist(), strict=True):
            yield key, self.grams[end - size : end]

    def without(self, texts: Collection[int]) -> PackedGrams:
        """What is left without these texts."""
        kept = ~np.isin(self.texts, list(texts))
        return PackedGrams(self.texts[kept], self.sizes[kept], self.grams[np.repeat(kept, self.sizes)])


class Sharer(NamedTuple):
    """A text by its primary key, how many grams it shares with another, and what these weigh: the rare more."""

    text: int
    grams: int
    weight: int


class Asked:
    """The grams of some texts, which others are held against, some at a time, the oldest first."""

    def __init__(self, grams: Sequence[Grams]) -> None:
        self._all = np.unique(np.concatenate([np.zeros(0, np.uint32), *grams])).astype(np.int64)
        self._of_text = [np.searchsorted(self._all, one) for one in grams]
        many = np.bincount(self._all >> BITS, minlength=1 << (32 - BITS))
        self._is_asked = many > 0
        self._place = (np.cumsum(many) - many).astype(np.int32)
        self._often = np.zeros(self._all.size, np.int64)
        self._texts: list[Integers] = [np.zeros(0, np.int64)]
        self._hits: list[tuple[Places, Places]] = [(np.zeros(0, np.int32), np.zeros(0, np.int32))]

    def look(self, rows: PackedGrams) -> None:
        """Take note of what these texts share with the asked ones."""
        known = sum(some.size for some in self._texts)
        self._texts.append(rows.texts)
        at = np.flatnonzero(self._is_asked[rows.grams >> BITS])
        places = self._places(rows.grams[at])
        at, places = at[places >= 0], places[places >= 0]
        rare = self._often[places] < OFTEN
        at, places = at[rare], places[rare]
        self._often += np.bincount(places, minlength=self._often.size)
        texts = known + np.searchsorted(np.cumsum(rows.sizes), at, side="right")
        self._hits.append((places, texts.astype(np.int32)))

    def _places(self, grams: Grams) -> Places:
        """Where each gram stands among the asked ones; -1: nowhere."""
        asked = np.append(self._all, 1 << 32)
        places = self._place[grams >> BITS]
        behind = np.flatnonzero(asked[places] < grams)
        while behind.size:
            places[behind] += 1
            behind = behind[asked[places[behind]] < grams[behind]]
        return np.where(asked[places] == grams, places, np.int32(-1))

    def sharing(self) -> Iterator[list[Sharer]]:
        """For each asked text the others that share grams with it, what shares most of what is rare first."""
        grams, texts = map(np.concatenate, zip(*self._hits, strict=True))
        texts = texts[_order(grams)]
        keys = np.concatenate(self._texts)
        first = np.append(0, np.cumsum(self._often))
        # In fixed point, so that sums do not depend on their order.
        rarity = np.rint(1024 * np.log1p(keys.size / np.maximum(self._often, 1))).astype(np.int64)
        for one in self._of_text:
            yield _sharers(one, keys, texts, first, rarity)


def _order(places: Places) -> Integers:
    """The order in which they rise: by their last two bytes, then by the others, as it is short work to sort two."""
    order = np.argsort((places & 0xFFFF).astype(np.uint16), kind="stable")
    return order[np.argsort((places >> 16).astype(np.uint16)[order], kind="stable")]


def _sharers(grams: Integers, keys: Integers, texts: Places, first: Integers, rarity: Integers) -> list[Sharer]:
    """Gram k stands in the texts with the `keys[texts[first[k]:first[k + 1]]]`."""
    many = first[grams + 1] - first[grams]
    behind = np.cumsum(many)
    some = texts[np.arange(int(many.sum())) + np.repeat(first[grams] - behind + many, many)]
    count = np.bincount(some, minlength=keys.size)
    weights = np.bincount(some, np.repeat(rarity[grams], many), keys.size).astype(np.int64)
    found = np.flatnonzero(count >= LEAST)
    best = found[np.lexsort((keys[found], -weights[found]))[:MOST]]
    return [Sharer(*row) for row in zip(*(column[best].tolist() for column in (keys, count, weights)), strict=True)]
