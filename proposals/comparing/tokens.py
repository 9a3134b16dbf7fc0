"""Texts cut into tokens: words, numbers (3.2, A.1, 第十二条), single Han or kana characters, single signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, count

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
"""An alphabet that knows more words than this is not used any further."""
MOST_CHARACTERS = 0x110000 - ord(_FIRST) - 2 * _KNOWN


@dataclass(frozen=True, slots=True)
class Tokens:
    """`text` in pieces: piece k is a token with the white space after it, from `starts[k]` to `starts[k + 1]`.

    Line feeds are tokens. White space at the very beginning is one too. `starts` ends with the length of the text.
    """

    text: str
    pieces: Sequence[str]
    starts: Sequence[int]

    def __len__(self) -> int:
        return len(self.pieces)

    def word(self, index: int) -> str:
        """Token `index` without the white space after it."""
        return _word(self.pieces[index])


class Alphabet(dict[str, str]):
    """One character for every word, so that texts of words are compared as strings.

    A word of one character stands for itself. White space after a word does not make another word of it.
    Two texts of at most `MOST_CHARACTERS` together never run out of characters. Threads may share one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._next = count(ord(_FIRST))

    def write(self, tokens: Tokens) -> str:
        """The text with one character for each token."""
        return "".join(map(self.__getitem__, tokens.pieces))

    def __missing__(self, piece: str) -> str:
        word = _word(piece)
        if word != piece:
            return self.setdefault(piece, self[word])
        stands_for_itself = len(word) == 1 and word < _FIRST
        return self.setdefault(word, word if stands_for_itself else chr(next(self._next)))


_CURRENT = [Alphabet()]


def write(*texts: Tokens) -> tuple[str, ...]:
    """Each text with one character for each token: the same ones for equal words."""
    alphabet = _CURRENT[0]
    if len(alphabet) > _KNOWN:
        alphabet = _CURRENT[0] = Alphabet()
    return tuple(map(alphabet.write, texts))


def tokenize(text: str) -> Tokens:
    """The tokens of `text`; offsets are those of `text` itself."""
    pieces = _pattern(_marks_in(text)).findall(text)
    return Tokens(text=text, pieces=pieces, starts=[0, *accumulate(map(len, pieces))])


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
