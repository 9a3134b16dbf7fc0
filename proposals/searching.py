"""Texts and questions as the tokens that search compares: the same on every database.

Latin and other words are folded: no case, no accents, no plain English plural or possessive. A number such as 7.2 is
one token. A run of Han or kana is the pairs of its neighbours, so that a word of two characters is one token without a
dictionary.
A token has letters, figures and the dots of numbers alone, so that no database cuts it into pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

TOKENIZER = 1
"""Which way texts become tokens. Whoever changes it counts on; `manage.py reindex` then writes the old rows anew."""

HAN = "々〇\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNIT = re.compile(rf"(?P<han>[{HAN}]+)|(?:(?<![^\W_])[A-Za-z]|\d+)(?:\.\d+)+|(?:(?![{HAN}])[^\W_])+(?:['’]s\b)?")
ASKED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|([^\s,;，。、；]+)')
PLURALS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))
"""Endings and what stands for them; the first that fits is taken."""
LONGEST = 64
"""Characters of a token; the rest of what is longer is no word."""
BARRIER = "|"
"""Stands between fields, so that no phrase reaches from one into the next."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as search compares it, and where it stands: `text[start:end]`, in code points."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side. A single Han at an end of it may be a part of a pair in the text."""

    words: tuple[str, ...]

    @property
    def starts_within(self) -> bool:
        return is_single(self.words[0])

    @property
    def ends_within(self) -> bool:
        return is_single(self.words[-1])

    @property
    def pattern(self) -> str:
        """What a stored text contains if it has the phrase."""
        before, after = "" if self.starts_within else " ", "" if self.ends_within else " "
        return f"{before}{' '.join(self.words)}{after}"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asks for: a text has to have all of the phrases."""

    phrases: tuple[Phrase, ...]

    @property
    def words(self) -> list[str]:
        """Every token that a stored text needs, each once."""
        return sorted({word for phrase in self.phrases for word in phrase.words})


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` in its order; those of a Han run overlap."""
    for unit in UNIT.finditer(text):
        if unit["han"] and len(unit["han"]) > 1:
            for start, pair in enumerate(pairwise(unit["han"]), unit.start()):
                yield Token(fold("".join(pair)), start, start + 2)
        elif word := fold(unit[0]):
            yield Token(word, unit.start(), unit.end())


def fold(word: str) -> str:
    """The word as it is compared; "" if nothing of it can be."""
    if re.fullmatch(f"[{HAN}]+", word):
        return unicodedata.normalize("NFKC", word)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    plain = unicodedata.normalize("NFC", "".join(c for c in plain if c.isalnum() or c == "."))[:LONGEST]
    if len(plain) > 3 and plain.isalpha():
        for ending, instead in PLURALS:
            if plain.endswith(ending):
                return plain.removesuffix(ending) + instead
    return plain


def is_single(word: str) -> bool:
    """Whether it is one Han or kana alone."""
    return len(word) == 1 and re.fullmatch(f"[{HAN}]", word) is not None


def stored(*fields: str) -> str:
    """The texts as one line of tokens between spaces; after them each Han alone, for questions of one character."""
    lines = [" ".join(token.word for token in tokens(field)) for field in fields]
    singles = sorted(set(re.findall(f"[{HAN}]", " ".join(lines))))
    return f" {f' {BARRIER} '.join(filter(None, lines + singles))} "


def question(asked: str) -> Query:
    """What these words ask for: all of them, in any order; what is in quotation marks side by side."""
    parts = ["".join(filter(None, match.groups())) for match in ASKED.finditer(unicodedata.normalize("NFC", asked))]
    phrases = (Phrase(tuple(token.word for token in tokens(part))) for part in parts)
    return Query(tuple(dict.fromkeys(phrase for phrase in phrases if phrase.words)))
