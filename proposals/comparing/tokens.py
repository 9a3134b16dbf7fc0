"""Texts cut into tokens: words, numbers, single Han or kana characters, single signs; never inside a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

HAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_JOINED = "\u200d"
_ALWAYS = "\u200c\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"


@dataclass(frozen=True, slots=True)
class Tokens:
    """`text` in pieces: token k is `words[k]`, from `starts[k]` to `starts[k + 1]` with the white space after it.

    Line feeds are tokens. White space at the very beginning is one too. `starts` ends with the length of the text.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        """The text of tokens start to end with the white space after each."""
        return self.text[self.starts[start] : self.starts[end]]


def tokenize(text: str) -> Tokens:
    """The tokens of `text`; offsets are those of `text` itself."""
    marks = "".join(sorted(c for c in set(text) if c > "\u02ff" and unicodedata.category(c)[0] == "M"))
    matches = list(_pattern(marks).finditer(text))
    words = [match[1] for match in matches]
    return Tokens(text=text, words=words, starts=[*(match.start() for match in matches), len(text)])


@lru_cache(maxsize=256)
def _pattern(marks: str) -> re.Pattern[str]:
    """What a token is in a text whose combining marks are `marks`; Python's own `re` cannot name them."""
    mark = f"[{_ALWAYS}{re.escape(marks)}]"
    tail = f"{mark}*"
    spaces = rf"[^\S\n]*(?!{mark})"
    letter = rf"(?:[^\W{HAN}]{tail})"
    number = rf"\d+(?:[.,]\d+)+(?!{letter}){tail}"
    word = rf"{letter}+(?:['’]{letter}+)*"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    sign = rf"(?:{flag}|[^\n]){tail}(?:{_JOINED}+[^\n]?{tail})*"
    return re.compile(rf"(\A[^\S\n]+(?!{mark})|\n{tail}|{number}|{word}|{sign}){spaces}")
