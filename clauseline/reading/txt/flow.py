"""Any other plain text: paragraphs on lines of their own, or wrapped and set apart by blank lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.lines import Line, Row
from clauseline.reading.txt.pages import Printed
from clauseline.reading.txt.paragraphs import (
    ITEM,
    Wrapping,
    ends_sentence,
    find_wrapping,
    further_lines,
    goes_on,
    is_full,
    join_wrapped,
    read_blocks,
    starts_clause,
)
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import is_title


def read_flow(lines: Sequence[Printed], account: Account, wrapping: Wrapping | None = None) -> Iterator[Line | Row]:
    """The paragraphs of a text without markup; which of them are headings is for the numbers to say.

    `wrapping` is that of the whole text where `lines` are a part of it.
    """
    wrapping = wrapping or find_wrapping(lines)
    before: list[Printed] = []
    for block in read_blocks(lines, account):
        if isinstance(block, Row):
            yield from _told(before)
            before = []
            yield block
            continue
        for paragraph in _paragraphs(block, wrapping):
            if before and wrapping and paragraph[0].turned and goes_on(before[-1], paragraph[0]):
                before += paragraph
                continue
            yield from _told(before)
            before = paragraph
    yield from _told(before)


def _told(paragraph: Sequence[Printed]) -> Iterator[Line]:
    if paragraph:
        text = join_wrapped([line.text for line in paragraph]).strip(" 　")
        number = paragraph[0].line
        further = () if number is None else further_lines(paragraph)
        yield Line(text, bold=_names_annex(text), line=number, lines=further)


def _names_annex(text: str) -> bool:
    """Whether a paragraph is an annex with its title and nothing else: as good as a bold one."""
    label = find_label(text) if len(text) < 120 else None
    title = canonical(text[label.end :]) if label else ""
    return label is not None and label.kind in ("annex", "appendix") and title[:1].isupper() and is_title(title)


def _paragraphs(block: Sequence[Printed], wrapping: Wrapping | None) -> Iterator[list[Printed]]:
    start = 0
    for place in range(1, len(block) + 1):
        if place == len(block) or not _continues(block[place - 1], block[place], wrapping):
            yield list(block[start:place])
            start = place


def _continues(before: Printed, after: Printed, wrapping: Wrapping | None) -> bool:
    """Whether a line carries on the paragraph of the one before it."""
    # Office programs write a line break inside a paragraph as a new line, with the space behind it in front.
    if after.text[:1] == " " and after.text[1:2].islower():
        return True
    if after.text.lstrip()[:1].islower() and _is_open_part(before.text) and not ITEM.match(after.text):
        return True
    if wrapping is None or not is_full(before.text, after.text, wrapping.least):
        return False
    if ends_sentence(before.text) and not is_full(before.text, after.text, wrapping.width):
        return False
    if after.text.startswith("　") > before.text.startswith("　"):
        return False
    if before.text.rstrip().endswith("。") and (label := find_label(after.text)) and label.rank:
        return False
    return not ITEM.match(after.text) and not starts_clause(after.text) and after.indent <= before.indent + 8


def _is_open_part(text: str) -> bool:
    """Whether a line begins with the number of a part of a law, and its words have not come to an end."""
    label = find_label(text)
    return label is not None and label.rank > 0 and bool(text[label.end :].strip()) and not ends_sentence(text)
