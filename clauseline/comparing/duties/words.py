"""The words by which sentences are known again: folded, stemmed, without those that every sentence has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain, pairwise

from clauseline.comparing.duties.language.written import LATIN, words_of
from clauseline.comparing.known import Known
from clauseline.patterns import compile_late

_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""camelCase and snake_case are several words."""
_ONLY_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(128)).ljust(256)
"""ASCII signs as spaces: a text without others is cut several times as fast as by a pattern."""
_UNIT = compile_late(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
_ENDINGS = re.compile(
    r"(?<=\w{3})(?:ations?|ings?|edly|ed|ies|es|s|ly|er|ers|ment|ments|ungen|ung|en|ern|em|e|aux|ements?)$"
)


def content_words(text: str) -> tuple[str, ...]:
    """The words of `text` that carry meaning, in order; of Chinese each two characters side by side."""
    return tuple(chain.from_iterable(map(_KNOWN.__getitem__, _units(text))))


def ascii_words(text: str) -> list[str]:
    r"""What `\w+` finds in a text of ASCII alone."""
    return text.encode().translate(_ONLY_WORDS).decode().split()


def _units(text: str) -> list[str]:
    """The runs of letters and digits, and those of Han characters."""
    if text.isascii():
        return ascii_words(text)
    return _UNIT.findall(unicodedata.normalize("NFKC", text))


def _words_in(unit: str) -> tuple[str, ...]:
    """The words of a run of letters and digits, or of Han characters."""
    if "\u3400" <= unit[0] <= "\u9fff":
        return tuple(_pairs_of(unit))
    words = (part.casefold() for part in _SPLIT.sub(" ", unit).split())
    stop = _stop_words()
    return tuple(stem(word) for word in words if word not in stop and (len(word) > 1 or word.isdigit()))


_KNOWN = Known(_words_in, most=65_536)


def _pairs_of(han: str) -> list[str]:
    return [a + b for part in _modals().split(han) for a, b in pairwise(part)]


@cache
def _stop_words() -> frozenset[str]:
    """Words that every sentence has, and those that say how binding it is."""
    return frozenset(word for language in LATIN for word in words_of(language).listed("stop"))


@cache
def _modals() -> re.Pattern[str]:
    """Chinese words that say how binding a sentence is."""
    return re.compile("|".join(words_of("zh").listed("stop")))


@cache
def leading_words() -> frozenset[str]:
    """Words at the head of a sentence by which it goes on from another one, or which say "all"."""
    words = (word for language in LATIN for word in words_of(language).listed("leading"))
    return frozenset(content_words(" ".join(words)))


def stem(word: str) -> str:
    """A word, in lower case, without an ending of its inflexion; long words of one root may still differ."""
    return _ENDINGS.sub("", word) if word.isalpha() else word


def dice(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """How much two sentences have in common, 0 to 1; 1 for two that have no words."""
    ours, theirs = set(one), set(two)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
