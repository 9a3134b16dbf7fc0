"""Reads Markdown (.md): CommonMark with tables, and what kramdown, pandoc and mmark add to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from proposals.outline import Outline, canonical, compose
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_outline
from proposals.reading.cover import read_cover
from proposals.reading.decoding import decode
from proposals.reading.limits import bounded, check_brackets, check_lines
from proposals.reading.lines import Line, Row
from proposals.reading.marked.blocks import Blocks, Placed
from proposals.reading.marked.counting import BY_POSITION, number_by_position
from proposals.reading.marked.drawing import draw_lists, end_of_middle
from proposals.reading.marked.head import leave_head
from proposals.reading.marked.listing import Lists, read_lists
from proposals.reading.marked.references import section_anchors, show_references
from proposals.reading.marked.source import Source, read_source
from proposals.reading.reader import Unreadable

_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")
_HEADING = re.compile(r"^#{1,6} +\S.*$", re.M)
_PART = re.compile(r"^(?:--- (?:middle|abstract)|\{mainmatter\})\s*$", re.M)
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|head|body)\b", re.I)
SAMPLE = 200_000


class MarkdownReader:
    """Markdown in any encoding."""

    name = "markdown"
    version = "4"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is text with Markdown headings, or text in a file named so."""
        try:
            text = decode(data[:SAMPLE] if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data)
        except Unreadable:
            return filename.lower().endswith(_SUFFIXES)
        if _MARKUP.match(text):
            return False
        return filename.lower().endswith(_SUFFIXES) or _has_parts(text) or _has_headings(text)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a Markdown file. Raises `Unreadable` with a sentence for people."""
        text = compose(decode(data))
        check_lines(text)
        check_brackets(text)
        account = Account()
        source = read_source(text)
        lists = read_lists(source)
        leave_head(source.head, lists.text(), account)
        placed = list(bounded(Blocks(source, account).read()))
        counted = "middle" in source.parts
        lines = _as_published(source, placed, lists, account) if counted else [each.item for each in placed]
        lines = _entitled(lines)
        return build_outline(
            lines, reader=self.name, characters=weigh(text), account=account, facts=read_cover(lines) | source.facts,
            warnings=[BY_POSITION] if counted else [],
        )  # fmt: skip


def _has_parts(text: str) -> bool:
    """Whether a line of the text begins one of the parts of a draft, as kramdown-rfc marks them."""
    return ("\n---" in text or "{mainmatter}" in text) and bool(_PART.search(text))


def _as_published(source: Source, placed: Sequence[Placed], lists: Lists, account: Account) -> list[Line | Row]:
    """What the tool that publishes a draft makes of its source: numbers, lists of references, what these show."""
    numbered = number_by_position(placed, source.parts)
    end, number = end_of_middle(placed, numbered, source.parts)
    drawn, anchors = draw_lists(lists, number)
    anchors = section_anchors(source, placed, numbered) | anchors
    shown = show_references(numbered, anchors, lists.labels, account)
    return [*shown[:end], *drawn, *shown[end:]]


def _has_headings(text: str) -> bool:
    """Whether several headings of two levels or more stand in a text: one "# " may be a comment."""
    found = _HEADING.findall(text) if text.count("#") > 2 else []
    return len(found) > 2 and len({heading.split(" ")[0] for heading in found}) > 1


def _entitled(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """A first heading that is the only one of its level is the document's title; the others move up."""
    headings = [line for line in lines if isinstance(line, Line) and line.role == "heading" and line.level]
    levels = [line.level or 1 for line in headings]
    entitled = len(levels) > 1 and levels[0] == min(levels) and levels.count(levels[0]) == 1 and not headings[0].label
    if entitled:
        levels = levels[1:]
    raised = min(levels, default=1) - 1
    title = headings[0] if entitled else None
    return [
        line._replace(role="title", text=canonical(line.text), level=None) if line is title
        else line._replace(level=(line.level or 1) - raised) if isinstance(line, Line) and line.role == "heading"
        else line
        for line in lines
    ]  # fmt: skip
