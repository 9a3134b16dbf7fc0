"""What says where clauses begin: the bookmarks of a file and its printed table of contents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from clauseline.reading.pdf.rows import PrintedRow
from clauseline.reading.structure.leaders import is_led, is_open, is_parted, title_of
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import is_contents

AHEAD = 4
"""So many rows of a table of contents may stand between two of its entries: those of wrapped titles."""

FEW = 3
"""Fewer rows with leaders are none of contents."""

HEADS = 24
"""A file has no more tables of contents, of figures and the like."""

LONGEST = 400
"""No title has more characters."""

LONGEST_HEAD = 60
"""The heading of a table of contents has fewer characters."""

_DOTS = re.compile(r"[.…·_]\s?[.…·_]")
_PAGE_ALONE = re.compile(r"\s*(?:\d{1,4}|[ivxlc]{1,7})\s*")
_NO_WORD = re.compile(r"[\W_]+")
_NO_WORD_OF_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())
_PAGE_WORD = re.compile(r"\s+(?:page|página|стр\.?|页(?:码|次)?|الصفحة)\s*$", re.I)


@dataclass(slots=True)
class Witnesses:
    """Titles with their numbers, written close, and the level a bookmark gives them (0 if none)."""

    levels: dict[str, int] = field(default_factory=dict)
    _starts: set[str] = field(default_factory=set)
    _rests: set[str] = field(default_factory=set)
    _labelled: int = 0
    _told: dict[str, int | None] = field(default_factory=dict)

    def add(self, title: str, level: int) -> None:
        """Take a title as one that heads a clause."""
        if len(title) > LONGEST:
            return
        self._told = {}
        key = close(title)
        if key:
            self.levels[key] = level or self.levels.get(key, 0)
            self._starts.update(key[:length] for length in range(1, len(key)))
        label = find_label(title)
        self._labelled += bool(key and label and label.number)
        if label and label.kind in ("annex", "appendix"):
            rest = close(title[label.end :])
            self._rests.update(rest[:length] for length in range(1, len(rest) + 1))

    @property
    def numbered(self) -> bool:
        """Whether most titles have a number."""
        return 2 * self._labelled > len(self.levels)

    def knows(self, words: str) -> bool:
        """Whether `words` are a title, with or without the number before them."""
        return self.level(words) is not None

    def level(self, words: str) -> int | None:
        """The level of the title that `words` are, or None if they are none."""
        if words not in self._told:
            self._told[words] = self._find(words)
        return self._told[words]

    def _find(self, words: str) -> int | None:
        key = close(words)
        if key in self.levels:
            return self.levels[key]
        label = find_label(words)
        return self.levels.get(close(words[label.end :])) if label and label.number and words[label.end :] else None

    def completes(self, words: str, following: str) -> bool:
        """Whether `words` begin a title that goes on with `following`; annexes have their label in a row of its own."""
        first = close(words)
        if first in self._rests and close(f"{words} {following}") in self._rests:
            return bool(close(following))
        return first in self._starts and self.knows(f"{words} {following}")

    def begins(self, words: str) -> bool:
        """Whether a longer title begins with `words`."""
        return close(words) in self._starts


@lru_cache(maxsize=8192)
def close(words: str) -> str:
    """`words` without spaces and punctuation, in one case: what a title and its copies share."""
    if words.isascii():
        return words.lower().encode().translate(None, _NO_WORD_OF_ASCII).decode()
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", words[:LONGEST]).casefold())


def find_contents(rows: Sequence[PrintedRow]) -> set[int]:
    """The places of the rows of a table of contents, its heading included."""
    last = {close(row.text): place for place, row in enumerate(rows)}
    led = [place for place, row in enumerate(rows) if _DOTS.search(row.text)]
    places = {place for place in led if is_led(rows[place].text)}
    for place, below in ((place, rows[place + 1]) for place in led if place + 1 < len(rows)):
        if is_open(rows[place].text) and _PAGE_ALONE.fullmatch(below.text):
            places.update((place, place + 1))
    if len(places) < FEW:
        places = set()
    for place in islice((place for place, row in enumerate(rows) if _is_head(row)), HEADS):
        end = misses = 0
        taken: set[str] = set()
        for further in range(place + 1, len(rows)):
            entry = _is_entry(rows[further], further, last)
            if end and not misses and not entry:
                entry = _is_bare_entry(rows[further], further, last, taken)
            taken.add(close(rows[further].text))
            end, misses = (further, 0) if entry else (end, misses + 1)
            if misses > AHEAD:
                break
        if end:
            places.update(range(place, end + 1))
    return places


def _is_head(row: PrintedRow) -> bool:
    return len(row.text) < LONGEST_HEAD and is_contents(_PAGE_WORD.sub("", row.text))


def _is_entry(row: PrintedRow, place: int, last: dict[str, int]) -> bool:
    if is_parted(row.text):
        return True
    label = find_label(row.text)
    return label is not None and last[close(row.text)] > place


def _is_bare_entry(row: PrintedRow, place: int, last: dict[str, int], taken: set[str]) -> bool:
    """Whether a row behind an entry is one that has neither number nor page: a title that comes again, once."""
    key = close(row.text)
    return bool(key) and len(row.text) < LONGEST_HEAD and not row.bold and key not in taken and last[key] > place


def read_contents(rows: Iterable[PrintedRow], witnesses: Witnesses) -> None:
    """Take the entries of a table of contents, those that wrap joined."""
    open_words = ""
    for row in rows:
        if _is_head(row):
            continue
        if open_words and find_label(row.text):
            witnesses.add(open_words, 0)
            open_words = ""
        words = f"{open_words} {row.text}".strip()
        title = title_of(words)
        if title is not None:
            witnesses.add(title, 0)
        open_words = words if title is None and len(words) < LONGEST else ""
    if open_words:
        witnesses.add(open_words, 0)
