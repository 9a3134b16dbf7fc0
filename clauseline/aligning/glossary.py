"""The room's own glossary: Chinese terms of standards and laws, and what English texts have for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from clauseline.comparing.duties.words import stem

LONGEST = 5
"""So many words an English term has at most."""

_WORD = re.compile(r"[A-Za-z][a-z]*(?:['’]s)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term and its English words, the one that is shown first. `is_force`: it says how binding a text is."""

    chinese: str
    english: tuple[str, ...]
    is_force: bool = False


class GlossaryMark(NamedTuple):
    """A term of the glossary at [start, end) of a Chinese text."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class TermList:
    """All terms by their Chinese words; `pattern` finds the longest, `stems` are English words to terms."""

    terms: Mapping[str, Term]
    pattern: re.Pattern[str]
    stems: Mapping[tuple[str, ...], tuple[str, ...]]

    def marks(self, text: str) -> Iterator[GlossaryMark]:
        """The terms of a Chinese text in order, of several at one place the longest."""
        for match in self.pattern.finditer(text):
            yield GlossaryMark(match.start(), match.end(), self.terms[match[0]])

    def meanings(self, text: str) -> frozenset[str]:
        """The terms that a Chinese or English text has, without those of force, by the Chinese word for them."""
        if _HAN.search(text):
            return frozenset(word for match in self.pattern.finditer(text) if not self.terms[word := match[0]].is_force)
        words = stems_of(text)
        found: set[str] = set()
        for start in range(len(words)):
            for length in range(1, LONGEST + 1):
                found.update(self.stems.get(words[start : start + length], ()))
        return frozenset(found)


@cache
def glossary() -> TermList:
    """The glossary, read when it is first asked for."""
    written = tomllib.loads(files(__package__).joinpath("glossary.toml").read_text(encoding="utf-8"))
    terms = {
        chinese: Term(chinese, tuple(english), part == "force")
        for part in ("force", "terms")
        for chinese, english in written[part].items()
    }
    stems: dict[tuple[str, ...], list[str]] = {}
    for term in terms.values():
        for english in () if term.is_force else term.english:
            stems.setdefault(stems_of(english), []).append(term.chinese)
    longest_first = sorted(terms, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return TermList(terms, pattern, {key: tuple(words) for key, words in stems.items()})


def stems_of(english: str) -> tuple[str, ...]:
    """The words of a text as terms are found by: without endings, in lower case."""
    return tuple(map(_stem, _WORD.findall(english)))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return stem(word.casefold().removesuffix("'s").removesuffix("’s"))
