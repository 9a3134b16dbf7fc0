"""The parts of a sentence that are compared one by one, in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from clauseline.comparing.kinds.telling import KIND_LANGUAGES, LONGEST, read_words
from clauseline.vocabulary import SENTENCE_PARTS, SentenceKind, SentencePart

Place = tuple[int, int]
TABLES: Mapping[SentenceKind, str] = {"grant": "grant", "liability": "amounts", "sanction": "amounts"}
"""The table of the parts of each kind that has some."""


class ComparedPart(NamedTuple):
    """A part of a sentence before and after, in its own words; "" where the sentence says nothing of it."""

    part: SentencePart
    old: str
    new: str


def compare_parts(kind: SentenceKind, before: str, after: str, languages: tuple[str, str]) -> list[ComparedPart]:
    """The parts of a sentence of both sides, each "" where it is not, in texts of these languages."""
    sides = zip((before, after), languages, strict=True)
    old, new = (parts_of_kind(text, kind, language[:2].lower()) for text, language in sides)
    return [ComparedPart(one, old.get(one, ""), new.get(one, "")) for one in SENTENCE_PARTS if one in old or one in new]


def parts_of_kind(text: str, kind: SentenceKind, language: str) -> dict[SentencePart, str]:
    """The words of each part that a lawyer compares: a grant's what, to whom, how long, where and for what; the amount
    of a sanction or of a limit.
    """
    table = TABLES.get(kind)
    if table is None or language not in KIND_LANGUAGES or len(text) > LONGEST:
        return {}
    return {part: text[slice(*place)] for part, place in find_parts(text, table, language).items()}


def find_parts(text: str, table: str, language: str) -> dict[SentencePart, Place]:
    """Where the first words of each part stand; nothing in a sentence without the first part of its table."""
    found: dict[SentencePart, Place] = {}
    for part, pattern in part_patterns(language, table).items():
        match = pattern.search(text)
        if match is None and not found:
            return {}
        if match:
            found[part] = match.start(), match.start() + len(match[0].rstrip())
    return found


@cache
def part_patterns(language: str, table: str) -> Mapping[SentencePart, re.Pattern[str]]:
    """What finds each part in a sentence of one of `KIND_LANGUAGES`, in the order of the file."""
    written = read_words(language)
    told = written.told[table]
    is_han = bool(written.told.get("regular"))
    stop = written.expression(told["stop"])
    bound = rf"(?:{stop})" if is_han else rf"\s(?:{stop})(?!\w)"
    rest = rf"(?!(?:{stop})(?!\w))(?:(?!{bound})[^.;:,。；，：()（）]){{1,120}}"
    edge, end = ("", "") if is_han else (r"(?<!\w)", r"(?!\w)")
    return {
        part: re.compile(rf"{edge}(?:{written.expression(words).replace('~', rest)}){end}", re.IGNORECASE)
        for part, words in told.items()
        if part not in ("stop", "examples")
    }
