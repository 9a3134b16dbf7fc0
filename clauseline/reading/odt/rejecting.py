"""Takes tracked changes back in the tree of an OpenDocument file: inserted words go, deleted ones stand there again.

As OpenDocument 1.2 has it (part 1, 5.5): an insertion lies between two marks in the text; a deletion is one mark, and
its words are kept aside, where the first and the last paragraph are the ends of those that the deletion joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from clauseline.reading.account import Account
from clauseline.reading.files.tracked import TrackedMark
from clauseline.reading.odt.names import BYTES, OFFICE, TABLE, TEXT, texts
from clauseline.reading.odt.pouring import (
    PARAGRAPHS,
    paragraph_of,
    pour_after,
    pour_before,
    pour_in,
    put_in_place,
    remove,
    split,
)
from clauseline.reading.odt.strays import leave_stray

INSERTED = "inserted text (tracked changes)"
_START, _END, _DELETED = TEXT + "change-start", TEXT + "change-end", TEXT + "change"
_INSERTION, _DELETION, _INFO = TEXT + "insertion", TEXT + "deletion", OFFICE + "change-info"
_CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
_KEPT = {_START, _END, _DELETED, BYTES, *_CELLS}
_DC = "{http://purl.org/dc/elements/1.1/}"


def marks(body: etree._Element) -> Iterator[TrackedMark]:
    """The changes that the text refers to, each once."""
    named = {_id_of(mark) for mark in body.iter(_START, _DELETED)}
    for key, region in _regions(body).items():
        for change in region.iterchildren(_INSERTION, _DELETION) if key in named else ():
            info = change.find(_INFO)
            author, date = (
                ("", "") if info is None else (info.findtext(_DC + name) or "" for name in ("creator", "date"))
            )
            yield TrackedMark(change.tag == _INSERTION, author, date)


def reject(body: etree._Element, account: Account) -> None:
    """Leave the text in `body` as it was before its tracked changes; what was inserted is left out by rule."""
    for mark in reversed(list(body.iter(_START, _END, _DELETED))):
        leave_stray(texts(mark), account)
        mark.text = None
        del mark[:]
    regions = _regions(body)
    _take_out(body, {key for key, region in regions.items() if region.find(_INSERTION) is not None}, account)
    for mark in list(body.iter(_DELETED)):
        region = regions.pop(_id_of(mark), None)
        # What was inserted and deleted again was never there.
        deletion = None if region is None or region.find(_INSERTION) is not None else region.find(_DELETION)
        blocks = [] if deletion is None else [block for block in deletion if block.tag != _INFO]
        if blocks and all(one is not deletion for one in mark.iterancestors(_DELETION)):
            _put_back(mark, blocks)


def _regions(body: etree._Element) -> dict[str, etree._Element]:
    return {region.get(TEXT + "id", ""): region for region in body.iter(TEXT + "changed-region")}


def _id_of(mark: etree._Element) -> str:
    return mark.get(TEXT + "change-id", "")


@dataclass(slots=True)
class _Insertions:
    """What lies in the insertions of a text: `gone` elements, words, and the paragraphs that they parted."""

    open: set[str] = field(default_factory=set)
    inside: set[etree._Element] = field(default_factory=set)
    gone: list[etree._Element] = field(default_factory=list)
    parted: list[tuple[Any, Any]] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)
    first: etree._Element | None = None

    def turn(self, mark: etree._Element) -> None:
        """An insertion begins or ends."""
        was_open = bool(self.open)
        (self.open.add if mark.tag == _START else self.open.discard)(_id_of(mark))
        paragraph = paragraph_of(mark)
        if self.open and not was_open:
            self.first = paragraph
            self.words.append([])
        elif was_open and not self.open and _are_parted(self.first, paragraph):
            self.parted.append((self.first, paragraph))

    def enter(self, element: etree._Element) -> None:
        if self.open and element.tag != BYTES:
            self.words[-1].append("\n" * (element.tag in PARAGRAPHS) + (element.text or ""))
            element.text = None
        if self.open and element.tag not in _KEPT:
            self.inside.add(element)

    def leave(self, element: etree._Element) -> None:
        if self.open:
            if element in self.inside:
                self.gone.append(element)
            self.words[-1].append(element.tail or "")
            element.tail = None


def _take_out(body: etree._Element, keys: set[str], account: Account) -> None:
    """Remove what lies between the marks of the insertions `keys`, and join the paragraphs that they parted."""
    keys = keys & _closed(body)
    found = _Insertions()
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if element.tag in (_START, _END) and _id_of(element) in keys:
                found.turn(element)
            found.enter(element)
        elif element is not body:
            found.leave(element)
    for words in found.words:
        account.leave_out(INSERTED, "".join(words))
    for element in reversed(found.gone):
        for mark in list(element.iter(_DELETED)):
            element.addprevious(mark)
        remove(element)
    _join(found.parted)


def _closed(body: etree._Element) -> set[str]:
    """The changes with a start and, after it, an end."""
    begun: set[str] = set()
    closed: set[str] = set()
    for mark in body.iter(_START, _END):
        if mark.tag == _START:
            begun.add(_id_of(mark))
        elif _id_of(mark) in begun:
            closed.add(_id_of(mark))
    return closed


def _join(parted: Iterable[tuple[etree._Element, etree._Element]]) -> None:
    """Each second paragraph goes on the first, or takes its place if nothing is left of it."""
    stands_in: dict[etree._Element, etree._Element] = {}
    for first, last in parted:
        one = stands_in.get(first, first)
        if one.getparent() is None or last.getparent() is None:
            continue
        if "".join(map(str, one.itertext())).strip():
            pour_after(one, last)
            stands_in[last] = one
            remove(last)
        else:
            pour_before(last, one)
            remove(one)


def _are_parted(first: etree._Element | None, last: etree._Element | None) -> bool:
    """Whether these are two paragraphs that can be one: no edge of a table is between them."""
    return first is not None and last is not None and first is not last and _cell_of(first) is _cell_of(last)


def _cell_of(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(*_CELLS), None)


def _put_back(mark: etree._Element, blocks: list[etree._Element]) -> None:
    """Set the deleted `blocks` where `mark` stands. Within a paragraph, what stands before it goes on with their first
    one, and their last one goes on with what stands behind it.
    """
    paragraph = paragraph_of(mark)
    if paragraph is None:
        for block in blocks:
            mark.addprevious(block)
        return
    first, last = _paragraphs(blocks[0])[:1], _paragraphs(blocks[-1])[-1:]
    if first and first == last:
        pour_in(mark, first[0])
        return
    rest = split(paragraph, mark)
    if first:
        pour_before(first[0], paragraph)
    if last:
        pour_after(last[0], rest)
    ends = [[] if first else [copy(paragraph)], [] if last else [rest]]
    put_in_place(paragraph, [*ends[0], *blocks, *ends[1]])


def _paragraphs(block: etree._Element) -> list[etree._Element]:
    """The paragraphs of a block of deleted text that are in no table, nor in one another."""
    found = block.iter(*PARAGRAPHS)
    return [
        one for one in found if paragraph_of(one) is None and next(one.iterancestors(TABLE + "table"), None) is None
    ]
