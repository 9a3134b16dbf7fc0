"""Lists of words and phrases, all of which are looked for in a text at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from clauseline.comparing.known import Known
from clauseline.comparing.tokens import HAN
from clauseline.patterns import compile_late

_PARTED = re.compile(r"\|(?![^(]*\))")
"""What parts alternatives, but for those in parentheses."""
_HAN = re.compile(f"[{HAN}]")
_SIGN_OR_WORD = compile_late(rf"[{HAN}]|[^\W{HAN}]+")
"""Every Han character is a word."""
_LETTER_OF_WORD = rf"[^\W{HAN}]"
"""Chinese knows no bounds of words, so that a number may stand right beside its signs."""
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"([^\W\d]+)(\*?)")
"""A word alone, and whether it may have any ending."""
_LITERAL = re.compile(r"[^\W\d]{3}(?![?*{])|[^\W\d]{1,2}(?=\W|$)(?![?*{])")
_LETTER = re.compile(r"[^\W\d](?![?*{+|])")
_HEAD = 3
"""So many letters at most lead to the phrases that begin with them."""
MOST = 8_192
"""So many texts, and so many words, are remembered with what was found in them."""

Found = Mapping[str, int]
"""By the name of each list of which something stands in a text where the first of it begins."""


class WordPattern:
    """A pattern of words. Texts without Chinese signs, as most are, are searched by a simpler one that finds the same.

    To compile the other takes a hundred times as long: each letter of a word is a set of thousands of signs there.
    """

    def __init__(self, expression: str) -> None:
        self._expression = expression

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """For a text without Chinese signs."""
        return re.compile(self._expression.replace(_LETTER_OF_WORD, r"\w"))

    @cached_property
    def full(self) -> re.Pattern[str]:
        """For any text."""
        return re.compile(self._expression)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it stands."""
        return self._for(text).search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Whether a text begins with it."""
        return self._for(text).match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Everywhere where it stands."""
        return self._for(text).finditer(text)

    def sub(self, written: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else everywhere where it stands."""
        return self._for(text).sub(written, text)

    def _for(self, text: str) -> re.Pattern[str]:
        return self.full if has_han(text) else self.plain


class WordMeaning(NamedTuple):
    """The lists of which a word, or a Chinese sign, is one, and the patterns of phrases that may begin with it."""

    lists: Sequence[str]
    phrases: Sequence[tuple[str, WordPattern]]


class WordLists:
    """What stands in a text of several lists, each of which has a name and alternatives parted by "|".

    Texts are in lower case. An alternative is a word, a phrase or a pattern of whole words; a star is any ending.
    """

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        """The lists by their single words, and by the beginnings of words with a star behind."""
        self._bodies: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        """Phrases and patterns, by their first letters and the name of their list."""
        for name, alternatives in lists.items():
            for one in split_alternatives(alternatives):
                plain = None if _HAN.search(one) and len(one) > 1 else _PLAIN.fullmatch(one)
                if plain:
                    self._words[plain[0]].append(name)
                else:
                    body = as_body(one)
                    self._bodies[_head_of(body)][name].append(body)
        self._patterns: Known[Sequence[tuple[str, WordPattern]]] = Known(self._compiled)
        self._meanings: Known[WordMeaning] = Known(self._meaning, most=MOST)
        self._found: Known[Found] = Known(self._find, most=MOST)

    @property
    def names(self) -> frozenset[str]:
        """The lists that have any word."""
        return frozenset(name for of in (*self._words.values(), *self._bodies.values()) for name in of)

    def find(self, text: str) -> Found:
        """What stands in `text`."""
        return self._found[text]

    def _compiled(self, head: str) -> Sequence[tuple[str, WordPattern]]:
        """The patterns of what begins so, by list. Most heads are never met, and need none."""
        return [(name, WordPattern(_either(bodies))) for name, bodies in self._bodies[head].items()]

    def _meaning(self, word: str) -> WordMeaning:
        names = [*self._words.get(word, ())]
        for size in range(1, len(word) + 1):
            names += self._words.get(f"{word[:size]}*", ())
        heads = (word[:size] for size in range(min(_HEAD, len(word)), 0, -1))
        phrases = [one for head in heads if head in self._bodies for one in self._patterns[head]]
        return WordMeaning(tuple(dict.fromkeys(names)), phrases)

    def _find(self, text: str) -> Found:
        found: dict[str, int] = {}
        is_han = has_han(text)
        meanings = self._meanings
        for word in (_SIGN_OR_WORD if is_han else _WORD).finditer(text):
            names, phrases = meanings[word[0]]
            for name in names:
                found.setdefault(name, word.start())
            for name, pattern in phrases:
                if name not in found and (pattern.full if is_han else pattern.plain).match(text, word.start()):
                    found[name] = word.start()
        for name, pattern in self._patterns[""]:
            if match := pattern.search(text):
                found[name] = min(match.start(), found.get(name, len(text)))
        return found


def has_han(text: str) -> bool:
    """Whether Chinese signs stand in a text."""
    return not text.isascii() and _HAN.search(text) is not None


def _head_of(body: str) -> str:
    """The first letters of a pattern, as far as they are letters that have to stand there; one of a Chinese one."""
    if _HAN.match(body):
        return body[0]
    literal = _LITERAL.match(body)
    return literal[0] if literal else ""


def split_alternatives(alternatives: str) -> Iterator[str]:
    """The single ones."""
    return (one.strip() for one in _PARTED.split(alternatives.replace("\n", "")) if one.strip())


def as_body(words: str) -> str:
    """A word or phrase as a pattern; Chinese knows no bounds of words."""
    body = re.sub(r"(?<![)\]}w])\*", r"\\w*", words)
    return body if _HAN.search(body) else rf"{body}(?!{_LETTER_OF_WORD})"


def _either(bodies: Iterable[str]) -> str:
    every = sorted(bodies, key=len, reverse=True)
    return "|".join(
        body if _HAN.search(body) or _LITERAL.match(body) else rf"(?<!{_LETTER_OF_WORD}){body}" for body in every
    )


def pattern_of(alternatives: str, *, ends: bool = False) -> WordPattern:
    """One pattern of all of them; `ends`: at the end of a text."""
    bodies = [body if _HAN.search(body) else _begun(body) for body in map(as_body, split_alternatives(alternatives))]
    edge = r"\s*$" if ends else ""
    return WordPattern(f"(?:{'|'.join(sorted(bodies, key=len, reverse=True))}){edge}" if bodies else "(?!)")


def _begun(body: str) -> str:
    """What is a word from its first letter on; looked for by that letter, which is fast, and then at what is before."""
    if _LETTER.match(body):
        return rf"{body[0]}(?<!{_LETTER_OF_WORD}{body[0]}){body[1:]}"
    return rf"(?<!{_LETTER_OF_WORD}){body}"
