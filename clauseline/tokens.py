"""Texts and questions as the tokens that search compares: the same on every database.

Latin and other words are folded: no case, no accents, no plain English plural or possessive. Search compares their
stems: "tracking" and "tracked" are "track", and no other word is. A number such as 7.2 is one token. Han and kana are a
token each: a word of theirs is a phrase, and needs no dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from clauseline.patterns import compile_late

TOKENIZER = 3
"""Which way texts become tokens and are packed. Whoever changes it counts on; `manage.py reindex` then writes anew."""

HAN = "々〇\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SINGLE = compile_late(f"[{HAN}]")
UNIT = compile_late(
    rf"[{HAN}]|(?<=[{HAN}])[\W_]+(?=[{HAN}])|(?:(?<![^\W_])[A-Za-z]|\d+)(?:\.\d+)+|[^\W_{HAN}]+(?:['’]s\b)?"
)
"""A Han alone, what stands between two Han and keeps them apart, a number, or a word."""
ASKED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|([^\s,;，。、；]+)')
PLURALS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))
"""Endings and what stands for them; the first that fits is taken."""
SYLLABLE = re.compile("[aeiouy]+[^aeiouy]+")
"""Vowels and the consonants behind them: a word with one of these alone is short."""
OPEN = re.compile("(?:.*[^aeiouy])?[aeiouy][^aeiouwxy]")
"""Ends as "stor" and "scop" do, whose only other end is an e."""
DOUBLED = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
"""What stands before -ing and -ed where the word itself has one letter."""
SHORTEST = {"used": "use", "using": "use"}
"""Words that are too short for what is said of others."""
LONGEST = 64
"""Characters of a token; the rest of what is longer is no word."""
LONG = 100_000
"""Characters of a text of which no list is made."""


class Token(NamedTuple):
    """A word as search compares it, and where it stands: `text[start:end]`, in code points; "" takes a place alone."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; "" for a place that no word has."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asks for: a text has to have all of the phrases."""

    phrases: tuple[Phrase, ...]

    def is_in(self, text: str) -> bool:
        """Whether a short text has all of the phrases."""
        found = [one.word for one in tokens(text)]
        return all(
            any(tuple(found[at : at + len(phrase.words)]) == phrase.words for at in range(len(found)))
            for phrase in self.phrases
        )


def tokens(text: str, *, folded: bool = False) -> list[Token]:
    """The tokens of `text` in its order, one a place; only `folded` where different words of one stem are not alike."""
    how = fold if folded else stem
    return [Token(how(unit[0]), *unit.span()) for unit in UNIT.finditer(text)]


def words(text: str) -> Iterator[str]:
    """The words of `tokens`, one after the other."""
    if len(text) > LONG:
        return (stem(unit[0]) for unit in UNIT.finditer(text))
    if SINGLE.search(text):
        return map(stem, UNIT.findall(text))
    # No token reaches over white space, and what stands between is the same again and again.
    return chain.from_iterable(map(_between_spaces, text.split()))


@lru_cache(maxsize=1 << 15)
def _between_spaces(text: str) -> list[str]:
    return list(map(stem, UNIT.findall(text)))


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """The word as it is compared; "" if nothing of it can be."""
    if SINGLE.fullmatch(word):
        return unicodedata.normalize("NFKC", word)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if c.isalnum() or c == "."))[:LONGEST]
    if len(plain) > 3 and plain.isalpha():
        for ending, instead in PLURALS:
            if plain.endswith(ending):
                return plain.removesuffix(ending) + instead
    return plain if plain.strip(".") else ""


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The folded word without -ing and -ed, and as these leave it where it ends with a silent e or with -ll.

    Nothing that makes another word of it is taken away: "author" and "authority" stay two.
    """
    plain = fold(word)
    if plain in SHORTEST or len(plain) < 5 or not (plain.isascii() and plain.isalpha()):
        return SHORTEST.get(plain, plain)
    for ending in ("ing", "ed"):
        rest = plain.removesuffix(ending)
        if rest != plain and len(rest) > 2 and SYLLABLE.search(f"{rest}t") and (rest[-1] != "e" or rest[-2:] == "ee"):
            return _mended(rest)
    return _without_last(plain)


def _mended(rest: str) -> str:
    """What stood before -ing or -ed, as the stem of the word without it."""
    if rest.endswith(DOUBLED):
        return rest[:-1]
    if rest.endswith("i"):
        return f"{rest[:-1]}y"
    if _is_short(rest) and OPEN.fullmatch(rest):
        return f"{rest}e"
    return _without_last(rest)


def _without_last(word: str) -> str:
    if word.endswith("ll") and not _is_short(word):
        return word[:-1]
    rest = word.removesuffix("e")
    if rest == word or len(rest) < 4 or rest.endswith("e"):
        return word
    return word if _is_short(rest) and OPEN.fullmatch(rest) else rest


def _is_short(word: str) -> bool:
    return len(SYLLABLE.findall(word)) < 2


def question(asked: str) -> Query:
    """What these words ask for: all of them, in any order; what is in quotation marks side by side."""
    parts = ["".join(filter(None, match.groups())) for match in ASKED.finditer(unicodedata.normalize("NFC", asked))]
    phrases = (Phrase(_trimmed(list(words(part)))) for part in parts)
    return Query(tuple(dict.fromkeys(phrase for phrase in phrases if phrase.words)))


def _trimmed(line: list[str]) -> tuple[str, ...]:
    """Without the places that no word has, at both ends."""
    places = [place for place, word in enumerate(line) if word]
    return tuple(line[places[0] : places[-1] + 1]) if places else ()
