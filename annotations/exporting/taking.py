"""How much of a wording that was sent stands in a clause as it is now. Pure.

Said is only what can be seen in the words: they stand there, and did not stand there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

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


class TakenText:
    """The words of a text as they are compared, and where each stands in it, [start, end), once somebody asks."""

    def __init__(self, text: str) -> None:
        self.words = [word.casefold() for word in _WORD.findall(text)]
        self._text = text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in _WORD.finditer(self._text)]


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
    old, new, asked = TakenText(base), TakenText(text), TakenText(wording.proposed).words
    if wording.proposal == DELETE:
        return _without(wording, place, old, new)
    if wording.proposal not in (REPLACE, INSERT_AFTER) or not asked:
        return NOT
    return _verbatim(wording, place, old, new, asked) or _in_part(old, new, asked)


def _verbatim(wording: Wording, place: int, old: TakenText, new: TakenText, asked: Sequence[str]) -> Taken | None:
    size = len(asked) / (2 if _is_han(asked) else 1)
    there = _all(asked, new.words) if size >= PLACED else []
    if there and len(there) > len(_all(asked, old.words)):
        return _at(there[0], len(asked), new)
    for window, before in _windows(wording, place, old, asked):
        there = _all(window, new.words)
        if there and not _all(window, old.words):
            return _at(there[0] + before, len(asked), new)
    return None


def _windows(wording: Wording, place: int, old: TakenText, asked: Sequence[str]) -> Iterator[tuple[list[str], int]]:
    """What would stand at the place if the wording were taken up, and how many words of it stand before that."""
    first, behind = _stretch(wording.quote, place, old)
    if wording.proposal == INSERT_AFTER:
        first = behind
    left, right = _around(first, behind, old)
    if left and right:
        yield [*left, *asked, *right], len(left)


def _without(wording: Wording, place: int, old: TakenText, new: TakenText) -> Taken:
    """What stood on both sides of the words stands together."""
    if not wording.quote:
        return NOT
    left, right = _around(*_stretch(wording.quote, place, old), old)
    there = _all([*left, *right], new.words) if left and right else []
    if not there or _all([*left, *right], old.words):
        return NOT
    return _at(there[0], len(left) + len(right), new)


def _stretch(quote: str, place: int, old: TakenText) -> tuple[int, int]:
    """The words of the quote at the place, by their indexes."""
    behind = place + len(quote)
    inside = [at for at, (start, end) in enumerate(old.spans) if start < behind and end > place]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _around(first: int, behind: int, old: TakenText) -> tuple[list[str], list[str]]:
    return old.words[max(first - AROUND, 0) : first], old.words[behind : behind + AROUND]


def _in_part(old: TakenText, new: TakenText, asked: Sequence[str]) -> Taken:
    size = GRAM * (2 if _is_han(asked) else 1)
    known = set(_grams(old.words, size))
    fresh = [gram for gram in _grams(asked, size) if gram not in known]
    there: dict[tuple[str, ...], int] = {}
    wanted = set(fresh)
    for at, gram in enumerate(_grams(new.words, size)):
        if gram in wanted:
            there.setdefault(gram, at)
    found = [there[gram] for gram in fresh if gram in there]
    if not fresh or len(found) < FEWEST or len(found) / len(fresh) < LEAST:
        return Taken("not", len(found) / len(fresh) if fresh else 0.0)
    start, end = new.spans[min(found)][0], new.spans[max(found) + size - 1][1]
    return Taken("in-part", len(found) / len(fresh), start, end)


def _grams(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """All that stand in a row, in their order."""
    return zip(*(words[n:] for n in range(size)), strict=False)


def _all(sought: Sequence[str], words: list[str]) -> list[int]:
    """Where these words stand in a row; nowhere if there are none."""
    if not sought:
        return []
    first, wanted = sought[0], list(sought)
    places = [at for at, word in enumerate(words) if word == first]
    return [at for at in places if words[at : at + len(wanted)] == wanted]


def _at(first: int, size: int, text: TakenText) -> Taken:
    return Taken("verbatim", 1.0, text.spans[first][0], text.spans[first + size - 1][1])


def _is_han(words: Sequence[str]) -> bool:
    return sum(bool(_HAN.fullmatch(word)) for word in words) * 2 > len(words)
