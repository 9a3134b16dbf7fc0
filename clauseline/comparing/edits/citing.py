"""Labels of items and names of other texts, whose form may change without a change of sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from clauseline.comparing.details.pointers import Pointer, find_pointers
from clauseline.comparing.duties.duty import LONGEST
from clauseline.comparing.duties.numbers import names_a_text
from clauseline.comparing.edits.reading import Difference, RewordedSentence, SentenceWord

_LABEL = re.compile(r"[a-z]|[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十]{1,2}")
_SIGNS, _CLOSING = frozenset("°．."), frozenset(")）°．")
_INSTRUMENT = re.compile(
    r"(?:(?<![A-Za-z])[A-Z][\w./-]*\s*(?:\([A-Z]{2,4}\)\s*)?(?:No\.?\s*)?\d[\d/.:—–-]*|\d{2,4}/\d{1,4}(?:/[A-Z]{2,4})?)\s*$"
)
"""The number of a standard, a regulation or another text, before what is said more of it."""
_MORE = re.compile(
    r"\s*(?:\([^)]{2,80}\)|(?:of the|der|des|du|de la|del) [A-Z][^,;.]{2,90}"
    r"|[-.:—–]\s?\d[\d.:—–-]*(?:,\s*\d[\d.]*,?)*)\s*"
)
_NUMBER = re.compile(r"\d[\d.:—–/-]*")
_LONGEST = 62
"""Characters of a title, with its marks."""
_TITLE = re.compile("《([^》]{2,60})》")
_CITED = re.compile(r"\d[\d.]*[a-z]?|[a-z]|[ivxlc]{1,7}|[零〇一二三四五六七八九十百千]+")
_UNITS = tuple("编章节条款项号")
Moved = Callable[[str, str], bool]
"""Whether a clause of the first number has the second one now; both in lower case."""


class _AnyLabel:
    """Every label is one that is looked for."""

    def __contains__(self, _label: object) -> bool:
        return True


def is_cited(one: RewordedSentence, each: Difference) -> bool:
    """Whether the number of a clause, or of another part of a text, was put for another one."""
    sides = ((one.before, one.went(each)), (one.after, one.came(each)))
    return all(_is_cited(text, words) for text, words in sides)


def _is_cited(text: str, words: Sequence[SentenceWord]) -> bool:
    if not words or not all(_CITED.fullmatch(word.key) for word in words):
        return False
    start, end = words[0].start, words[-1].end
    if text[start - 1 : start] == "第":
        return text.startswith(_UNITS, end)
    return names_a_text(text, start, end)


def leads_on(one: RewordedSentence, each: Difference, moved: Moved) -> bool:
    """Whether a reference leads to the same clause as before, which has another number now."""
    if not is_cited(one, each):
        return False
    labels = [
        [pointer.label.casefold() for pointer in find_pointers(text, _AnyLabel()) if _covers(pointer, words)]
        for text, words in ((one.before, one.went(each)), (one.after, one.came(each)))
    ]
    return len(labels[0]) == len(labels[1]) == 1 and moved(labels[0][0], labels[1][0])


def _covers(pointer: Pointer, words: Sequence[SentenceWord]) -> bool:
    return pointer.place[0] <= words[0].start and words[-1].end <= pointer.place[1]


def is_label(one: RewordedSentence, each: Difference) -> bool:
    """Whether the label of an item became another: "(a)" or "1)"."""
    went, came = ([word for word in words if word.key not in _SIGNS] for words in (one.went(each), one.came(each)))
    if len(went) != 1 or len(came) != 1 or is_cited(one, each):
        return False
    return _labels(one.before, went[0]) and _labels(one.after, came[0])


def _labels(text: str, word: SentenceWord) -> bool:
    if not _LABEL.fullmatch(word.key) or text[word.end : word.end + 1] not in _CLOSING:
        return False
    before = text[word.start - 1 : word.start]
    return before in ("", "(", "（") or not before.isalnum() or not before.isascii()


def is_citation(one: RewordedSentence, each: Difference) -> bool:
    """Whether more, or less, is said of a text that is named: its full title, its part, its year."""
    went, came = one.went(each), one.came(each)
    if _in_titles(one.before, went) or _in_titles(one.after, came):
        return _is_longer_title(one)
    if went and came:
        return _is_part(one, went, came)
    text, words = (one.before, went) if went else (one.after, came)
    start, end = words[0].start, words[-1].end
    start -= len(text[:start]) - len(text[:start].rstrip("-:—– "))
    named = _INSTRUMENT.search(text, max(0, start - 40), start)
    if not named:
        opened = text[start - 1 : start] == "("
        named = _INSTRUMENT.search(text, max(0, start - 41), start - 1) if opened else None
        start -= 1
    rest = text[start : end + (text[end : end + 1] == ")")]
    return named is not None and _MORE.fullmatch(rest) is not None


def _is_part(one: RewordedSentence, went: Sequence[SentenceWord], came: Sequence[SentenceWord]) -> bool:
    """Whether the number of a standard was given with its part or year: "8601" and "8601-1:2019"."""
    old, new = one.before[went[0].start : went[-1].end], one.after[came[0].start : came[-1].end]
    short, long = sorted((old, new), key=len)
    text, start = (one.before, went[0].start) if short == old else (one.after, came[0].start)
    is_named = re.search(r"(?<![A-Za-z])[A-Z][A-Z/]{1,8}\s*$", text[max(0, start - 12) : start]) is not None
    return is_named and bool(_NUMBER.fullmatch(short)) and bool(_MORE.fullmatch(long.removeprefix(short)))


def _in_titles(text: str, words: Sequence[SentenceWord]) -> bool:
    if not words:
        return False
    around = max(0, words[0].start - _LONGEST), words[-1].end + _LONGEST
    return any(
        match.start() < words[0].start and words[-1].end < match.end() for match in _TITLE.finditer(text, *around)
    )


def _is_longer_title(one: RewordedSentence) -> bool:
    """Whether each title between Chinese marks stands on the other side, be it in a longer form."""
    ours, theirs = _TITLE.findall(one.before[:LONGEST]), _TITLE.findall(one.after[:LONGEST])
    return len(ours) == len(theirs) and all(a.endswith(b) or b.endswith(a) for a, b in zip(ours, theirs, strict=True))
