"""What the words of a language say of a change: which carry no sense, which decide, and which tell what it is about.

The lists are data, one file a language, which whoever speaks it can correct.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from clauseline.comparing.edits.reading import words_of
from clauseline.comparing.edits.word_lists import WordLists, WordPattern, pattern_of
from clauseline.vocabulary import EditRole

LANGUAGES = ("en", "de", "fr", "es", "zh")
INSIDE, NEAR = "inside ", "near "
"""Before the name of a role: the list of words that tell it where they changed, or stand near what changed."""

SamePhrases = tuple[frozenset[str], ...]
"""The words of each phrase of a group that says the same."""


@dataclass(frozen=True, eq=False)
class Language:
    """The lists of one language, as its file has them. Words and phrases are in lower case."""

    code: str
    grammar: frozenset[str]
    fixed: frozenset[str]
    endings: frozenset[str]
    forms: dict[str, str]
    """The first of the forms of each word."""
    same: dict[str, str]
    """For each of the phrases that say the same the first of them."""
    same_any: WordPattern
    """What finds any of these, the longest first."""
    same_words: dict[str, tuple[SamePhrases, ...]]
    """By each word that carries a sense the groups of phrases that say the same."""
    agents: frozenset[str]
    openers: frozenset[str]
    """With which a phrase begins that may stand before its sentence as well as in it."""
    genitives: frozenset[str]
    relatives: frozenset[str]
    passives: frozenset[str]
    articles: frozenset[str]
    """What stands before the name of a thing, and not before the proper name of anybody."""
    seats: WordPattern
    """What tells right before a name that it is a place, or whose courts and laws are meant."""
    seated: WordPattern
    """What tells it right behind."""
    """The little verbs of the passive."""
    nominal: frozenset[str]
    """The endings of a verb, and of the noun of what it says."""
    is_unspaced: bool
    """Whether it is written without spaces and capitals."""
    has_verb_second: bool
    """Whether the verb stands before who acts where a phrase leads."""
    examples: WordPattern
    conjunctions: frozenset[str]
    alternatives: frozenset[str]
    """The conjunctions of which one is enough."""
    joint: WordPattern
    """A conjunction in a text."""
    negations: frozenset[str]
    modals: frozenset[str]
    roles: tuple[EditRole, ...]
    before: tuple[tuple[EditRole, WordPattern], ...]
    """What tells a role right before the words that changed."""
    before_any: WordPattern
    steps: dict[str, tuple[int, int]]
    """Which rank a list belongs to and which step of it, each later of which protects people more."""
    near: tuple[str, ...]
    """By rank the list of which something has to stand in the sentence, or ""."""
    of_duties: frozenset[int]
    """The ranks that tell something only of what protects people."""
    lists: WordLists

    def before_of(self, text: str) -> tuple[tuple[EditRole, WordPattern], ...]:
        """What tells a role right before words, as far as it may stand at the end of `text`."""
        return self.before if self.before_any.search(text) else ()

    def may_say_one(self, changed: Iterable[str], old: set[str], new: set[str]) -> bool:
        """Whether two phrases that say the same, one of them with a word that changed, may stand on either side."""
        for word in changed:
            for group in self.same_words.get(word, ()):
                ours, theirs = ([one for one in group if one <= side] for side in (old, new))
                if any(one != two and (word in one or word in two) for one in ours for two in theirs):
                    return True
        return False

    def in_one_phrase(self, text: str) -> str:
        """`text` in lower case, with the first of all phrases that say the same in the place of each."""
        return self.same_any.sub(lambda found: self.same[found[0]], text.lower())


def language_of(code: str) -> Language:
    """The lists of a language by its code, those of English for a language that is not known."""
    short = code[:2].lower()
    return _load(short if short in LANGUAGES else "en")


@cache
def _load(code: str) -> Language:
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath(f"words_{code}.toml").read_text("utf-8"))
    roles = cast("dict[EditRole, dict[str, str]]", data["roles"])
    ranks = data["ranks"]
    return Language(
        code=code,
        grammar=frozenset(data["grammar"].split()),
        fixed=frozenset(data["fixed"].split()),
        endings=frozenset(data["endings"].split()),
        forms={form: group.split()[0] for group in data["forms"] for form in group.split()},
        same={phrase: group.split("|")[0] for group in data["same"] for phrase in group.split("|")},
        same_any=pattern_of("|".join(map(_quoted, data["same"]))),
        same_words=_by_word(data["same"], {*data["grammar"].split()}),
        agents=frozenset(data["agent"].split("|")),
        openers=frozenset(data["openers"].split()),
        genitives=frozenset(data["genitives"].split()),
        relatives=frozenset(data["relatives"].split()),
        passives=frozenset(data["passives"].split()),
        articles=frozenset(word.key for word in words_of(data["articles"])),
        seats=pattern_of(data["seats"], ends=True),
        seated=pattern_of(data["seated"]),
        nominal=frozenset(("", *data["nominal"].split())),
        is_unspaced=code == "zh",
        has_verb_second=code == "de",
        examples=pattern_of(data["examples"]),
        conjunctions=frozenset(_phrases(data["conjunctions"])),
        alternatives=frozenset(_phrases(data["alternatives"])),
        joint=pattern_of("|".join(_phrases(data["conjunctions"]))),
        negations=frozenset(data["negations"].split()),
        modals=frozenset(data["modals"].split("|")),
        roles=tuple(roles),
        before_any=pattern_of("|".join(own["before"] for own in roles.values() if "before" in own), ends=True),
        before=tuple((role, pattern_of(own["before"], ends=True)) for role, own in roles.items() if "before" in own),
        steps={f"rank {k} {step}": (k, step) for k, own in enumerate(ranks) for step in range(len(own["order"]))},
        near=tuple(f"rank {k} near" if "near" in own else "" for k, own in enumerate(ranks)),
        of_duties=frozenset(k for k, own in enumerate(ranks) if own.get("of_duties")),
        lists=WordLists(dict(_lists(data))),
    )


def _by_word(groups: Iterable[str], grammar: set[str]) -> dict[str, tuple[SamePhrases, ...]]:
    found: dict[str, tuple[SamePhrases, ...]] = {}
    for group in groups:
        phrases = tuple(frozenset(word.key for word in words_of(phrase)) for phrase in group.split("|"))
        for word in frozenset().union(*phrases) - grammar:
            found[word] = (*found.get(word, ()), phrases)
    return found


def _quoted(group: str) -> str:
    return "|".join(map(re.escape, group.split("|")))


def _phrases(parted: str) -> list[str]:
    """What is parted by spaces; "_" is a space of a phrase."""
    return [phrase.replace("_", " ") for phrase in parted.split()]


def _lists(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All lists by name: those of acts, of parties, of roles, and of ranks."""
    for name, own in data["acts"].items():
        yield name, own["words"]
    for name, own in data["parties"].items():
        yield name, "|".join(own["words"].split())
    for role, own in data["roles"].items():
        yield INSIDE + role, own.get("inside", "")
        yield NEAR + role, own.get("near", "")
    for k, own in enumerate(data["ranks"]):
        yield f"rank {k} near", own.get("near", "")
        for step, words in enumerate(own["order"]):
            yield f"rank {k} {step}", words
