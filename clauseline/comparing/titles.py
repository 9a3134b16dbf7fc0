"""How alike two titles are."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from clauseline.comparing.hashing import stands_alone

RUN_IN_WORDS = 9
"""A first sentence of more words is no heading."""

KNOWN = 1 << 13
"""So many titles are kept as they are compared: most stand on both sides, and in the next draft again."""

_RUN_IN = re.compile(
    r"[\"“‘'«](?P<term>[^\"”’'»\n]{2,50})[\"”’'»]|[（【](?P<bracketed>[^）】\n]{2,20})[）】]"
    r"|(?P<words>[^\W_a-z\u4e00-\u9fff][^.:\n\u4e00-\u9fff]{2,70}?)(?:[.:](?=\s|$)|\n|$)"
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "y", "e")


class Titles:
    """The titles of two outlines, ready to be compared. Letter case, width and punctuation do not count."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [fold(title) for title in old]
        self.new = [fold(title) for title in new]
        self.count_old, self.count_new = Counter(self.old), Counter(self.new)
        self.words_old = [stems(title) for title in self.old]
        self.words_new = [stems(title) for title in self.new]
        frequency = Counter(word for words in (*self.words_old, *self.words_new) for word in words)
        self._weights = {word: math.log1p((len(self.old) + len(self.new)) / often) for word, often in frequency.items()}

    def similarity(self, old: int, new: int) -> float:
        """0 to 1; an equal title counts less the more clauses carry it; 0 when either clause has none."""
        one, two = self.old[old], self.new[new]
        if not one or not two:
            return 0.0
        if one == two:
            return float((1 / max(self.count_old[one], self.count_new[two])) ** 0.3)
        letters = ratio(one, two) / 100
        return 0.95 * max(letters**3, 0.75 * self._shared(self.words_old[old], self.words_new[new]))

    def is_unique(self, old: int, new: int) -> bool:
        """Whether both clauses carry the same title and no other clause does."""
        title = self.old[old]
        return bool(title) and title == self.new[new] and self.count_old[title] == self.count_new[title] == 1

    def _shared(self, one: tuple[str, ...], two: tuple[str, ...]) -> float:
        weigh = self._weights.__getitem__
        both = math.fsum(map(weigh, one)) + math.fsum(map(weigh, two))
        return 2 * math.fsum(weigh(word) for word in one if word in two) / both if both else 0.0


@lru_cache(maxsize=KNOWN)
def fold(title: str) -> str:
    """`title` in the form in which titles are compared: words alone, lower case, half width."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold()))


def run_in(text: str) -> str:
    """The heading that a text itself begins with, as some formats have it, or "".

    It is a term in quotation marks, words in Chinese brackets, or a short first line or sentence in Latin letters.
    """
    match = _RUN_IN.match(text)
    words = next(filter(None, match.groups()), "") if match else ""
    return words if len(words.split()) <= RUN_IN_WORDS else ""


@lru_cache(maxsize=KNOWN)
def stems(folded: str) -> tuple[str, ...]:
    """The distinct words of a folded title without their endings, sorted; pairs of Han characters count as words."""
    found: set[str] = set()
    for word in folded.split():
        if not word.isascii() and any(map(stands_alone, word)):
            found.update(word[k : k + 2] for k in range(max(1, len(word) - 1)))
        else:
            found.add(_stem(word))
    return tuple(sorted(found))


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def places(items: Iterable[str]) -> dict[str, list[int]]:
    """For each item that is not empty the positions where it stands, in order."""
    found: dict[str, list[int]] = {}
    for position, item in enumerate(items):
        if item:
            found.setdefault(item, []).append(position)
    return found
