"""Texts cut into sentences, in Latin and in Chinese punctuation."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    (
        "e.g.", "i.e.", "cf.", "Cf.", "vs.", "No.", "Nos.", "Fig.", "Figs.", "Sec.", "Sect.", "Eq.", "Rec.", "Vol.",
        "pp.", "Dr.", "Mr.", "Ms.", "St.", "al.",
    )
)  # fmt: skip
_END = re.compile(r"[.!?。！？；\n](?:(?<=[.!?])[\"'”’)\]]*\s+(?=[^a-z\s])|(?<=[。！？；])[”’」』）]*\s*|(?<=\n)\n*)")
"""One set of characters in front makes the search several times as fast."""


class Sentence(NamedTuple):
    """Words at [start, end) of a text, without white space at the ends."""

    start: int
    end: int
    text: str


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of `text[start:end]` in order. Line feeds and Chinese semicolons end one as well."""
    end = len(text) if end is None else end
    ends = (match.end() for match in _END.finditer(text, start, end) if not _abbreviates(text, match.start()))
    return [found for first, last in pairwise([start, *ends, end]) if (found := _stripped(text, first, last)).text]


def _abbreviates(text: str, stop: int) -> bool:
    """Whether the stop at this place belongs to an abbreviation."""
    return text[text.rfind(" ", 0, stop) + 1 : stop + 1].lstrip("([") in _ABBREVIATIONS


def _stripped(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Sentence(start, start + len(words.strip()), words.strip())
