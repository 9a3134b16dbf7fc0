"""Words of duties as they are written in the files beside this one, as regular expressions.

    {is} not [strictly ]{free}     (?:is|are)\\s+not\\s+(?:strictly\\s+)?(?:permitted|allowed)

A space is any white space, an apostrophe either one, `[x]` may be there or not, `(a|b)` is one of them, `{name}` one of
the `names` of the file. All else is what it is in a regular expression; a file that is `regular` is so but for names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from clauseline.vocabulary import StrengthLevel

LATIN = ("en", "de", "fr", "es")
LANGUAGES = (*LATIN, "zh")
"""Whose words are written; the former in Latin letters."""
CAPITALS_ALONE = "capitals"
"""The file of the verbs of RFC 2119."""

_SIGN = re.compile(r"\{([a-z_]+)\}|[ '\[\]]|\((?!\?)")
_NAME = re.compile(r"\{([a-z_]+)\}")
_OPTIONAL = re.compile(r"\(\?:([^()]+)\)\?(.+)")
_MEANS = {" ": r"\s+", "'": "['’]", "[": "(?:", "]": ")?", "(": "(?:"}


class VerbEntry(NamedTuple):
    """A verb of force as a regular expression; in each of `examples` the words that it finds stand between stars.

    Each of `behind` follows in the same main clause, "…" being the rest of it, and none of `unless_behind` does.
    """

    level: StrengthLevel
    convention: str
    words: str
    behind: tuple[str, ...]
    unless_behind: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """A file of words."""

    told: Mapping[str, Any]

    @property
    def begins(self) -> str:
        """What all verbs begin with; "" where that is not told."""
        return self.expression(self.told.get("begins", ""))

    @property
    def stems(self) -> tuple[str, ...]:
        """One of these is in every verb, if there are any."""
        return tuple(self.told.get("stems", ()))

    @property
    def verbs(self) -> tuple[VerbEntry, ...]:
        """In their order: of those that fit at one place the first counts."""
        return tuple(
            VerbEntry(
                one["level"],
                one["convention"],
                self.expression(one["words"]),
                tuple(map(self.expression, one.get("behind", ()))),
                tuple(map(self.expression, one.get("unless_behind", ()))),
                tuple(one["examples"]),
            )
            for one in self.told["verbs"]
        )

    def phrases(self, table: str) -> dict[str, str]:
        """The examples of a table by the regular expressions that they are of; empty where the file has none."""
        return {self.expression(words): example for words, example in self._table(table).items()}

    def names_in(self, table: str) -> tuple[str, ...]:
        """What a table has."""
        return tuple(self._table(table))

    def listed(self, table: str, name: str = "words") -> tuple[str, ...]:
        """The single words of a list."""
        return tuple(self._table(table).get(name, "").split())

    def _table(self, path: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self.told
        for name in path.split("."):
            table = table.get(name, {})
        return table

    def expression(self, words: str) -> str:
        """What is written so, as a regular expression."""
        names: Mapping[str, str] = self.told.get("names", {})
        if self.told.get("regular"):
            return _NAME.sub(lambda found: names[found[1]], words)
        return _SIGN.sub(
            lambda found: f"(?:{self.expression(names[found[1]])})" if found[1] else _MEANS[found[0]], words
        )


@cache
def words_of(language: str) -> LanguageWords:
    """The words of one of `LANGUAGES`, or those in `CAPITALS_ALONE`; read when they are first asked for."""
    name = f"words_{language}.toml"
    return LanguageWords(tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8")))


def phrases_of(table: str, languages: Sequence[str] = LANGUAGES) -> list[str]:
    """The phrases of a table in several languages, as regular expressions; each once."""
    return [*dict.fromkeys(phrase for language in languages for phrase in words_of(language).phrases(table))]


def first_letters(*tables: str) -> str:
    """The letters with which the phrases of tables in Latin letters begin."""
    return "".join(
        sorted({letter for table in tables for one in phrases_of(table, LATIN) for letter in letters_of(one)})
    )


def letters_of(expression: str) -> set[str]:
    """With which the words of an expression begin that has no sign before its first letters but parentheses."""
    optional = _OPTIONAL.match(expression)
    parts = optional.groups() if optional else (expression,)
    return {words.lstrip("(?:")[0] for part in parts for words in part.split("|")}
