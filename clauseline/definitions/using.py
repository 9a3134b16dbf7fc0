"""Where terms are used: the first place in each clause, looked for in all texts at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol

from clauseline.definitions.values import lowered
from clauseline.tokens import HAN

LONGEST = 100
"""Characters of a term that is looked for."""

_HAN = re.compile(f"[{HAN}]")
_SPLIT = re.compile(rf"(?<=[{HAN}])\s+(?=[A-Za-z])|\s*[(（]\s*")
"""Between the names of a term in two languages, or before a short form in brackets."""


class HasWords(Protocol):
    """A clause, as far as its own words go."""

    @property
    def text(self) -> str: ...


class Use(NamedTuple):
    """A term at [start, end) of a clause's text."""

    clause: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """What is looked for, and where it begins in longer names that have it."""

    stem: str
    longer: tuple[tuple[int, str], ...]


def find_uses(terms: Iterable[str], clauses: Sequence[HasWords]) -> dict[str, list[Use]]:
    """By term, as given, where it first stands as a word in each clause that has it, in the order of `clauses`.

    An -s behind it is taken with it. "Verifiable credential" is no use of "credential", where both are among `terms`.
    """
    texts = [lowered(clause.text) for clause in clauses]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    whole = "\n".join(texts)
    stems = {term: _stems(term) for term in terms}
    every = {stem for own in stems.values() for stem in own}
    found: dict[str, list[Use]] = {}
    for term, own in stems.items():
        uses: dict[int, Use] = {}
        for stem in own:
            name = _Name(stem, tuple((place, one) for one in every - {*own} if (place := one.find(stem)) >= 0))
            for use in _places(name, whole, starts):
                uses[use.clause] = min(use, uses.get(use.clause, use))
        if uses:
            found[term] = [uses[clause] for clause in sorted(uses)]
    return found


def clauses_using(uses: Mapping[str, Sequence[Use]], term: str) -> list[int]:
    """The indexes of the clauses in which `term` stands."""
    return [use.clause for use in uses.get(term, ())]


def _stems(term: str) -> list[str]:
    names = (lowered(name) for name in (term, _SPLIT.split(term)[0]) if name and len(name) <= LONGEST)
    return list(dict.fromkeys(name[:-1] if _is_plural(name) else name for name in names))


def _is_plural(name: str) -> bool:
    return len(name) > 3 and name.endswith("s") and not name.endswith("ss")


def _places(name: _Name, whole: str, starts: Sequence[int]) -> Iterator[Use]:
    """One place in each clause at most: behind it the search goes on in the next."""
    start = whole.find(name.stem)
    while start >= 0:
        end = _end(name.stem, whole, start)
        if end and not any(place <= start and whole.startswith(one, start - place) for place, one in name.longer):
            clause = bisect_right(starts, start) - 1
            yield Use(clause, start - starts[clause], end - starts[clause])
            start = whole.find(name.stem, starts[clause + 1])
        else:
            start = whole.find(name.stem, start + 1)


def _end(stem: str, whole: str, start: int) -> int:
    """Where the word ends that begins with `stem` at `start`; 0 if it is part of another."""
    end = start + len(stem)
    if start and not _parts(whole[start - 1]) and not _HAN.match(stem):
        return 0
    if _HAN.match(stem[-1]):
        return end
    for ending in ("", "s", "es"):
        after = end + len(ending)
        if whole.startswith(ending, end) and (after >= len(whole) or _parts(whole[after])):
            return after
    return 0


def _parts(sign: str) -> bool:
    """Whether a word may begin or end beside `sign`."""
    return not sign.isalnum() or bool(_HAN.match(sign))
