"""How much of a wording that was sent stands in a clause as it is now. Pure.

Said is only what can be seen in the words: they stand there, and did not stand there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from annotations.exporting.proposing import DELETE, INSERT_AFTER, REPLACE, Wording
from clauseline.tokens import HAN

Extent = Literal["verbatim", "in-part", "not"]

AROUND = 3
"""So many words on either side say that a change was made at its place."""
PLACED = 4
"""So many words that are new are known without those around them."""
GRAM = 3
"""So many words in a row that are new belong to nobody else; fewer may stand anywhere."""
FEWEST = 3
"""So many such rows have to stand there before anything is said of a part."""
LEAST = 0.5
"""Such a share of them is a part that was taken up."""
_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")


class TakenWord(NamedTuple):
    """A word as it is compared, at [start, end) of its text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of a wording stands in a text: `share` of its new words, those found at [start, end)."""

    extent: Extent
    share: float
    start: int = 0
    end: int = 0


NOT = Taken("not", 0.0)


def taken(wording: Wording, place: int, base: str, text: str) -> Taken:
    """What became of `wording`, which was proposed where the words of `base` stand at `place`, in `text`."""
    old, new = list(_words(base)), list(_words(text))
    asked = [one.word for one in _words(wording.proposed)]
    if wording.proposal == DELETE:
        return _without(wording, place, old, new)
    if wording.proposal not in (REPLACE, INSERT_AFTER) or not asked:
        return NOT
    return _verbatim(wording, place, old, new, asked) or _in_part(old, new, asked)


def _words(text: str) -> Iterator[TakenWord]:
    for found in _WORD.finditer(text):
        yield TakenWord(found.group().casefold(), *found.span())


def _verbatim(
    wording: Wording, place: int, old: Sequence[TakenWord], new: Sequence[TakenWord], asked: Sequence[str]
) -> Taken | None:
    size = len(asked) / (2 if _is_han(asked) else 1)
    if size >= PLACED and len(_all(asked, new)) > len(_all(asked, old)):
        return _at(_all(asked, new)[0], len(asked), new)
    for window, before in _windows(wording, place, old, asked):
        there = _all(window, new)
        if there and not _all(window, old):
            return _at(there[0] + before, len(asked), new)
    return None


def _windows(
    wording: Wording, place: int, old: Sequence[TakenWord], asked: Sequence[str]
) -> Iterator[tuple[list[str], int]]:
    """What would stand at the place if the wording were taken up, and how many words of it stand before that."""
    first, behind = _stretch(wording.quote, place, old)
    if wording.proposal == INSERT_AFTER:
        first = behind
    left, right = _around(first, behind, old)
    if left and right:
        yield [*left, *asked, *right], len(left)


def _without(wording: Wording, place: int, old: Sequence[TakenWord], new: Sequence[TakenWord]) -> Taken:
    """What stood on both sides of the words stands together."""
    if not wording.quote:
        return NOT
    left, right = _around(*_stretch(wording.quote, place, old), old)
    there = _all([*left, *right], new) if left and right else []
    if not there or _all([*left, *right], old):
        return NOT
    return _at(there[0], len(left) + len(right), new)


def _stretch(quote: str, place: int, old: Sequence[TakenWord]) -> tuple[int, int]:
    """The words of the quote at the place, by their indexes."""
    end = place + len(quote)
    inside = [at for at, one in enumerate(old) if one.start < end and one.end > place]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _around(first: int, behind: int, old: Sequence[TakenWord]) -> tuple[list[str], list[str]]:
    left, right = old[max(first - AROUND, 0) : first], old[behind : behind + AROUND]
    return [one.word for one in left], [one.word for one in right]


def _in_part(old: Sequence[TakenWord], new: Sequence[TakenWord], asked: Sequence[str]) -> Taken:
    size = GRAM * (2 if _is_han(asked) else 1)
    known = {gram for gram, _ in _grams([one.word for one in old], size)}
    fresh = [gram for gram, _ in _grams(asked, size) if gram not in known]
    there: dict[tuple[str, ...], int] = {}
    for gram, at in _grams([one.word for one in new], size):
        there.setdefault(gram, at)
    found = [there[gram] for gram in fresh if gram in there]
    if not fresh or len(found) < FEWEST or len(found) / len(fresh) < LEAST:
        return Taken("not", len(found) / len(fresh) if fresh else 0.0)
    last = new[max(found) + size - 1]
    return Taken("in-part", len(found) / len(fresh), new[min(found)].start, last.end)


def _grams(words: Sequence[str], size: int) -> Iterator[tuple[tuple[str, ...], int]]:
    for at in range(len(words) - size + 1):
        yield tuple(words[at : at + size]), at


def _all(sought: Sequence[str], words: Sequence[TakenWord]) -> list[int]:
    """Where these words stand in a row."""
    size = len(sought)
    places = range(len(words) - size + 1) if size else ()
    return [at for at in places if all(words[at + n].word == word for n, word in enumerate(sought))]


def _at(first: int, size: int, words: Sequence[TakenWord]) -> Taken:
    return Taken("verbatim", 1.0, words[first].start, words[first + size - 1].end)


def _is_han(words: Sequence[str]) -> bool:
    return sum(bool(_HAN.fullmatch(word)) for word in words) * 2 > len(words)
