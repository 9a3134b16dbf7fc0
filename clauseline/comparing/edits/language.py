"""What the words of a language say of a change: which carry no sense, which decide, and which tell what it is about.

The lists are data, one file a language, which whoever speaks it can correct.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from clauseline.comparing.tokens import HAN
from clauseline.vocabulary import EditRole

LANGUAGES = ("en", "de", "fr", "es", "zh")
_NOTHING = re.compile(r"(?!)")
_PARTED = re.compile(r"\|(?![^(]*\))")
"""What parts alternatives, but for those in parentheses."""


@dataclass(frozen=True)
class RoleWords:
    """By which words a role is known: by those that changed, those right before them, those near."""

    role: EditRole
    inside: re.Pattern[str]
    before: re.Pattern[str]
    near: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Language:
    """The lists of one language, as its file has them."""

    code: str
    grammar: frozenset[str]
    fixed: frozenset[str]
    endings: tuple[str, ...]
    forms: dict[str, str]
    """The first of the forms of each word."""
    same: tuple[tuple[re.Pattern[str], str], ...]
    """What finds the phrases that say the same, and the first of them."""
    agent: re.Pattern[str]
    examples: re.Pattern[str]
    conjunctions: frozenset[str]
    alternatives: frozenset[str]
    """The conjunctions of which one is enough."""
    joint: re.Pattern[str]
    """A conjunction in a text."""
    negations: frozenset[str]
    modal: re.Pattern[str]
    """A verb of force by itself."""
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    roles: tuple[RoleWords, ...]
    ranks: tuple[Rank, ...]
    acts: Acts

    def in_one_phrase(self, text: str) -> str:
        """`text` in lower case, with the first of all phrases that say the same in the place of each."""
        text = text.lower()
        for phrases, first in self.same:
            text = phrases.sub(first, text)
        return text


@dataclass(frozen=True)
class Acts:
    """Words by which a sentence is known to bind, to free or to protect, and its parts to reach further or less far."""

    use: re.Pattern[str]
    care: re.Pattern[str]
    denied: re.Pattern[str]
    may: re.Pattern[str]
    duty: re.Pattern[str]
    only: re.Pattern[str]
    all: re.Pattern[str]
    some: re.Pattern[str]
    quality: re.Pattern[str]
    independent: re.Pattern[str]
    soon: re.Pattern[str]
    late: re.Pattern[str]
    retained: re.Pattern[str]
    age: re.Pattern[str]
    discretion: re.Pattern[str]
    passive: re.Pattern[str]


@dataclass(frozen=True)
class Rank:
    """Words in order: what comes later in `order` protects people more, in sentences in which `near` stands."""

    role: EditRole
    order: tuple[re.Pattern[str], ...]
    near: re.Pattern[str]


def language_of(code: str) -> Language:
    """The lists of a language by its code, those of English for a language that is not known."""
    short = code[:2].lower()
    return _load(short if short in LANGUAGES else "en")


@cache
def _load(code: str) -> Language:
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath(f"words_{code}.toml").read_text("utf-8"))
    forms = {form: group.split()[0] for group in data["forms"] for form in group.split()}
    return Language(
        code,
        frozenset(data["grammar"].split()),
        frozenset(data["fixed"].split()),
        tuple(sorted(data["endings"].split(), key=len, reverse=True)),
        forms,
        tuple(
            (words(re.escape(group).replace("\\|", "|").replace("\\ ", " ")), group.split("|")[0])
            for group in data["same"]
        ),
        words(data["agent"]),
        words(data["examples"]),
        frozenset(data["conjunctions"].split()),
        frozenset(data["alternatives"].split()),
        words("|".join(data["conjunctions"].split())),
        frozenset(data["negations"].split()),
        words(data["modals"]),
        words("|".join(data["parties"]["strong"].split())),
        words("|".join(data["parties"]["weak"].split())),
        tuple(_roles(data["roles"])),
        tuple(_ranks(data["ranks"])),
        Acts(**{name: words(alternatives) for name, alternatives in data["acts"].items()}),
    )


def _roles(table: dict[str, dict[str, str]]) -> Iterable[RoleWords]:
    for role, own in table.items():
        inside, near = words(own.get("inside", "")), words(own.get("near", ""))
        yield RoleWords(cast(EditRole, role), inside, words(own.get("before", ""), ends=True), near)


def _ranks(tables: Sequence[dict[str, Any]]) -> Iterable[Rank]:
    for own in tables:
        order = tuple(words(step) for step in own["order"])
        near = words(own["near"]) if "near" in own else re.compile("")
        yield Rank(cast(EditRole, own["role"]), order, near)


def words(alternatives: str, *, ends: bool = False) -> re.Pattern[str]:
    """A pattern of words and phrases parted by "|", in which a star is any ending; `ends`: at the end of a text."""
    plain = [one.strip() for one in _PARTED.split(alternatives.replace("\n", "")) if one.strip()]
    if not plain:
        return _NOTHING
    either = "|".join(sorted((_as_pattern(one) for one in plain), key=len, reverse=True))
    edge = r"\s*$" if ends else ""
    return re.compile(f"(?:{either}){edge}")


def _as_pattern(words: str) -> str:
    body = re.sub(r"(?<![)\]}w])\*", r"\\w*", words)
    if re.search(f"[{HAN}]", body):
        return body
    return rf"(?<!\w){body}(?!\w)"
