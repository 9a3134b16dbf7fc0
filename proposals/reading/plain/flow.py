"""Any other plain text: paragraphs on lines of their own, or wrapped and set apart by blank lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.outline import canonical
from proposals.reading.account import Account
from proposals.reading.lines import Line, Row
from proposals.reading.numbering import find_label
from proposals.reading.plain.pages import Printed
from proposals.reading.plain.paragraphs import (
    ITEM,
    further_lines,
    goes_on,
    is_full,
    join_wrapped,
    read_blocks,
    wrap_width,
)
from proposals.reading.vocabulary import is_title


def read_flow(lines: Sequence[Printed], account: Account, width: int | None = None) -> Iterator[Line | Row]:
    """The paragraphs of a text without markup; which of them are headings is for the numbers to say.

    `width` is that of the whole text where `lines` are a part of it.
    """
    width = width or wrap_width(lines)
    before: list[Printed] = []
    for block in read_blocks(lines, account):
        if isinstance(block, Row):
            yield from _told(before)
            before = []
            yield block
            continue
        for paragraph in _paragraphs(block, width):
            if before and width and paragraph[0].turned and goes_on(before[-1], paragraph[0]):
                before = [*before, *paragraph]
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


def _paragraphs(block: Sequence[Printed], width: int | None) -> Iterator[list[Printed]]:
    start = 0
    for place in range(1, len(block) + 1):
        if place == len(block) or not _continues(block[place - 1], block[place], width):
            yield list(block[start:place])
            start = place


def _continues(before: Printed, after: Printed, width: int | None) -> bool:
    """Whether a line carries on the paragraph of the one before it."""
    # Office programs write a line break inside a paragraph as a new line, with the space behind it in front.
    if after.text[:1] == " " and after.text[1:2].islower():
        return True
    if width is None or not is_full(before.text, after.text, width):
        return False
    if after.text.startswith("　") > before.text.startswith("　"):
        return False
    label = find_label(after.text)
    numbered = label is not None and (label.parts > 1 or label.tabbed or label.rank > 0) and not label.glued
    if label and label.rank and before.text.rstrip().endswith("。"):
        return False
    if label and label.mark and not after.text[label.end :].strip():
        numbered = False  # A sentence ends with a number.
    return not ITEM.match(after.text) and not numbered and after.indent <= before.indent + 8
