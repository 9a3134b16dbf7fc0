"""The language in which the signs of a concern are written down, compiled to patterns.

A data file has a section a concern, `[retention]`, and signs separated by semicolons. A sign is one or more
groups joined by `&` that must all stand in one sentence; a group is alternatives joined by `|`. In a phrase a
space is also a hyphen and `~` stands for any ending of a word. `@data` names a group of the section `[@data]`.
Marks in front of a sign: `°` a weak one, which also needs a word for a person in its sentence (`@person`);
`+` a safeguard or a neutral mention. `!` in front of a group: it must not stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

SAFE, WEAK, NOT = "+", "°", "!"

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """What points to a concern: `trigger` where all of `near` and none of `without` stand in the sentence."""

    concern: str
    trigger: Pattern
    near: tuple[Pattern, ...] = ()
    without: tuple[Pattern, ...] = ()
    safe: bool = False


def load(name: str) -> tuple[Sign, ...]:
    """The signs of a data file of this package."""
    sections = parse(written(name))
    groups = {title[1:]: alternatives(signs) for title, signs in sections.items() if title.startswith("@")}
    named = {title: signs for title, signs in sections.items() if not title.startswith("@")}
    return tuple(sign for concern, signs in named.items() for sign in compile_all(concern, signs, groups))


def written(name: str) -> str:
    """A data file of this package as it is."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


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
        words = sign.lstrip(f"{SAFE}{WEAK} ")
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
    wanted = [group for group in written if not group.startswith(NOT)]
    unwanted = [group[1:] for group in written if group.startswith(NOT)]
    trigger, *near = (compile_group(group, groups) for group in wanted)
    without = tuple(compile_group(group, groups) for group in unwanted)
    return Sign(concern, trigger, tuple(near), without, safe=SAFE in marks)


def compile_group(group: str, groups: Mapping[str, str]) -> Pattern:
    """A pattern that finds any of the group's phrases, the longest first."""
    named = re.sub(r"@(\w+)", lambda match: groups[match.group(1)], group)
    phrases = sorted({phrase.strip() for phrase in named.split("|")}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(_phrase, phrases)), re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = r"[\s\-‐‑]+".join(map(_word, re.split(r"[\s-]+", phrase)))
    return words if not phrase.isascii() else rf"\b{words}\b"


def _word(word: str) -> str:
    return re.escape(word.rstrip("~")) + (r"\w*" if word.endswith("~") else "")
