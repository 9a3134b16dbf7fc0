"""What a sentence does: what is done to people leads, how programs work and texts are written comes later.

The words stand in `subjects.toml`, one table a language and subject, which whoever speaks the language can correct.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.word_lists import WordLists, WordPattern, pattern_of

LeadingSubject = Literal[
    "taken", "shared", "kept", "scored", "watched", "sanctioned", "entitled", "promised", "granted"
]
LaterSubject = Literal["format", "pointer", "defined", "institutions", "front"]
LEADING: tuple[LeadingSubject, ...] = get_args(LeadingSubject)
LATER: tuple[LaterSubject, ...] = get_args(LaterSubject)
Subject = LeadingSubject | LaterSubject


@dataclass(frozen=True, eq=False)
class SubjectWords:
    """The lists of one language; `near`: by subject those of which one more has to stand in the sentence."""

    lists: WordLists
    near: Mapping[str, tuple[str, ...]]
    apart: WordPattern
    """Names that hold a word for people and mean none."""


def the_subjects() -> dict[str, dict[str, dict[str, Any]]]:
    """The file, as it is: by language and subject."""
    return tomllib.loads(files(__package__).joinpath("subjects.toml").read_text("utf-8"))


@cache
def words_of_subjects(code: str) -> SubjectWords:
    """Those of a language that is known, by its code."""
    data = the_subjects()[code]
    return SubjectWords(
        WordLists({name: own["words"] for name, own in data.items() if name != "apart"}),
        {name: tuple(own["near"]) for name, own in data.items() if "near" in own},
        pattern_of(data["apart"]["words"]),
    )


def subjects_in(text: str, language: Language, sentence: str = "") -> frozenset[Subject]:
    """What `text` does, or of a `sentence` the words `text` in it; what comes later only where nothing leads.

    Texts are in lower case.
    """
    words = words_of_subjects(language.code)
    own, whole = (words.apart.sub(lambda _found: " ", one) for one in (text, sentence or text))
    found = words.lists.find(own)
    if not found:
        return frozenset()
    beside = {*words.lists.find(whole), *language.lists.find(whole)}
    lead = frozenset(one for one in LEADING if one in found and not beside.isdisjoint(words.near[one]))
    return lead or frozenset(one for one in LATER if one in found)
