"""From Markdown (.md) to its outline: CommonMark with tables, and what kramdown, pandoc and mmark add to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clauseline.outline import Outline, canonical, compose
from clauseline.reading.account import Account, weigh
from clauseline.reading.files.decoding import decode
from clauseline.reading.limits import check_brackets
from clauseline.reading.lines import Line, Row
from clauseline.reading.markdown.blocks import Blocks, Placed
from clauseline.reading.markdown.bold_titles import with_bold_titles
from clauseline.reading.markdown.counting import number_by_position
from clauseline.reading.markdown.drawing import draw_lists, end_of_middle
from clauseline.reading.markdown.head import leave_head
from clauseline.reading.markdown.listing import ReferenceLists, read_lists
from clauseline.reading.markdown.references import section_anchors, show_references
from clauseline.reading.markdown.source import Source, read_source
from clauseline.reading.structure.building import BY_POSITION, build_outline
from clauseline.reading.structure.cover import read_cover


class _Said(NamedTuple):
    """What a file says, before it is built: no more of it is held meanwhile."""

    lines: list[Line | Row]
    characters: int
    account: Account
    facts: dict[str, str]
    is_counted: bool


def outline_of(data: bytes) -> Outline:
    """The outline of a Markdown file. Raises `Unreadable` with a sentence for people."""
    said = _said(data)
    return build_outline(
        said.lines, reader="markdown", characters=said.characters, account=said.account,
        facts=read_cover(said.lines) | said.facts, warnings=[BY_POSITION] if said.is_counted else [],
    )  # fmt: skip


def _said(data: bytes) -> _Said:
    text = compose(decode(data))
    # The parser would look for the end of each before there is a line.
    check_brackets(text)
    account = Account()
    source, characters = read_source(text), weigh(text)
    del text
    lists = read_lists(source)
    leave_head(source.head, lists.text(), account)
    placed = list(Blocks(source, account).read())
    counted = "middle" in source.parts
    lines = _as_published(source, placed, lists, account) if counted else [each.item for each in placed]
    lines = with_bold_titles(lines)
    return _Said(_entitled(lines), characters, account, source.facts, counted)


def _as_published(
    source: Source, placed: Sequence[Placed], lists: ReferenceLists, account: Account
) -> list[Line | Row]:
    """What the tool that publishes a draft makes of its source: numbers, lists of references, what these show."""
    numbered = number_by_position(placed, source.parts)
    end, number = end_of_middle(placed, numbered, source.parts)
    drawn, anchors = draw_lists(lists, number)
    anchors = section_anchors(source, placed, numbered) | anchors
    shown = show_references(numbered, anchors, lists.labels, account)
    return [*shown[:end], *drawn, *shown[end:]]


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
