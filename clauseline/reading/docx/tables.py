"""Tables of a Word file as rows: merged cells, nested tables, and tables that are only there for the layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from clauseline.reading.docx.names import VALUE, W, child_of, children_of, is_on, value
from clauseline.reading.docx.runs import DELETED, INSERTED
from clauseline.reading.docx.strays import texts
from clauseline.reading.limits import COLUMNS
from clauseline.reading.lines import Line, Row
from clauseline.reading.tables import Spot, cell_of, is_layout

if TYPE_CHECKING:
    from clauseline.reading.docx.story import WordStory

_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_LINE, _CELL = W + "tr", W + "tc"
_ROW, _STYLE = W + "trPr", W + "tcPr"
_GOES_ON = ("", "continue")
_MERGES = {_SPAN, _DOWN, _ACROSS}
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "del", "moveFrom")}


def read_table(story: WordStory, table: etree._Element) -> Iterator[Line | Row]:
    """The rows of `table`; or, if it only lays out text, the lines in it."""
    story.tables += 1
    number = story.tables
    rows = [_spots(story, row) for row in _inside(table, _LINE, story) if not _is_gone(story, row)]
    _merge_down(rows)
    if is_layout(rows):
        for row in rows:
            for spot in row:
                yield from spot.lines
        return
    for place, row in enumerate(rows):
        cells = tuple(cell_of(spot) for spot in row if not spot.goes_on)
        yield Row(number, place, cells)


def _inside(container: etree._Element, tag: str, story: WordStory) -> Iterator[etree._Element]:
    for child in children_of(container):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag, story)
        else:
            story.runs.leave_strange(child)


def _is_gone(story: WordStory, row: etree._Element) -> bool:
    properties = child_of(row, _ROW)
    gone = properties is not None and child_of(properties, W + ("ins" if story.rejected else "del")) is not None
    if gone:
        rule = INSERTED if story.rejected else DELETED
        story.account.leave_out(rule, texts(row))
    return gone


def _spots(story: WordStory, row: etree._Element) -> list[Spot]:
    properties = child_of(row, _ROW)
    column = _number(value(properties, "gridBefore") if properties is not None else None, 0)
    head = properties is not None and is_on(properties, "tblHeader")
    spots: list[Spot] = []
    for cell in _inside(row, _CELL, story):
        blocks = children_of(cell)
        marks = _merges(blocks)
        columns = _number(marks.get(_SPAN), 1) if marks else 1
        goes_on = marks.get(_DOWN) in _GOES_ON
        spot = Spot(story.lines_of_cell(blocks), column, columns, head=head, goes_on=goes_on)
        column += columns
        if spots and marks.get(_ACROSS) in _GOES_ON:
            spots[-1].columns += columns
            spots[-1].lines += spot.lines
        else:
            spots.append(spot)
    return spots


def _merges(blocks: Iterable[etree._Element]) -> Mapping[str, str]:
    """How a cell with these `blocks` is merged with others: the values of its marks, by tag."""
    for block in blocks:
        if block.tag == _STYLE:
            return {mark.tag: mark.get(VALUE, "") for mark in block if mark.tag in _MERGES}
    return {}


def _merge_down(rows: list[list[Spot]]) -> None:
    """Give each merged cell its rows; a continued cell that has words of its own stays a cell."""
    open_spots: dict[int, Spot] = {}
    for row in rows:
        for spot in row:
            above = open_spots.get(spot.column)
            if spot.goes_on and above is not None:
                above.rows += 1
                spot.goes_on = not _has_words(spot)
            else:
                spot.goes_on = False
                open_spots[spot.column] = spot


def _has_words(spot: Spot) -> bool:
    return any(isinstance(line, Row) or line.text.strip() or line.pictures for line in spot.lines)


def _number(text: str | None, default: int) -> int:
    return min(int(text), COLUMNS) if text and text.isdecimal() and len(text) < 6 else default
