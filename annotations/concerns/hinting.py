"""Passages that point to a concern, for a person to accept or dismiss."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from annotations.concerns import signs
from annotations.concerns.signs import Sign
from annotations.concerns.vocabulary import VOCABULARY

LANGUAGES = ("en", "zh")
"""Languages that have a file of signs; there are no hints in others."""

_SENTENCE = re.compile(r"(?:[^.!?。！？；\n]|[.!?](?!\s|$))+[.!?。！？；]?")


@dataclass(frozen=True, slots=True)
class Hint:
    """`text[start:end]` (code points) may touch a concern because of the words in it, `trigger`, and near it.

    `reason` are those words; `safe` says that they read like a safeguard or a mere mention.
    """

    concern: str
    start: int
    end: int
    trigger: str
    reason: str
    safe: bool = False


def hints(text: str, language: str) -> list[Hint]:
    """The hints of a clause's text in order of place, at most one a concern and sentence."""
    found = list(_each(text, language.partition("-")[0].lower()))
    return sorted(found, key=lambda hint: (hint.start, hint.concern))


def raises(text: str, language: str) -> bool:
    """Whether the text itself seems to create or permit a concern, rather than to guard against one."""
    return any(not hint.safe for hint in hints(text, language))


@cache
def edition() -> str:
    """What hints depend on beside the text: the vocabulary's version, and a digest of all signs."""
    written = "\n".join(signs.written(_file(language)) for language in LANGUAGES)
    return f"{VOCABULARY.version}-{hashlib.sha256(written.encode()).hexdigest()[:12]}"


def _file(language: str) -> str:
    return f"signs_1_{language}.txt"


@cache
def signs_of(language: str) -> tuple[tuple[Sign, ...], re.Pattern[str] | None]:
    """The signs of a language, and what makes a sentence a safeguard."""
    if language not in LANGUAGES:
        return (), None
    every = signs.load(_file(language))
    guard = next(sign.trigger for sign in every if sign.concern == "safeguard")
    return tuple(sign for sign in every if sign.concern != "safeguard"), guard


def _each(text: str, language: str) -> Iterator[Hint]:
    every, guard = signs_of(language)
    likely = [sign for sign in every if sign.trigger.search(text) and all(near.search(text) for near in sign.near)]
    for sentence in _SENTENCE.finditer(text) if likely else ():
        guarded = guard is not None and guard.search(sentence.group()) is not None
        said: set[str] = set()
        for sign in likely:
            if sign.concern not in said and (hint := _hint(sign, sentence, guarded)):
                said.add(sign.concern)
                yield hint


def _hint(sign: Sign, sentence: re.Match[str], guarded: bool) -> Hint | None:
    words = sentence.group()
    trigger = sign.trigger.search(words)
    if trigger is None or any(pattern.search(words) for pattern in sign.without):
        return None
    near = [pattern.search(words) for pattern in sign.near]
    beside = [match.group() for match in near if match]
    if len(beside) < len(near):
        return None
    start, end = (sentence.start() + edge for edge in trigger.span())
    reason = " + ".join([trigger.group(), *beside])
    return Hint(sign.concern, start, end, trigger.group(), reason, safe=sign.safe or guarded)
