"""A sentence as the words by which it is compared with its other version."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from diff_match_patch import diff_match_patch

from clauseline.comparing.alignment import align
from clauseline.comparing.editorial import KEYWORDS, PUNCTUATION, spelt
from clauseline.comparing.edits.han_words import in_whole_words
from clauseline.comparing.known import Known
from clauseline.comparing.phrases import slide, whole_phrases
from clauseline.comparing.tokens import HAN, LABEL, MOST_CHARACTERS
from clauseline.numerals import HAN as NUMERALS
from clauseline.outline import UNSEEN
from clauseline.patterns import compile_late

_WORD = compile_late(rf"(?:{LABEL})(?![^\W{HAN}])|[{NUMERALS}]{{2,}}|[{HAN}]|[^\W{HAN}]+n['’]t\b|[^\W{HAN}]+|[^\w\s]")
_ASCII = re.compile(rf"[A-Za-z_]\w+(?:(?<=\wn)'t\b)?|(?:{LABEL})(?!\w)|\w+|[^\w\s]")
"""The same in a text of ASCII alone, where most words are known by their first two letters."""
_HAN = re.compile(f"[{HAN}]")
_UNSEEN = re.compile(f"[{UNSEEN}\u0640]")
_KEYWORD = re.compile(rf"\b(?:{'|'.join(sorted(KEYWORDS)).upper()})\b")
_PREFIX, _SUFFIX = diff_match_patch().diff_commonPrefix, diff_match_patch().diff_commonSuffix
_MARGIN = 40
"""So many characters before and behind what differs tell what it is about."""
_FIRST = 0x40000
"""From here on Unicode has no letters: a character stands for a whole word."""


class SentenceWord(NamedTuple):
    """A word, a Han character or a sign that says something, at [start, end) of its sentence.

    `key` is the word in lower case and in one of its spellings.
    """

    key: str
    start: int
    end: int


_word: Callable[[tuple[str, int, int]], SentenceWord] = partial(tuple.__new__, SentenceWord)
"""A word of these three values, made without a call in Python: there are very many."""


class Difference(NamedTuple):
    """Words [start, end) of the old sentence that became words [start, end) of the new one; either may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]


class RewordedSentence(NamedTuple):
    """A sentence before and after: the texts, their words, and where these differ."""

    before: str
    after: str
    ours: Sequence[SentenceWord]
    theirs: Sequence[SentenceWord]
    differences: Sequence[Difference]

    def went(self, one: Difference) -> Sequence[SentenceWord]:
        return self.ours[slice(*one.old)]

    def came(self, one: Difference) -> Sequence[SentenceWord]:
        return self.theirs[slice(*one.new)]

    def has_other_capitals(self, one: Difference) -> bool:
        """Whether a word that binds in capitals got them here, or lost them."""
        if one.old[0] == one.old[1] or one.new[0] == one.new[1]:
            return False
        went, came = self.went(one), self.came(one)
        on_both = KEYWORDS.intersection([word[0] for word in went]).intersection([word[0] for word in came])
        if not on_both:
            return False
        ours, theirs = _keywords(self.before, went), _keywords(self.after, came)
        return any(ours.count(key) != theirs.count(key) for key in on_both)


def read(before: str, after: str) -> RewordedSentence:
    """The two texts word by word, without the words far before and behind those that differ; of longer ones than can
    be compared all differs.
    """
    first = _back(before, _PREFIX(before, after))
    last = _SUFFIX(before[first:], after[first:])
    ours, theirs = (words_of(text, first, _on(text, len(text) - last)) for text in (before, after))
    keys = _told_apart(before, ours), _told_apart(after, theirs)
    differences = _differences(*keys)
    if not before.isascii() and _HAN.search(before):
        differences = list(map(Difference._make, in_whole_words(differences, *keys)))
    if "-" in before or "-" in after:
        differences = list(_in_whole_compounds(differences, (before, ours), (after, theirs)))
    return RewordedSentence(before, after, ours, theirs, differences)


def _in_whole_compounds(
    differences: Iterable[Difference], *sides: tuple[str, Sequence[SentenceWord]]
) -> Iterator[Difference]:
    """Differences, none of which ends behind the hyphen of a word: "a non" goes on to "a non-exclusive"."""
    last: Difference | None = None
    for one in differences:
        is_cut = any(_is_cut(*side, place) for side, place in zip(sides, one, strict=True))
        wide = Difference(*((start, end + 1) for start, end in one)) if is_cut else one
        if last and last.old[1] >= wide.old[0]:
            last = Difference((last.old[0], wide.old[1]), (last.new[0], wide.new[1]))
            continue
        if last:
            yield last
        last = wide
    if last:
        yield last


def _is_cut(text: str, words: Sequence[SentenceWord], place: tuple[int, int]) -> bool:
    """Whether a hyphen leads from the last of the words of `place` to the next one."""
    start, end = place
    return start < end < len(words) and text[words[end - 1].end : words[end].start] == "-"


def _keywords(text: str, words: Iterable[SentenceWord]) -> list[str]:
    """Those of the words of `text` that bind in capitals and are written so; where most of it is in capitals, none."""
    is_any = _KEYWORD.search(text) and not _is_loud(text)
    return [word.key for word in words if _KEYWORD.fullmatch(text, word.start, word.end)] if is_any else []


def _told_apart(text: str, words: Sequence[SentenceWord]) -> list[str]:
    """The keys of the words of `text`; others for those that bind in capitals and are written so."""
    if not _KEYWORD.search(text) or _is_loud(text):
        return [word[0] for word in words]
    return [match[0] if (match := _KEYWORD.fullmatch(text, word[1], word[2])) else word[0] for word in words]


def _is_loud(text: str) -> bool:
    return 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))


def _back(text: str, place: int) -> int:
    """The beginning of a word some way before a place."""
    return max(0, text.rfind(" ", 0, place - _MARGIN), text.rfind("\n", 0, place - _MARGIN)) if place > _MARGIN else 0


def _on(text: str, place: int) -> int:
    """The end of a word some way behind a place."""
    found = text.find(" ", place + _MARGIN)
    return found if found >= 0 else len(text)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[SentenceWord]:
    """The words in [start, end) of `text`, without punctuation and signs that nobody sees."""
    end = len(text) if end is None else end
    found = (_ASCII if text.isascii() else _WORD).finditer(text, start, end)
    keys = _KEYS
    return [
        _word((key, *match.span())) for match in found if (word := match[0]) not in PUNCTUATION and (key := keys[word])
    ]


def _key(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFKC", _UNSEEN.sub("", word)).replace("’", "'")
    return spelt(word.lower())


_KEYS = Known(_key, most=65_536)


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> list[Difference]:
    letters = _Letters()
    old, new = ("".join([letters[key] for key in side]) for side in (ours, theirs))
    if len(old) + len(new) > MOST_CHARACTERS:
        return [Difference((0, len(old)), (0, len(new)))]
    runs = slide(whole_phrases(align(old, new), old, new), old, new)
    found = []
    i = j = 0
    for start, start_new, size in (*runs, (len(old), len(new), 0)):
        if i < start or j < start_new:
            found.append(Difference((i, start), (j, start_new)))
        i, j = start + size, start_new + size
    return found


class _Letters(dict[str, str]):
    """One character for each word; a single Han character stands for itself."""

    def __missing__(self, key: str) -> str:
        return self.setdefault(key, key if len(key) == 1 else chr(_FIRST + len(self)))
