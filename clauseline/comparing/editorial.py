"""Whether words differ in their writing alone: case, spaces, unseen marks, punctuation, spelling, moved references.

What may say something is no writing: a sign between digits, a minus, the case of a unit or a symbol, words that bind in
capitals, names that the draft tells apart by their case, every sign of a formula, an address, an empty cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from clauseline.comparing.duties.words import ascii_words
from clauseline.comparing.tokens import ARTICLE, HAN, LABEL
from clauseline.outline import UNSEEN, Outline
from clauseline.patterns import compile_late

_WORD = compile_late(rf"\t|\w+://\S*[\w/]|{ARTICLE}|{LABEL}|[{HAN}]|[^\W{HAN}]+|[^\w\s]")
_PLAIN_WORD = re.compile(r"[A-Za-z]+(?=[.,;:)]*\Z)")
"""A word that stands alone between spaces, and says what it says whatever is around it."""
_UNSEEN = re.compile(f"[{UNSEEN}\u0640](?<![\u202d\u202e])")
"""What changes no word, tatweel among it; an override does, which shows letters in another order."""
PUNCTUATION = frozenset(".,;:!?'\"“”„‟‘’‚‛«»‹›()…–—-‐‑、。，；：！？（）《》〈〉「」『』·")
_DASHES = re.compile("[‐‑–—−]")
_QUOTES = {ord(sign): '"' for sign in "“”„‟«»"} | {ord(sign): "'" for sign in "‘’‚‛"}
_SIGNS = re.compile(r"\t|\S+")
_MINUS = re.compile(r"(?<=\d)\s*-\s*(?=\d)|(?<![\w)])-(?=\d)")
"""A dash that says a range or a negative number."""
_RAISED = re.compile("[²³¹\u2070-\u209c]+")
_FORMULA = re.compile(r"[=+*^<>≤≥≠×÷±√∑∏∫|\\{}@#`~]|!=|::")
"""Signs beside which no other sign is mere punctuation."""
_BEGINS = frozenset(".:;!?…\"'“‘«(\t。：；！？「『（")
"""Signs behind which a word may have a capital for its place alone."""
KEYWORDS = frozenset(("must", "shall", "should", "may", "not", "required", "recommended", "optional"))
"""Where RFC 2119 is followed, these bind in capitals alone."""
_UNIT = 4
"""So many letters right behind a number may be a unit, whose case says which."""
_NAMES = "section clause subclause annex appendix chapter article part paragraph"
_POINTERS = frozenset(
    [name + plural for name in _NAMES.split() for plural in ("", "s", "es")] + ["appendices", "see", "§", "§§"]
)
_JOINING = frozenset(("and", "or", "to", "through"))
"""Behind what points at a clause, these lead from one number to the next."""
_ARTICLE = re.compile(ARTICLE)
_NAMED = re.compile(r" (?<=[a-z,)] )([^\W\d_a-z]\w*)")
_PLAIN = re.compile(r"\b[a-zß-ÿ]\w+")
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

    def follow(self, old: str, new: str) -> bool:
        """Whether `new` is what a reference `old` has to become."""
        return (old, new) in self._moved


class EditorialWord(NamedTuple):
    """A word as it is read, in one case and spelling, and as it is written; `begins`: it may begin a sentence."""

    read: str
    written: str
    begins: bool


NO_WORD = EditorialWord("", "", False)


class Writing:
    """Knows what is a matter of writing alone in a draft that became `new`; `numbers` are (old, new) of its clauses."""

    def __init__(self, new: Outline, numbers: Iterable[tuple[str, str]]) -> None:
        self._new = new
        self._references = References(numbers)

    def is_same(self, old: str, new: str, *, is_code: bool = False) -> bool:
        """Whether both say the same in the same words; of code and formulas each sign says something."""
        if self._are_others(old, new):
            return False
        if is_code or _FORMULA.search(old) or _FORMULA.search(new):
            return _signs(old) == _signs(new)
        reading = _Reading(self, is_loud=old.isupper() or new.isupper())
        return all(reading.is_one(one, two) for one, two in zip_longest(_words(old), _words(new)))

    def _are_others(self, old: str, new: str) -> bool:
        """Whether a look at the first words that stand between other spaces shows that the sentences differ."""
        one, two = next(filter(_differ, zip(old.split(), new.split(), strict=False)), ("", ""))
        ours, theirs = _PLAIN_WORD.match(one), _PLAIN_WORD.match(two)
        if not ours or not theirs:
            return False
        read, read_new = spelt(ours[0].lower()), spelt(theirs[0].lower())
        return read != read_new and not self.is_moved(read, read_new)

    def is_moved(self, old: str, new: str) -> bool:
        """Whether a reference `old` has to become `new`."""
        return self._references.follow(old, new)

    def is_told_apart(self, word: str) -> bool:
        """Whether the case of a word within sentences may say something."""
        return word in self._told_apart

    @cached_property
    def _told_apart(self) -> frozenset[str]:
        return self._new.once(words_told_apart)


class _Reading:
    """Reads two sentences word by word; `is_loud`: all of one is in capitals."""

    def __init__(self, writing: Writing, *, is_loud: bool) -> None:
        self.writing, self.is_loud = writing, is_loud
        self.before = NO_WORD, NO_WORD
        self.points = False
        """Whether a number would be a reference here."""

    def is_one(self, one: EditorialWord | None, two: EditorialWord | None) -> bool:
        """Whether the next words are one, as far as what was read so far tells."""
        if one is None or two is None or not self._says_the_same(one, two):
            return False
        # "Clause 5 of" something is no clause of this draft, nor is one behind "[7], ".
        if one.read == "of" and self.before[0].read != self.before[1].read:
            return False
        begins = one.read in _POINTERS and self.before[0].read != "]"
        self.points = begins or (self.points and (one.read in _JOINING or _is_label(one.read)))
        self.before = one, two
        return True

    def _says_the_same(self, one: EditorialWord, two: EditorialWord) -> bool:
        if one.read != two.read:
            is_reference = self.points or bool(_ARTICLE.fullmatch(one.read))
            return is_reference and self.writing.is_moved(one.read, two.read)
        return one.written == two.written or self._is_free(one, two)

    def _is_free(self, one: EditorialWord, two: EditorialWord) -> bool:
        """Whether the case of a word that is written otherwise says nothing."""
        word = one.written.lower()
        if word != two.written.lower():
            return True
        is_unit = len(word) <= _UNIT and any(last.written[-1:].isdigit() for last in self.before)
        if is_unit or any(map(str.isdigit, word)):
            return False
        if one.written.isupper() != two.written.isupper() and len(word) > 1:
            return self.is_loud and word not in KEYWORDS
        return one.begins or two.begins or (len(word) > 1 and not self.writing.is_told_apart(word))


def words_told_apart(outline: Outline) -> frozenset[str]:
    """The words that stand within sentences of a text both with a capital and without: their case may say which.

    So a contract tells the Service that it defines from any other service.
    """
    named: set[str] = set()
    plain: set[str] = set()
    for clause in outline.clauses:
        named.update(map(str.lower, _NAMED.findall(clause.text)))
        plain.update(ascii_words(clause.text) if clause.text.isascii() else _PLAIN.findall(clause.text))
    return frozenset(word for word in named & plain if len(word) > 1)


def _differ(both: tuple[str, str]) -> bool:
    return both[0] != both[1]


def _is_label(word: str) -> bool:
    return word[-1:].isdigit() or len(word) == 1


def _signs(text: str) -> Sequence[str]:
    return _SIGNS.findall(_DASHES.sub("-", _UNSEEN.sub("", text)).translate(_QUOTES))


def _words(text: str) -> Iterator[EditorialWord]:
    if not text.isascii():
        raised = _RAISED.sub(lambda found: f"^{found[0]}", _UNSEEN.sub("", text))
        text = unicodedata.normalize("NFKC", _DASHES.sub("-", raised))
    if "-" in text:
        text = _MINUS.sub("−", text)
    before = "."
    for found in _WORD.finditer(text):
        word = found[0]
        if before == "》" and _ARTICLE.fullmatch(word):
            word = before + word  # An article of another law.
        if word not in PUNCTUATION or _counts(text, found.start()):
            yield EditorialWord(spelt(word.lower()), word, before in _BEGINS)
        before = word


def _counts(text: str, at: int) -> bool:
    """Whether a sign says something: between two digits, as the point before one, or as the "!" before a name."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "!":
        return behind.isalnum()
    return behind.isdigit() and (before.isdigit() or (text[at] == "." and not before.strip()))


@lru_cache(maxsize=8192)
def spelt(word: str) -> str:
    """The word in one of its spellings."""
    for pattern, form in _VARIANTS:
        word = pattern.sub(form, word)
    return word
