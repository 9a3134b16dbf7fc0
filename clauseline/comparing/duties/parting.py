"""Sentences that were cut in two or joined: what a part says belongs to the sentence it is a part of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from clauseline.comparing.changes import Strength
from clauseline.comparing.sentences import Sentence

CONTAINED = 0.6
"""So many of the pairs of words of a part stand in the whole."""

_WORD = re.compile(r"[\u3400-\u9fff]|\w+")
_ASCII_WORD = re.compile(r"\w+")


def join_parts(
    wholes: Sequence[Sentence],
    parts: Sequence[Sentence],
    strengths: Sequence[Sequence[Strength]],
    others: list[list[Strength]],
    matches: Mapping[int, int],
) -> set[int]:
    """The parts that say what a whole said and its partner no longer says; the partner's strengths gain theirs.

    `matches` leads from wholes to their partners among `parts`; `strengths` are those of the wholes, `others`,
    which are changed, those of the parts.
    """
    lost = {
        whole: _levels(strengths[whole]) - _levels(others[partner])
        for whole, partner in matches.items()
        if strengths[whole]
    }
    paired, joined = set(matches.values()), set[int]()
    wanted = {level for levels in lost.values() for level in levels}
    free = [k for k in range(len(parts)) if k not in paired and any(one.level in wanted for one in others[k])]
    where: dict[tuple[str, str], list[int]] = {}
    for whole in filter(lost.__getitem__, lost if free else ()):
        for words in _pairs(wholes[whole].text):
            where.setdefault(words, []).append(whole)
    for k in free:
        home = _home(parts[k], where)
        if home is not None and lost[home] & _levels(others[k]):
            lost[home] = lost[home] - _levels(others[k])
            others[matches[home]] = [*others[matches[home]], *others[k]]
            joined.add(k)
    return joined


def _levels(strengths: Iterable[Strength]) -> Counter[str]:
    return Counter(one.level for one in strengths)


def _home(part: Sentence, where: Mapping[tuple[str, str], Sequence[int]]) -> int | None:
    """The whole in which most of the part stands, if enough of it does."""
    words = _pairs(part.text)
    shared = Counter(whole for two in words for whole in where.get(two, ()))
    best = min(shared, key=lambda whole: (-shared[whole], whole), default=None)
    return best if best is not None and shared[best] >= CONTAINED * len(words) else None


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise((_ASCII_WORD if text.isascii() else _WORD).findall(text.casefold())))
