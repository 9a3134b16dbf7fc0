"""The definitions in the text of one clause, block by block.

What stands under a term belongs to it, up to the next term or the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from clauseline.definitions import forms
from clauseline.definitions.headings import is_of_terms
from clauseline.definitions.sentences import Sentences
from clauseline.definitions.values import Definition, Place, bare
from clauseline.outline import BlockText, ClauseText

SHORT = 80
"""Characters of a paragraph that is a term alone."""
ALTERNATIONS = 4
"""So often short and long paragraphs have to take turns, unless the short ones end in a colon."""
NUMBERED, FEW = 3, 4
"""So often a numbered member of a list has to be a term alone, above its text; one in lower case has few words."""

_NEXT_NUMBER = re.compile(r"(?<=[;；,，.。])\s+(?:[(（]?\d{1,3}[.)）]\s*)?[\"“„«「『]*\s*$")
"""What stands before the next term of a list that goes on in one paragraph: its number, and an opening quote."""
_PARAGRAPH = re.compile(r"\(\d{1,3}[a-z]{0,2}\)\s*")
"""The number of a paragraph of a law: it stands as high as words without one."""
_SPOKEN = ("paragraph", "item", "subheading")
_TERM_HEAD = re.compile(r"terms?|begriffe?|termes?|términos?|concept|术语|用语|名词|词汇", re.IGNORECASE)
_TEXT_HEAD = re.compile(
    r"definitions?|meaning|description|explanation|definition.*|bedeutung|erläuterung|définitions?|signification|"
    r"definición|significado|定义|含义|解释|说明|释义",
    re.IGNORECASE,
)
_SHORT_FOR = re.compile(
    r"abbrev\w*|acronyms?|expansion|expanded form|full (?:name|form)|abkürzung|缩略语|全称", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(r"[.;,。；，]$")
_ENDS_NAME = re.compile(r"[^.;,:。；，：]$")
_NUMBER = re.compile(r"\d{1,3}[a-z]{0,2}[.)]\s*")
"""The number of a member of a list, also one that was put in later."""


@dataclass(slots=True)
class _Open:
    """Terms whose text goes on: where they stand, where it begins, and how deep the list is."""

    terms: list[Place]
    text: int
    depth: int
    has_text: bool = True


@dataclass(slots=True)
class _Finder:
    clause: ClauseText
    index: int
    sentences: Sentences
    is_inside: bool
    is_of_terms: bool
    found: list[Definition] = field(default_factory=list)
    open: _Open | None = None
    has_lists: bool = False
    """Whether dt and dd make the terms here: nothing else does then."""
    is_opened: bool = False
    """Whether a sentence said that terms follow, of which they may be items."""
    is_numbered: bool = False
    """Whether terms stand alone behind the numbers of a list, and their texts below them: no other words begin one."""

    def close(self, end: int) -> None:
        """What is open ends at `end`."""
        text, one = self.clause.text, self.open
        self.open = None
        if one is None or not one.has_text:
            return
        while end > one.text and text[end - 1].isspace():
            end -= 1
        if number := _NEXT_NUMBER.search(text, max(one.text, end - 20), end) if end < len(text) else None:
            end = number.start()
        start = min(one.text + len(text[one.text : end]) - len(text[one.text : end].lstrip()), end)
        if start < end:
            self.found += [
                Definition(text[at[0] : at[1]], text[start:end], self.index, at, (start, end)) for at in one.terms
            ]


def find(clause: ClauseText, index: int, sentences: Sentences, *, inside: bool) -> Iterator[Definition]:
    """The definitions in `clause`, the one at `index`: all `inside` a section of terms, else unmistakable ones."""
    blocks = clause.blocks or (BlockText("paragraph", 0, len(clause.text)),)
    has_rows = any(block.kind == "row" for block in blocks)
    if not (inside or has_rows or sentences.has(index)):
        return
    finder = _Finder(clause, index, sentences, inside, inside and is_of_terms(clause.title))
    if not inside:
        begin = next((n for n, one in enumerate(blocks) if _opens(finder, one)), len(blocks))
        for number, block in enumerate(blocks[:begin]):
            _sentences(finder, block, blocks[number + 1 : begin])
        _tables(finder, blocks[:begin])
        blocks = blocks[begin:]
    if blocks:
        _section(finder, blocks)
    yield from sorted(finder.found, key=lambda one: (one.term_at or one.text_at, one.text_at))


def _opens(finder: _Finder, block: BlockText) -> bool:
    words = finder.clause.text[block.start : block.end]
    return block.kind in ("paragraph", "item") and finder.sentences.opens(words, finder.index, block.start)


def _sentences(finder: _Finder, block: BlockText, behind: Sequence[BlockText] = ()) -> None:
    """Terms that sentences of a block define: each as far as the next one or the end of the block.

    A block that ends in a colon ends with its list.
    """
    if block.kind not in ("paragraph", "item"):
        return
    text, end = finder.clause.text, block.end
    found = finder.sentences.find(text[block.start : end], finder.index, block.start)
    if found and text[end - 1] in ":：":
        items = takewhile(lambda one: one.kind == "item", behind)
        end = max((one.end for one in items), default=end)
    for one in found:
        finder.close(block.start + one.start)
        finder.open = _Open([(block.start + one.start, block.start + one.end)], block.start + one.text, 0)
    finder.close(end)


def _section(finder: _Finder, blocks: Sequence[BlockText]) -> None:
    """The terms that blocks begin with, as far as the next one."""
    finder.has_lists = any(block.kind == "term" for block in blocks)
    numbered = _numbered(finder.clause, blocks)
    finder.is_numbered = bool(numbered)
    alternating = numbered or _alternating(finder.clause, blocks)
    _tables(finder, blocks)
    for block in blocks:
        if block.kind == "term":
            _take_dt(finder, block)
        elif block.start in alternating:
            words = finder.clause.text[block.start : block.end]
            skip = _skip(words) if numbered else 0
            _begin(finder, block, forms.TermPlace(skip, skip + len(bare(words[skip:])), len(words)))
        elif block.kind == "row":
            finder.close(block.start)
        elif not _goes_on(finder, block):
            _take(finder, block)
        if finder.open and block.kind != "term":
            finder.open.has_text = True
    finder.close(len(finder.clause.text))


def _take(finder: _Finder, block: BlockText) -> None:
    """A paragraph or an item, which may begin a term, or say that terms follow."""
    words = finder.clause.text[block.start : block.end]
    skip = forms.end_of_number(words)
    title, is_of_terms, is_opened = finder.clause.title, finder.is_of_terms, finder.is_opened
    if _opens(finder, block):
        finder.close(block.start)
        finder.is_opened = True
    elif found := forms.at_start(words[skip:], of_terms=is_of_terms, title=title, in_sentence=is_opened):
        _begin(finder, block, forms.TermPlace(*(place + skip for place in found)))
    elif finder.open is None:
        _sentences(finder, block)


def _take_dt(finder: _Finder, block: BlockText) -> None:
    """A dt: another name of the same text if the dt before it has none yet."""
    words = finder.clause.text[block.start : block.end]
    skip = forms.end_of_number(words)
    name = bare(words[skip:])
    if not name or not forms.is_name(name):
        return
    start = block.start + max(words.find(name, skip), 0)
    if finder.open and not finder.open.has_text:
        finder.open.terms.append((start, start + len(name)))
        finder.open.text = block.end
    else:
        finder.close(block.start)
        finder.open = _Open([(start, start + len(name))], block.end, 0, has_text=False)


def _begin(finder: _Finder, block: BlockText, found: forms.TermPlace) -> None:
    finder.close(block.start)
    term = (block.start + found.start, block.start + found.end)
    finder.open = _Open([term], block.start + found.text, _depth(block))


def _goes_on(finder: _Finder, block: BlockText) -> bool:
    """Whether `block` cannot begin a term: it is no plain words, or stands deeper in what is open."""
    if block.kind not in _SPOKEN or finder.has_lists:
        return True
    if finder.open and finder.is_numbered and not _number(finder.clause, block):
        return True
    return finder.open is not None and _depth(block) > finder.open.depth


def _depth(block: BlockText) -> int:
    """How deep in lists it stands."""
    return (block.facts.depth or 1) if block.kind == "item" and not _PARAGRAPH.fullmatch(block.marker) else 0


def _number(clause: ClauseText, block: BlockText) -> bool:
    """Whether a block begins with the number of a member of a list."""
    return bool(_NUMBER.match(f"{block.marker} " if block.marker else clause.text[block.start : block.end]))


def _skip(words: str) -> int:
    """Where words begin behind a number that is typed before them."""
    number = _NUMBER.match(words)
    return number.end() if number else 0


def _numbered(clause: ClauseText, blocks: Sequence[BlockText]) -> set[int]:
    """Where a number of a list and a term stand alone, above a paragraph that says what it means."""
    names: dict[int, str] = {}
    for one, other in pairwise(blocks):
        words = clause.text[one.start : one.end]
        if one.kind not in ("item", "paragraph") or other.kind not in ("paragraph", "code") or len(words) > SHORT:
            continue
        name = words[_skip(words) :]
        if _number(clause, one) and not _number(clause, other) and _ENDS_NAME.search(name) and forms.is_term(name):
            names |= {} if forms.at_start(name) else {one.start: name}
    if sum(name[0].isupper() for name in names.values()) < NUMBERED:
        return set()
    return {start for start, name in names.items() if name[0].isupper() or len(name.split()) <= FEW}


def _alternating(clause: ClauseText, blocks: Sequence[BlockText]) -> set[int]:
    """Where short paragraphs stand that are terms for the long ones behind them."""
    found: list[int] = []
    has_colons = False
    for one, other in pairwise(blocks):
        words = clause.text[one.start : one.end]
        if one.kind not in ("paragraph", "subheading") or other.kind != "paragraph":
            continue
        if len(words) > SHORT or _ENDS_SENTENCE.search(words) or forms.at_start(words):
            continue
        if forms.is_term(words.rstrip(":：")):
            length = other.end - other.start
            if length > len(words) and (length > 40 or _ENDS_SENTENCE.search(clause.text[other.end - 1 : other.end])):
                found.append(one.start)
                has_colons = has_colons or words.endswith((":", "："))
    return set(found) if len(found) >= ALTERNATIONS or has_colons else set()


def _tables(finder: _Finder, blocks: Sequence[BlockText]) -> None:
    """Rows of a term and its text: of any table of two columns in a section of terms, elsewhere if its head says so."""
    fits: dict[int | None, bool] = {}
    for block in blocks:
        cells = block.facts.cells
        if block.kind != "row" or len(cells) < 2:
            continue
        first, second = (finder.clause.text[cell.start : cell.end].strip() for cell in cells[:2])
        table = block.facts.table
        if table not in fits:
            fits[table] = _fits(first, second, len(cells), inside=finder.is_inside)
            if cells[0].is_head or _TERM_HEAD.fullmatch(first):
                continue
        skip = forms.end_of_number(first)
        name = first[skip:]
        if fits[table] and not cells[0].is_head and forms.is_name(name) and len(second) > len(name):
            start = cells[0].start + skip
            text = (cells[1].start, cells[1].start + len(second))
            finder.found.append(Definition(bare(name), second, finder.index, (start, start + len(bare(name))), text))


def _fits(first: str, second: str, columns: int, *, inside: bool) -> bool:
    if _SHORT_FOR.search(first) or _SHORT_FOR.fullmatch(second):
        return False
    if _TERM_HEAD.fullmatch(first) and _TEXT_HEAD.match(second):
        return True
    return inside and columns == 2
