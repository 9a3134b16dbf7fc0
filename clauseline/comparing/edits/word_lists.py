"""Lists of words and phrases, all of which are looked for in a text at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from clauseline.comparing.known import Known
from clauseline.comparing.tokens import HAN

_PARTED = re.compile(r"\|(?![^(]*\))")
"""What parts alternatives, but for those in parentheses."""
_HAN = re.compile(f"[{HAN}]")
_BEGIN = re.compile(r"(?<!\w)\w")
_LITERAL = re.compile(r"\w\w(?![?*{])|\w(?=\W|$)(?![?*{])")
_HEAD = 2
"""So many letters lead to the phrases that begin with them."""
MOST = 8_192
"""So many texts are remembered with what was found in them."""

Found = Mapping[str, int]
"""By the name of each list of which something stands in a text where the first of it begins."""


class WordLists:
    """What stands in a text of several lists, each of which has a name and alternatives parted by "|".

    Texts are in lower case. An alternative is a word, a phrase or a pattern of whole words; a star is any ending.
    """

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._by_head: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        self._patterns: list[tuple[str, re.Pattern[str]]] = []
        for name, alternatives in lists.items():
            self._add(name, list(split_alternatives(alternatives)))
        self._found: Known[Found] = Known(self._find, most=MOST)

    def find(self, text: str) -> Found:
        """What stands in `text`."""
        return self._found[text]

    def _add(self, name: str, alternatives: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = defaultdict(list)
        for one in alternatives:
            body = as_body(one)
            if _HAN.match(body):
                by_head[body[0]].append(body)
            else:
                literal = _LITERAL.match(body)
                by_head[literal[0] if literal else ""].append(body)
        for head, bodies in by_head.items():
            pattern = re.compile(_either(bodies))
            (self._by_head[head] if head else self._patterns).append((name, pattern))

    def _find(self, text: str) -> Found:
        found: dict[str, int] = {}
        for start in self._starts(text):
            for head in (text[start : start + _HEAD], text[start]):
                for name, pattern in self._by_head.get(head, ()):
                    if name not in found and pattern.match(text, start):
                        found[name] = start
        for name, pattern in self._patterns:
            if match := pattern.search(text):
                found[name] = min(match.start(), found.get(name, len(text)))
        return found

    def _starts(self, text: str) -> Iterable[int]:
        """Where a word may begin: every Han character does."""
        if text.isascii() or not _HAN.search(text):
            return (match.start() for match in _BEGIN.finditer(text))
        return range(len(text))


def split_alternatives(alternatives: str) -> Iterator[str]:
    """The single ones."""
    return (one.strip() for one in _PARTED.split(alternatives.replace("\n", "")) if one.strip())


def as_body(words: str) -> str:
    """A word or phrase as a pattern; Chinese knows no bounds of words."""
    body = re.sub(r"(?<![)\]}w])\*", r"\\w*", words)
    return body if _HAN.search(body) else rf"{body}(?!\w)"


def _either(bodies: Iterable[str]) -> str:
    every = sorted(bodies, key=len, reverse=True)
    return "|".join(body if _HAN.search(body) or _LITERAL.match(body) else rf"(?<!\w){body}" for body in every)


def pattern_of(alternatives: str, *, ends: bool = False) -> re.Pattern[str]:
    """One pattern of all of them; `ends`: at the end of a text."""
    bodies = [
        body if _HAN.search(body) else rf"(?<!\w){body}" for body in map(as_body, split_alternatives(alternatives))
    ]
    edge = r"\s*$" if ends else ""
    return re.compile(f"(?:{'|'.join(sorted(bodies, key=len, reverse=True))}){edge}" if bodies else "(?!)")
