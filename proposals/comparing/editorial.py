"""Whether a change touches the writing alone: case, spaces, unseen marks, punctuation, spelling, moved references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from proposals.comparing.changes import ADDED, KEPT, REMOVED, Span
from proposals.comparing.tokens import ARTICLE, LABEL
from proposals.outline import UNSEEN

_WORD = re.compile(rf"{ARTICLE}|{LABEL}|\w+|\S")
_UNSEEN = re.compile(f"(?![\u202d\u202e])[{UNSEEN}\u0640]")
"""What changes no word, tatweel among it; an override does, which shows letters in another order."""
_PUNCTUATION = frozenset(".,;:!?'\"“”‘’«»()…–—-‐‑、。，；：！？（）《》〈〉「」『』·")
_NAMES = "section clause subclause annex appendix chapter article part paragraph"
_POINTERS = frozenset(
    [name + plural for name in _NAMES.split() for plural in ("", "s", "es")]
    + ["appendices", "see", "and", "or", "to", "through", "§", "§§"]
)
_ARTICLE = re.compile(ARTICLE)
_VARIANTS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"(?<=\w{3})is(?=(?:e|ed|es|ing|er|ers|able|ation|ations)$)", "iz"),
        (r"(?<=\w{2})our(?=(?:s|ed|ing|able|al|ally|ful|less|ite|ites)?$)", "or"),
        (r"(?<=\w{2})ys(?=(?:e|ed|es|ing|er|ers)$)", "yz"),
        (r"(?<=\w{2}[tb])re(?=s?$)", "er"),
        (r"(?<=\w{3})ogue(?=s?$)", "og"),
        (r"(?<=\w{4})ll(?=(?:ed|ing|er|ers)$)", "l"),
        (r"(?<=\w{3})ence(?=s?$)", "ense"),
        (r"(?<=\w{3}dg)e(?=ments?$)", ""),
        (r"^artef", "artif"),
        (r"^programme(?=s?$)", "program"),
    )
)


class References:
    """Which clause numbers became which: (old, new) for every pair of clauses."""

    def __init__(self, numbers: Iterable[tuple[str, str]]) -> None:
        pairs = [(old.casefold(), new.casefold()) for old, new in numbers if old and new and old != new]
        # The text says "Annex A" in two words, of which the second alone changes.
        self._moved = {*pairs, *((old.split()[-1], new.split()[-1]) for old, new in pairs)}

    def follow(self, old: str, new: str, *, after: str) -> bool:
        """Whether `new` is what a reference `old`, standing behind the word `after`, has to become."""
        is_pointed = after in _POINTERS or bool(_ARTICLE.fullmatch(old))
        return is_pointed and (old, new) in self._moved


def is_editorial(spans: Iterable[Span], references: References) -> bool:
    """Whether the text before and after the change says the same in the same words."""
    before, removed, added = "", "", ""
    for span in (*spans, Span(KEPT, "")):
        if span.op == REMOVED:
            removed += span.text
        elif span.op == ADDED:
            added += span.text
        else:
            if (removed or added) and not _says_the_same(before, removed, added, references):
                return False
            before, removed, added = span.text, "", ""
    return True


def _says_the_same(before: str, removed: str, added: str, references: References) -> bool:
    one, two = list(_words(removed)), list(_words(added))
    if len(one) != len(two):
        return False
    context = [*_words(before[-40:])][-1:] or [""]
    pairs = zip([*context, *one], one, two, strict=False)
    return all(a == b or references.follow(a, b, after=word) for word, a, b in pairs)


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(_UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())):
        if word not in _PUNCTUATION:
            yield _spelt(word)


@lru_cache(maxsize=8192)
def _spelt(word: str) -> str:
    """The word in one of its spellings."""
    for pattern, form in _VARIANTS:
        word = pattern.sub(form, word)
    return word
