"""Texts cut into tokens: words, numbers (3.2, A.1, 第十二条), single Han or kana characters, single signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, count

from clauseline.comparing.known import Known
from clauseline.patterns import compile_late

HAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
ARTICLE = r"第[零〇一二三四五六七八九十百千\d]+[编章节条款项](?:之[一二三四五六七八九十]+)?"
LABEL = r"(?:[A-Za-z]\.)?\d+(?:[.,]\d+)+|[A-Za-z]\.\d+"
_JOINER = "\u200d"
_TAILS = frozenset("\u200c\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_SPACES = " \t"
_FIRST = "\U00040000"
"""From here on Unicode has no letters: what stands here means a whole word."""
_KNOWN = 50_000
"""An alphabet that knows more words, or twice as many stretches of a text, is not used any further."""
MOST_CHARACTERS = 0x110000 - ord(_FIRST) - 2 * _KNOWN
_UNEVEN = compile_late("[\t\u0300-\u200f\u2027-\U0010ffff]")
"""What may stand in a token that reaches over a space, or in a text that has none."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """`text` in tokens, each with the white space after it: token k stands from `starts[k]` to `starts[k + 1]`.

    Line feeds are tokens. White space at the very beginning is one too. `starts` ends with the length of the text.
    `words` has one character for each token.
    """

    text: str
    words: str
    starts: Sequence[int]

    def end(self, index: int) -> int:
        """Where token `index` ends without the white space after it."""
        start = self.starts[index]
        return start + len(_word(self.text[start : self.starts[index + 1]]))


class Alphabet:
    """One character for every word, so that texts of words are compared as strings.

    A word of one character stands for itself. White space after a word does not make another word of it.
    Two texts of at most `MOST_CHARACTERS` together never run out of characters. Threads may share one.
    """

    def __init__(self) -> None:
        fresh = count(ord(_FIRST))
        self._letters = Known(lambda word: word if len(word) == 1 and word < _FIRST else chr(next(fresh)))
        self._pieces = Known(lambda piece: self._letters[_word(piece)] + chr(len(piece)))
        self._between_spaces = Known(lambda words: self._join(_pattern("").findall(f"{words} ")))

    @property
    def is_full(self) -> bool:
        return len(self._letters) > _KNOWN or len(self._pieces) + len(self._between_spaces) > 2 * _KNOWN

    def tokens(self, text: str) -> Tokens:
        """The tokens of `text`; offsets are those of `text` itself."""
        if _is_even(text):
            # No token reaches over a space, and what stands between is the same again and again.
            spelt = "".join(map(self._between_spaces.__getitem__, text.split(" ")))
        else:
            spelt = self._join(_pattern(_marks_in(text)).findall(text))
        starts = [0, *accumulate(map(ord, spelt[1::2]))]
        starts[-1] = len(text)
        return Tokens(text, spelt[::2], starts)

    def _join(self, pieces: Iterable[str]) -> str:
        """For each piece the character of its word, and one that has its length for a number."""
        return "".join(map(self._pieces.__getitem__, pieces))


_CURRENT = [Alphabet()]


def tokenize(*texts: str) -> tuple[Tokens, ...]:
    """The tokens of each text, with the same characters for equal words."""
    if _CURRENT[0].is_full:
        _CURRENT[0] = Alphabet()
    return tuple(map(_CURRENT[0].tokens, texts))


def _is_even(text: str) -> bool:
    """Whether there is one space, and nothing else, between what is written without spaces."""
    return "  " not in f" {text} " and ("\t" not in text if text.isascii() else not _UNEVEN.search(text))


def _word(piece: str) -> str:
    return piece.rstrip(_SPACES) or piece


def _marks_in(text: str) -> str:
    if text.isascii():
        return ""
    return "".join(sorted(c for c in set(text) if c > "\u02ff" and (c in _TAILS or unicodedata.category(c)[0] == "M")))


@lru_cache(maxsize=256)
def _pattern(marks: str) -> re.Pattern[str]:
    """What a token is in a text whose combining marks are `marks`; Python's own `re` cannot name them."""
    mark = f"[{re.escape(marks)}]" if marks else "(?!)"
    tail = f"{mark}*" if marks else ""
    letters = rf"(?:[^\W{HAN}]{tail})+" if marks else rf"[^\W{HAN}]+"
    spaces = rf"[{_SPACES}]*(?!{mark})"
    number = rf"(?:(?:{LABEL})(?![^\W{HAN}])|{ARTICLE}){tail}"
    word = rf"{letters}(?:['’]{letters})*"
    sign = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[^\n]){tail}(?:{_JOINER}+[^\n]?{tail})*"
    # What most words look like comes first: it is found several times as fast, and is what `word` would find.
    usual = r"[A-Za-z]+ (?=[A-Za-z])"
    return re.compile(rf"{usual}|(?:\A[{_SPACES}]+(?!{mark})|{number}|{word}|\n{tail}|{sign}){spaces}")
