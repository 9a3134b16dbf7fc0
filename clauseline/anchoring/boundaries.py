"""Where a text may be cut: between words, and never inside what a reader sees as one character."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Scripts written without spaces (Chinese characters and kana), as ranges of a character class."""

_HAN = re.compile(f"[{HAN}]")
_TOKEN = re.compile(f"[{HAN}]|[^\\W{HAN}]+|[^\\w\\s]")
_ASCII_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?;:][)\"'”’]*(?=\s|$)|[。！？；：][”’』」）]*|\n|$")
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in lower case and their bounds: one a word, Chinese character or sign."""

    words: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]


def tokens(text: str) -> Tokens:
    """The tokens of `text`; white space is none."""
    found = list(_TOKEN.finditer(text))
    return Tokens(tuple(map(str.lower, map(re.Match.group, found))), tuple(map(re.Match.span, found)))


def spoken(text: str) -> tuple[str, ...]:
    """The words of its tokens without the signs; `max_size` is a word."""
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower()))
    return tuple(word for word in map(str.lower, _TOKEN.findall(text)) if word[0].isalnum() or word[0] == "_")


def is_han(character: str) -> bool:
    """Whether it is written without spaces: a Chinese character or kana."""
    return _HAN.match(character) is not None


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) widened until neither edge cuts a word or a character."""
    while 0 < start < len(text) and _is_inside(text, start):
        start -= 1
    while 0 < end < len(text) and _is_inside(text, end):
        end += 1
    return start, end


def ends_sentence(words: str) -> bool:
    """Whether a sentence ends with `words`; nothing at all counts as the end of one."""
    return any(match.end() == len(words) and match.group() for match in _SENTENCE_END.finditer(words)) or not words


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of `text` end, in order; the last is its end."""
    return [match.end() - (match.group() == "\n") for match in _SENTENCE_END.finditer(text)]


def _is_inside(text: str, at: int) -> bool:
    left, right = text[at - 1], text[at]
    if _extends(right) or left == _JOINER:
        return True
    if ord(left) in _FLAG_LETTERS and ord(right) in _FLAG_LETTERS:
        return _flag_letters_before(text, at) % 2 == 1
    return _is_letter(left) and _is_letter(right)


def _extends(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "M" or character == _JOINER or ord(character) in _SKIN_TONES


def _flag_letters_before(text: str, at: int) -> int:
    count = 0
    while at > count and ord(text[at - count - 1]) in _FLAG_LETTERS:
        count += 1
    return count


def _is_letter(character: str) -> bool:
    return (character.isalnum() or character == "_" or _extends(character)) and not is_han(character)
