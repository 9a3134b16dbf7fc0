"""Where terms are used: the first place in each clause.

One automaton finds all terms wherever their letters stand (Aho and Corasick, 1975): what is done grows with the text,
and not with the text times its terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Protocol

from ahocorasick import Automaton

from clauseline.definitions.values import lowered
from clauseline.messages import gettext_noop as N_
from clauseline.patterns import compile_late
from clauseline.tokens import HAN

CUT = N_("This text has so many terms that not all of the places where they are used were looked at.")

LONGEST = 100
"""Characters of a term that is looked for."""
LETTERS = 1_000_000
"""So many characters of terms are looked for, at most: those of the first terms."""
STEPS = 2_000_000
"""So many places where the letters of a term stand are looked at, at most: the first ones."""

_HAN = compile_late(f"[{HAN}]")
_SPLIT = compile_late(rf"(?<=[{HAN}])\s+(?=[A-Za-z])|\s*[(（]\s*")
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
class Uses:
    """By term, as given, where it first stands as a word in each clause that has it, in the order of the clauses.

    `is_cut` says that there were so many terms, or places of them, that not all were looked at.
    """

    places: Mapping[str, Sequence[Use]] = field(default_factory=dict)
    is_cut: bool = False

    def of(self, term: str) -> Sequence[Use]:
        """The places of `term`."""
        return self.places.get(term, ())

    def clauses(self, term: str) -> list[int]:
        """The indexes of the clauses in which `term` stands."""
        return [use.clause for use in self.of(term)]


class _Letters(NamedTuple):
    """Where the letters of a stem stand; of those that begin together the longest sorts first."""

    start: int
    minus_end: int
    stem: str

    @property
    def end(self) -> int:
        return -self.minus_end


@dataclass(slots=True)
class _Reach:
    """How far the letters of any stem reach that began so far, and how far those of other stems than the furthest."""

    end: int = 0
    stem: str = ""
    next_end: int = 0

    def hides(self, one: _Letters, own: Sequence[str]) -> bool:
        """Whether `one` stands within a stem that is none of its term's `own`."""
        return one.end <= (self.next_end if self.stem in own else self.end)

    def add(self, one: _Letters) -> None:
        if one.stem == self.stem:
            self.end = max(self.end, one.end)
        elif one.end > self.end:
            self.end, self.stem, self.next_end = one.end, one.stem, self.end
        else:
            self.next_end = max(self.next_end, one.end)


@dataclass(slots=True)
class _Search:
    """The `stems` of each term, the terms of each stem, and the places found; `left` steps may still be taken."""

    stems: Mapping[str, Sequence[str]]
    owners: Mapping[str, Sequence[str]]
    places: dict[str, list[Use]]
    left: int

    def look(self, index: int, text: str, letters: Iterable[_Letters]) -> None:
        """Find uses in the clause of this index."""
        reach = _Reach()
        for one in sorted(islice(letters, self.left)):
            end = _end(one.stem, text, one.start)
            terms = self.owners[one.stem][: self.left] if end else ()
            for term in terms:
                if not reach.hides(one, self.stems[term]):
                    _take(self.places[term], Use(index, one.start, end))
            self.left -= min(self.left, max(1, len(terms)))
            reach.add(one)


def find_uses(terms: Iterable[str], clauses: Sequence[HasWords]) -> Uses:
    """Where `terms` stand in `clauses`.

    An -s behind it is taken with it. "Verifiable credential" is no use of "credential", where both are among `terms`.
    """
    stems = {term: _stems(term) for term in terms}
    owners, is_cut = _owners(stems)
    if not owners:
        return Uses(is_cut=is_cut)
    automaton = Automaton()
    for stem in owners:
        automaton.add_word(stem, stem)
    automaton.make_automaton()
    search = _Search(stems, owners, {term: [] for term in stems}, STEPS)
    for index, clause in enumerate(clauses):
        text = lowered(clause.text)
        search.look(index, text, _letters(automaton, text))
    places = {term: own for term, own in search.places.items() if own}
    return Uses(places, is_cut or not search.left)


def _stems(term: str) -> list[str]:
    names = (lowered(name) for name in (term, _SPLIT.split(term)[0]) if name and len(name) <= LONGEST)
    return list(dict.fromkeys(name[:-1] if _is_plural(name) else name for name in names))


def _is_plural(name: str) -> bool:
    return len(name) > 3 and name.endswith("s") and not name.endswith("ss")


def _owners(stems: Mapping[str, Sequence[str]]) -> tuple[dict[str, list[str]], bool]:
    """The terms by each of their stems, as far as `LETTERS` go, and whether that is not all of them."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    left = LETTERS
    for term, own in stems.items():
        left -= sum(map(len, own))
        if left < 0:
            return owners, True
        for stem in own:
            owners[stem].append(term)
    return owners, False


def _letters(automaton: Automaton, text: str) -> Iterator[_Letters]:
    """Where the letters of stems stand, also within one another."""
    return (_Letters(last + 1 - len(stem), -last - 1, stem) for last, stem in automaton.iter(text))


def _take(places: list[Use], use: Use) -> None:
    """Only the first place in a clause stays; of two that begin together the shorter one."""
    if not places or places[-1].clause != use.clause:
        places.append(use)
    elif use < places[-1]:
        places[-1] = use


def _end(stem: str, text: str, start: int) -> int:
    """Where the word ends that begins with `stem` at `start`; 0 if it is part of another."""
    end = start + len(stem)
    if start and not _parts(text[start - 1]) and not _HAN.match(stem):
        return 0
    if _HAN.match(stem[-1]):
        return end
    for ending in ("", "s", "es"):
        after = end + len(ending)
        if text.startswith(ending, end) and (after >= len(text) or _parts(text[after])):
            return after
    return 0


def _parts(sign: str) -> bool:
    """Whether a word may begin or end beside `sign`."""
    return not sign.isalnum() or bool(_HAN.match(sign))
