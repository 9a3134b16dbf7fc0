"""Texts cut into sentences, in Latin and in Chinese punctuation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_ABBREVIATIONS = frozenset(
    (
        "e.g.", "i.e.", "cf.", "Cf.", "vs.", "No.", "Nos.", "Fig.", "Figs.", "Sec.", "Sect.", "Eq.", "Rec.", "Vol.",
        "pp.", "Dr.", "Mr.", "Ms.", "St.", "al.", "vgl.", "Vgl.", "bzw.", "ggf.", "z.B.", "d.h.",
    )
)  # fmt: skip
_BEFORE_NUMBERS = frozenset(
    (
        "Abs.", "Unterabs.", "UAbs.", "Nr.", "Nrn.", "Art.", "art.", "Buchst.", "Ziff.", "Rn.", "Tz.", "Kap.",
        "Abschn.", "Anl.", "Bd.", "S.", "BGBl.", "ABl.", "chap.", "núm.", "L.", "R.", "D.",
    )
)  # fmt: skip
"""Those that may end a sentence, but not before a number: "Abs. 3", "BGBl. I", and the articles of French codes."""
_LONGEST = 20
"""Characters before a stop in which its word is looked for."""
_NUMBER = re.compile(r"[\d§]|[IVXLC]+\b")
_IN_DATE = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
"""Behind an ordinal, "19.", the rest of a German date."""
_BEFORE_ORDINALS = frozenset(
    (
        "das", "dem", "den", "der", "des", "die", "am", "beim", "im", "ins", "vom", "zum", "zur", "ab",
        "ein", "eine", "einem", "einen", "einer", "eines", "nicht",
    )
)  # fmt: skip
"""Before an ordinal of a German text: "das 16. Lebensjahr", "vom 3. Abschnitt"."""
_END = re.compile(r"[.!?。！？；\n](?:(?<=[.!?])[\"'”’)\]]*\s+(?=[^a-z\s])|(?<=[。！？；])[”’」』）]*\s*|(?<=\n)\n*)")
"""One set of characters in front makes the search several times as fast."""


class Sentence(NamedTuple):
    """Words at [start, end) of a text, without white space at the ends."""

    start: int
    end: int
    text: str


Cut = Mapping[str, Sequence[Sentence]]
"""The sentences of each text that is asked for."""


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of `text[start:end]` in order. Line feeds and Chinese semicolons end one as well."""
    end = len(text) if end is None else end
    found: list[Sentence] = []
    for match in _END.finditer(text, start, end):
        stop, last = match.span()
        if text[stop] != "." or not _goes_on(text, stop, last):
            _add(found, start, text[start:last])
            start = last
    _add(found, start, text[start:end])
    return found


def _goes_on(text: str, stop: int, following: int) -> bool:
    """Whether the stop at this place belongs to an abbreviation or an ordinal, by it and by what is `following`."""
    words = text[max(0, stop - _LONGEST) : stop + 1].split()
    word = words[-1].lstrip("([")
    if word in _ABBREVIATIONS:
        return True
    if word in _BEFORE_NUMBERS:
        return _NUMBER.match(text, following) is not None
    if len(word) > 3 or not word[:-1].isdecimal():
        return False
    return (len(words) > 1 and words[-2].lower() in _BEFORE_ORDINALS) or _IN_DATE.match(text, following) is not None


def _add(found: list[Sentence], start: int, words: str) -> None:
    """Append the sentence of `words`, which begin at `start`, without the white space around them."""
    bare = words.strip()
    if bare:
        start += len(words) - len(words.lstrip()) if words[0].isspace() else 0
        found.append(Sentence(start, start + len(bare), bare))
