"""What the words of a language say of a change: which carry no sense, which decide, and which tell what it is about.

The lists are data, one file a language, which whoever speaks it can correct.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from clauseline.comparing.edits.word_lists import WordLists, pattern_of
from clauseline.vocabulary import EditRole

LANGUAGES = ("en", "de", "fr", "es", "zh")
INSIDE, NEAR = "inside ", "near "
"""Before the name of a role: the list of words that tell it where they changed, or stand near what changed."""


@dataclass(frozen=True)
class Rank:
    """Steps of which each later one protects people more: names of lists; `near` is one, or "", of which something
    has to stand in the sentence.
    """

    steps: tuple[str, ...]
    near: str


@dataclass(frozen=True, eq=False)
class Language:
    """The lists of one language, as its file has them. Words and phrases are in lower case."""

    code: str
    grammar: frozenset[str]
    fixed: frozenset[str]
    endings: frozenset[str]
    forms: dict[str, str]
    """The first of the forms of each word."""
    same: tuple[tuple[re.Pattern[str], str], ...]
    """What finds the phrases that say the same, and the first of them."""
    same_any: re.Pattern[str]
    """What finds any of these."""
    agents: frozenset[str]
    examples: re.Pattern[str]
    conjunctions: frozenset[str]
    alternatives: frozenset[str]
    """The conjunctions of which one is enough."""
    joint: re.Pattern[str]
    """A conjunction in a text."""
    negations: frozenset[str]
    modals: frozenset[str]
    roles: tuple[EditRole, ...]
    before: tuple[tuple[EditRole, re.Pattern[str]], ...]
    """What tells a role right before the words that changed."""
    ranks: tuple[Rank, ...]
    lists: WordLists

    def in_one_phrase(self, text: str) -> str:
        """`text` in lower case, with the first of all phrases that say the same in the place of each."""
        text = text.lower()
        if self.same_any.search(text):
            for phrases, first in self.same:
                text = phrases.sub(first, text)
        return text


def language_of(code: str) -> Language:
    """The lists of a language by its code, those of English for a language that is not known."""
    short = code[:2].lower()
    return _load(short if short in LANGUAGES else "en")


@cache
def _load(code: str) -> Language:
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath(f"words_{code}.toml").read_text("utf-8"))
    roles = cast("dict[EditRole, dict[str, str]]", data["roles"])
    ranks = tuple(_ranks(data["ranks"]))
    return Language(
        code=code,
        grammar=frozenset(data["grammar"].split()),
        fixed=frozenset(data["fixed"].split()),
        endings=frozenset(data["endings"].split()),
        forms={form: group.split()[0] for group in data["forms"] for form in group.split()},
        same=tuple((pattern_of(_quoted(group)), group.split("|")[0]) for group in data["same"]),
        same_any=pattern_of("|".join(map(_quoted, data["same"]))),
        agents=frozenset(data["agent"].split("|")),
        examples=pattern_of(data["examples"]),
        conjunctions=frozenset(_phrases(data["conjunctions"])),
        alternatives=frozenset(_phrases(data["alternatives"])),
        joint=pattern_of("|".join(_phrases(data["conjunctions"]))),
        negations=frozenset(data["negations"].split()),
        modals=frozenset(data["modals"].split("|")),
        roles=tuple(roles),
        before=tuple((role, pattern_of(own["before"], ends=True)) for role, own in roles.items() if "before" in own),
        ranks=tuple(rank for rank, _ in ranks),
        lists=WordLists(dict(_lists(data)) | {name: words for _, lists in ranks for name, words in lists.items()}),
    )


def _quoted(group: str) -> str:
    return "|".join(map(re.escape, group.split("|")))


def _phrases(parted: str) -> list[str]:
    """What is parted by spaces; "_" is a space of a phrase."""
    return [phrase.replace("_", " ") for phrase in parted.split()]


def _lists(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All lists by name: those of acts, of parties, and of roles."""
    yield from data["acts"].items()
    for name, words in data["parties"].items():
        yield name, "|".join(words.split())
    for role, own in data["roles"].items():
        yield INSIDE + role, own.get("inside", "")
        yield NEAR + role, own.get("near", "")


def _ranks(tables: list[dict[str, Any]]) -> Iterator[tuple[Rank, dict[str, str]]]:
    """Each rank, and its lists by name."""
    for k, own in enumerate(tables):
        names = tuple(f"rank {k} {step}" for step in range(len(own["order"])))
        near = f"rank {k} near" if "near" in own else ""
        lists = dict(zip(names, own["order"], strict=True))
        yield Rank(names, near), lists | ({near: own["near"]} if near else {})
