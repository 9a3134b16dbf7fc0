"""Comments of one set that may say the same. Pure."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

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
    for row in rows:
        by_clause[row.clause].append(row)
    found = [pair for group in by_clause.values() for pair in _pairs(group)]
    first: dict[int, AlikePair] = {}
    for pair in sorted(found, key=lambda pair: pair.one):
        if (pair.one, pair.other) not in apart:
            first.setdefault(pair.other, pair)
    return sorted(first.values(), key=lambda pair: (pair.one, pair.other))


def _pairs(rows: list[Row]) -> Iterator[AlikePair]:
    texts = [(row, _words(row.comment), _sorted(row.comment), _words(row.quote)) for row in rows]
    for (one, *ours), (other, *theirs) in combinations(texts, 2):
        if why := _why(*ours, *theirs):
            yield AlikePair(one.number, other.number, why)


def _why(words: str, in_order: str, quote: str, other: str, other_in_order: str, other_quote: str) -> str:
    """Of two rows the words of the comment, these in alphabetical order, and those of the quote."""
    if words and words == other:
        return SAME
    if in_order and other_in_order and fuzz.ratio(in_order, other_in_order, score_cutoff=LIKENESS):
        return NEAR
    return OVERLAP if _overlap(quote, other_quote) else ""


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
