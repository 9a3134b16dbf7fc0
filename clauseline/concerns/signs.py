"""The language in which the signs of a concern are written down, compiled to patterns.

A data file has a section a concern, `[retention]`, and signs separated by semicolons. A sign is one or more
groups joined by `&` that must all stand in one sentence; a group is alternatives joined by `|`. In a phrase a
space is also a hyphen and `~` stands for any ending of a word. `@data` names a group of the section `[@data]`.
Marks in front of a sign: `°` a weak one, which also needs a word for a person in its sentence (`@person`);
`+` a safeguard or a neutral mention; `*` an unmistakable one, which is said of texts without people too. `!` in front
of a group: it must not stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

SAFE, WEAK, PLAIN, NOT = "+", "°", "*", "!"

Pattern = re.Pattern[str]


Phrases = tuple[str, ...]

_RUNNING = re.compile(r"[\u2e80-\u9fff]")
"""Characters of a script that has no spaces between words."""


@dataclass(frozen=True, eq=False)
class Sign:
    """What points to a concern: the trigger where all other groups and none of `unwanted` stand in the sentence.

    Groups are phrases as they are written; patterns are made of them when a text may hold the sign.
    """

    concern: str
    wanted: tuple[Phrases, ...]
    unwanted: tuple[Phrases, ...] = ()
    safe: bool = False
    plain: bool = False

    @cached_property
    def trigger(self) -> Pattern:
        """What is pointed at."""
        return compile_phrases(self.wanted[0])

    @cached_property
    def near(self) -> tuple[Pattern, ...]:
        """What else must stand in the sentence."""
        return tuple(map(compile_phrases, self.wanted[1:]))

    @cached_property
    def without(self) -> tuple[Pattern, ...]:
        """What must not stand in it."""
        return tuple(map(compile_phrases, self.unwanted))


def load(data: str, groups: Mapping[str, str]) -> tuple[Sign, ...]:
    """The signs of a data file, which may name `groups`."""
    return tuple(sign for concern, signs in parse(data).items() for sign in compile_all(concern, signs, groups))


def parse(data: str) -> dict[str, list[str]]:
    """The signs of each section as they are written; lines that start with # are remarks."""
    kept = "\n".join(line for line in data.splitlines() if not line.startswith("#"))
    parts = re.split(r"^\[(.+)\]$", kept, flags=re.MULTILINE)[1:]
    sections = zip(parts[::2], parts[1::2], strict=True)
    return {title: [" ".join(sign.split()) for sign in body.split(";") if sign.strip()] for title, body in sections}


def alternatives(signs: Iterable[str]) -> str:
    """A named group as one group."""
    return " | ".join(signs)


def compile_all(concern: str, signs: Iterable[str], groups: Mapping[str, str]) -> list[Sign]:
    """The signs of a concern, safeguards last; those of a single group with the same marks become one."""
    plain: dict[str, list[str]] = {}
    found: list[Sign] = []
    for sign in signs:
        words = sign.lstrip(f"{SAFE}{WEAK}{PLAIN} ")
        mark = "".join(sign[: -len(words)].split())
        if "&" in words:
            found.append(compile_one(concern, mark, words, groups))
        else:
            plain.setdefault(mark, []).append(words)
    simple = [compile_one(concern, mark, " | ".join(words), groups) for mark, words in plain.items()]
    return sorted(simple + found, key=lambda sign: sign.safe)


def compile_one(concern: str, marks: str, words: str, groups: Mapping[str, str]) -> Sign:
    """One sign from its marks and groups."""
    written = [group.strip() for group in words.split("&")] + (["@person"] if WEAK in marks else [])
    wanted = tuple(phrases_of(group, groups) for group in written if not group.startswith(NOT))
    unwanted = tuple(phrases_of(group[1:], groups) for group in written if group.startswith(NOT))
    return Sign(concern, wanted, unwanted, safe=SAFE in marks, plain=PLAIN in marks)


def compile_group(group: str, groups: Mapping[str, str]) -> Pattern:
    """A pattern that finds any of the group's phrases."""
    return compile_phrases(phrases_of(group, groups))


@cache
def compile_phrases(phrases: Phrases) -> Pattern:
    """A pattern that finds any of the phrases, the first of them where several begin at one place.

    One that is asked for again is the same object, so whoever looks for many need not look for it twice.
    """
    running = [_phrase(phrase) for phrase in phrases if _RUNNING.search(phrase)]
    spaced = [_phrase(phrase) for phrase in phrases if not _RUNNING.search(phrase)]
    return re.compile("|".join(running + ([rf"\b(?:{'|'.join(spaced)})\b"] if spaced else [])), re.IGNORECASE)


def phrases_of(group: str, groups: Mapping[str, str]) -> Phrases:
    """The group's phrases, the longest first."""
    named = re.sub(r"@(\w+)", lambda match: groups[match.group(1)], group)
    phrases = {phrase.strip() for phrase in named.split("|")} - {""}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _phrase(phrase: str) -> str:
    return r"[\s\-‐‑]+".join(map(_word, re.split(r"[\s-]+", phrase)))


def _word(word: str) -> str:
    return re.escape(word.rstrip("~")).replace("'", "['’]") + (r"\w*" if word.endswith("~") else "")
