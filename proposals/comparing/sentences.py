"""Texts cut into sentences, in Latin and in Chinese punctuation."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_ABBREVIATIONS = (
    "e.g.", "i.e.", "cf.", "Cf.", "vs.", "No.", "Nos.", "Fig.", "Figs.", "Sec.", "Sect.", "Eq.", "Rec.", "Vol.",
    "pp.", "Dr.", "Mr.", "Ms.", "St.", "al.",
)  # fmt: skip
_NOT_BEHIND = "".join(rf"(?<!\b{re.escape(word)})" for word in _ABBREVIATIONS)
_END = re.compile(rf"\n+|(?<=[.!?]){_NOT_BEHIND}[\"'”’)\]]*\s+(?=[^a-z\s])|(?<=[。！？；])[”’」』）]*\s*")


class Sentence(NamedTuple):
    """Words at [start, end) of a text, without white space at the ends."""

    start: int
    end: int
    text: str


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of `text[start:end]` in order. Line feeds and Chinese semicolons end one as well."""
    end = len(text) if end is None else end
    cuts = [start, *(match.end() for match in _END.finditer(text, start, end)), end]
    return [found for first, last in pairwise(cuts) if (found := _stripped(text, first, last)).text]


def _stripped(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Sentence(start, start + len(words.strip()), words.strip())
