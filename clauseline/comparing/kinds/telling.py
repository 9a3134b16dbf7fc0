"""The kind of a sentence, by the words that prove it. They are data: one file a language, beside this one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from clauseline.comparing.duties.language.written import CAPITALS_ALONE, LanguageWords
from clauseline.comparing.duties.narration import is_of_writers
from clauseline.vocabulary import Effect, SentenceKind

KIND_LANGUAGES = ("en", "de", "fr", "es", "zh")
LONGEST = 2_000
"""Characters of a sentence that is looked at; a longer one is of no kind but a duty."""
_REST = r"[^.;:。；]{0,160}?"
"""What "…" is in the files: some words of the same part of a sentence, or none."""
_REACH = 100
"""What makes a condition of such words begins at most so many characters before."""


class KindEntry(NamedTuple):
    """Words that prove a kind, as a regular expression, and what it does to people when such a sentence comes."""

    kind: SentenceKind
    came: Effect
    words: str
    examples: tuple[str, ...]


class ToldKind(NamedTuple):
    """The kind of a sentence, the words that prove it, and what it does to people when it comes."""

    kind: SentenceKind
    words: str
    came: Effect

    @property
    def went(self) -> Effect:
        """What it does to people when it goes."""
        return "ask" if self.came == "ask" else "more" if self.came == "less" else "less"


@dataclass(frozen=True, eq=False)
class KindWords:
    """The words of one language."""

    entries: tuple[KindEntry, ...]
    pattern: re.Pattern[str]
    """All entries: its group k is the k-th, counted from 1."""
    stems: tuple[str, ...]
    """One of these is in every sentence that has a kind."""
    supposed: re.Pattern[str]
    """What makes a condition of the words behind it."""
    people: re.Pattern[str]
    """Whom a text protects."""


def kind_of(text: str, language: str) -> ToldKind | None:
    """What a sentence does, if it is no mere duty; `language` is that of its verbs. None where no words prove it."""
    code = "en" if language == CAPITALS_ALONE else language
    return _kind_of(text, code) if code in KIND_LANGUAGES and len(text) <= LONGEST else None


@lru_cache(maxsize=1_024)
def _kind_of(text: str, code: str) -> ToldKind | None:
    """Asked for the same sentence by each step of a comparison."""
    words, lower = words_of_kinds(code), text.lower()
    if not any(map(lower.__contains__, words.stems)) or is_of_writers(text):
        return None
    found = [
        match for match in words.pattern.finditer(text) if not words.supposed.search(text[: match.start()][-_REACH:])
    ]
    if not found:
        return None
    first = min(found, key=lambda one: one.lastindex or 0)
    entry = words.entries[(first.lastindex or 1) - 1]
    return ToldKind(entry.kind, " ".join(first[0].split()), entry.came)


def names_people(text: str, language: str) -> bool:
    """Whether a sentence names those whom a text protects."""
    code = "en" if language == CAPITALS_ALONE else language
    return code in KIND_LANGUAGES and words_of_kinds(code).people.search(text) is not None


@cache
def words_of_kinds(code: str) -> KindWords:
    """The words of one of `KIND_LANGUAGES`, read when they are first asked for."""
    written = read_words(code)
    data = written.told
    entries = tuple(_entry(one, written) for one in data["kinds"])
    edge, behind = ("", "") if written.told.get("regular") else (r"(?<!\w)", r"(?!\w)")
    every = "|".join(f"({one.words})" for one in entries)
    return KindWords(
        entries,
        re.compile(rf"{edge}(?:{every}){behind}", re.IGNORECASE),
        tuple(data["stems"].split()),
        re.compile(rf"{edge}(?:{written.expression(data['supposed'])}){behind}[^,;:.，；。]*$", re.IGNORECASE),
        re.compile(rf"{edge}(?:{written.expression(data['people'])}){behind}", re.IGNORECASE),
    )


@cache
def read_words(code: str) -> LanguageWords:
    """The file of one of `KIND_LANGUAGES`."""
    return LanguageWords(tomllib.loads(files(__package__).joinpath(f"words_{code}.toml").read_text("utf-8")))


def _entry(one: dict[str, Any], written: LanguageWords) -> KindEntry:
    words = written.expression(one["words"]).replace(r"\s+…\s+", rf"\s+(?:{_REST}\s+)?").replace("…", _REST)
    return KindEntry(one["kind"], one["came"], words, tuple(one["examples"]))
