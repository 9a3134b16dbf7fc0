"""What kind of text a draft is, guessed by the words of its title, or by what its clauses are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

from clauseline.comparing.edits.word_lists import WordPattern, pattern_of
from clauseline.vocabulary import Genre

_ARTICLES = 3
"""So many articles make a law, if they are more than all other clauses."""


def guess_genre(title: str, kinds: Mapping[str, int]) -> Genre | None:
    """By the title of a draft, else by how many of its clauses are of each `ClauseKind`; None where neither tells."""
    for genre, pattern in _titles():
        if pattern.search(title.lower()):
            return genre
    articles = kinds.get("article", 0)
    if articles >= _ARTICLES and 2 * articles > sum(kinds.values()):
        return "law"
    return "standard" if kinds.get("term") else None


def genre_words() -> Mapping[Genre, Mapping[str, Any]]:
    """The words of titles, with examples, by genre in the order in which they count."""
    return cast("Mapping[Genre, Mapping[str, Any]]", tomllib.loads(_file()))


def _file() -> str:
    return files(__package__).joinpath("genres.toml").read_text("utf-8")


@cache
def _titles() -> tuple[tuple[Genre, WordPattern], ...]:
    return tuple((genre, pattern_of(one["words"])) for genre, one in genre_words().items())
