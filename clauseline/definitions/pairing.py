"""Which definition of one outline is which of the other."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isqrt

from rapidfuzz.fuzz import ratio

from clauseline.definitions.values import Definition, key_of
from clauseline.vocabulary import DefinitionOutcome

ALIKE = 80
"""Percent of the text that a term of another name has to share to be the same one renamed."""
LONG = 4_000
"""Characters of a text by which renamed terms are found; fewer where there are many texts."""
WORK = 20_000_000_000
"""So many pairs of characters are looked at, at most: a third of a second."""
MOST = 40_000
"""So many pairs of texts are looked at, at most."""

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DefinitionPair:
    """A definition before and after; one side is None for what is new or gone."""

    old: Definition | None
    new: Definition | None

    @property
    def outcome(self) -> DefinitionOutcome:
        """What became of it: case, spaces and punctuation change nothing."""
        if self.old is None:
            return "new"
        if self.new is None:
            return "gone"
        if key_of(self.old.term) != key_of(self.new.term):
            return "renamed"
        return "same" if _words(self.old) == _words(self.new) else "changed"


def pair_definitions(old: Sequence[Definition], new: Sequence[Definition]) -> tuple[DefinitionPair, ...]:
    """All definitions of both sides in pairs, in the order of the new ones; those that are gone behind them.

    Terms of the same folded name are one; where several bear it, equal texts first and then in their order. What is
    left over is paired by its text.
    """
    pairs = dict(_by_name(old, new))
    came, went = [d for d in new if d not in pairs], _without(old, pairs.values())
    pairs |= _by_text(went, came)
    gone = _without(old, pairs.values())
    return (*(DefinitionPair(pairs.get(one), one) for one in new), *(DefinitionPair(one, None) for one in gone))


def _without(all_of: Iterable[Definition], taken: Iterable[Definition]) -> list[Definition]:
    left_out = set(taken)
    return [one for one in all_of if one not in left_out]


def _by_name(old: Sequence[Definition], new: Sequence[Definition]) -> Iterator[tuple[Definition, Definition]]:
    """(new, old) of one name."""
    same: dict[tuple[str, ...], deque[Definition]] = defaultdict(deque)
    for one in old:
        same[_said(one)].append(one)
    taken: set[Definition] = set()
    waiting: list[Definition] = []
    for one in new:
        if equal := same[_said(one)]:
            taken.add(equal[0])
            yield one, equal.popleft()
        else:
            waiting.append(one)
    names: dict[str, deque[Definition]] = defaultdict(deque)
    for one in old:
        if one not in taken:
            names[key_of(one.term)].append(one)
    for one in waiting:
        if left := names[key_of(one.term)]:
            yield one, left.popleft()


def _by_text(old: Sequence[Definition], new: Sequence[Definition]) -> dict[Definition, Definition]:
    """New to old of those whose texts are alike, the most alike first."""
    if len(old) * len(new) > MOST:
        return {}
    if not old or not new:
        return {}
    long = min(LONG, isqrt(WORK // (len(old) * len(new))))
    scores = sorted(
        (-score, j, i)
        for j, one in enumerate(new)
        for i, other in enumerate(old)
        if (score := ratio(other.text[:long], one.text[:long], score_cutoff=ALIKE)) >= ALIKE
    )
    found: dict[Definition, Definition] = {}
    taken: set[int] = set()
    for _score, j, i in scores:
        if new[j] not in found and i not in taken:
            found[new[j]] = old[i]
            taken.add(i)
    return found


def _said(one: Definition) -> tuple[str, ...]:
    """The folded name and the words of the text."""
    return key_of(one.term), *_words(one)


def _words(one: Definition) -> list[str]:
    return _WORDS.findall(one.text.casefold())
