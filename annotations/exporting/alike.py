"""Comments of one set that may say the same. Pure."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from annotations.exporting.sheet import Row

LIKENESS = 85
"""Per cent of its sorted words that a comment shares with one that says nearly the same."""
SHORTEST = 8
"""Characters of quoted words that overlap; fewer meet by chance."""
SAME, NEAR, OVERLAP = "same", "near", "overlap"


@dataclass(frozen=True, slots=True)
class AlikePair:
    """The numbers of two rows on one clause, and why they may be duplicates: same or near words, overlapping quotes."""

    one: int
    other: int
    why: str


def alike(rows: Iterable[Row], apart: Collection[tuple[int, int]] = ()) -> list[AlikePair]:
    """The pairs of `rows` that may be duplicates, by number; each row is in at most one of them as the second.

    Case, white space and width are no difference. `apart` are pairs of numbers that are known not to be.
    """
    by_clause: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.number):
        by_clause[row.clause].append(row)
    found = (pair for group in by_clause.values() for pair in _Clause(group, apart).pairs())
    return sorted(found, key=lambda pair: (pair.one, pair.other))


class _Clause:
    """The rows on one clause, in their order, each as it is compared: the words of its comment, these in alphabetical
    order, or None without any, and the words of its quote.
    """

    def __init__(self, rows: list[Row], apart: Collection[tuple[int, int]]) -> None:
        self.numbers = [row.number for row in rows]
        self.words = [_words(row.comment) for row in rows]
        self.in_order = [_sorted(row.comment) or None for row in rows]
        self.quotes = [_words(row.quote) for row in rows]
        self.apart = {*apart}

    def pairs(self) -> Iterator[AlikePair]:
        """Each row with the first before it that it is like."""
        same: dict[str, list[int]] = defaultdict(list)
        quoting: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self.words):
            first = min(self._first(place, same[words] if words else ()), self._first(place, self._near(place)))
            for quote, those in quoting.items():
                if those[0] >= first:
                    break
                if _overlap(quote, self.quotes[place]):
                    first = min(first, self._first(place, those))
            if first < place:
                yield AlikePair(self.numbers[first], self.numbers[place], self._why(first, place))
            same[words].append(place)
            if self.quotes[place]:
                quoting[self.quotes[place]].append(place)

    def _first(self, place: int, places: Iterable[int]) -> int:
        """The first of these places, which grow, that is not known to be apart; `place` itself, if there is none."""
        number = self.numbers[place]
        return next((one for one in places if (self.numbers[one], number) not in self.apart), place)

    def _near(self, place: int) -> Iterator[int]:
        """The places before it whose comments have nearly its words."""
        mine, before = self.in_order[place], self.in_order[:place]
        if mine is not None:
            found = process.extract_iter(mine, before, scorer=fuzz.ratio, processor=None, score_cutoff=LIKENESS)
            yield from (index for _, _, index in found)

    def _why(self, one: int, other: int) -> str:
        if self.words[one] and self.words[one] == self.words[other]:
            return SAME
        mine, theirs = self.in_order[one], self.in_order[other]
        return NEAR if mine and theirs and fuzz.ratio(mine, theirs, score_cutoff=LIKENESS) else OVERLAP


def _overlap(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST:
        return bool(one) and one == other
    return one in other or other in one or _runs_into(one, other) or _runs_into(other, one)


def _runs_into(one: str, other: str) -> bool:
    """Whether `one` ends with what `other` begins with, half of the shorter at least."""
    at = one.rfind(other[: min(len(one), len(other)) // 3])
    return at >= 0 and other.startswith(one[at:])


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _sorted(text: str) -> str:
    return " ".join(sorted(_words(text).split()))
