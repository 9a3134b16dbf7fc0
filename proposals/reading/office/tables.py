"""Tables of an OpenDocument file as rows: merged and repeated cells, and tables that only lay out text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from proposals.reading.lines import Line, Row
from proposals.reading.office.names import TABLE, texts, whole
from proposals.reading.office.strays import parts_of
from proposals.reading.word.tables import MOST, Spot, cell_of, is_layout

if TYPE_CHECKING:
    from proposals.reading.office.story import Story

_HEAD = TABLE + "table-header-rows"
_GROUPS = {TABLE + "table-rows", TABLE + "table-row-group", TABLE + "table-header-rows"}
_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"


def read_table(story: Story, table: etree._Element) -> Iterator[Line | Row]:
    """The rows of `table`; or, if it only lays out text, the lines in it."""
    story.tables += 1
    number = story.tables
    rows = [_spots(story, row, head=head) for row, head in _rows(story, table)]
    if is_layout(rows):
        for row in rows:
            for spot in row:
                yield from spot.lines
        return
    for place, row in enumerate(rows, 1):
        yield Row(number, place, tuple(cell_of(spot) for spot in row))


def _rows(story: Story, container: etree._Element, *, head: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    for child in parts_of(container, story.account):
        if child.tag == TABLE + "table-row":
            yield child, head
        elif child.tag in _GROUPS:
            yield from _rows(story, child, head=head or child.tag == _HEAD)
        else:
            story.account.leave_out("descriptions of tables", texts(child))


def _spots(story: Story, row: etree._Element, *, head: bool) -> list[Spot]:
    """The cells of a row. One that is repeated stands once, over the columns and rows of all its copies."""
    spots: list[Spot] = []
    column = 1
    down = whole(row.get(TABLE + "number-rows-repeated"), 1, MOST)
    for cell in parts_of(row, story.account):
        wide = max(1, whole(cell.get(TABLE + "number-columns-repeated"), 1, MOST))
        if cell.tag == _CELL:
            spanned = max(1, whole(cell.get(TABLE + "number-columns-spanned"), 1, MOST))
            high = max(1, whole(cell.get(TABLE + "number-rows-spanned"), 1, MOST))
            spots.append(Spot(list(story.lines(cell)), column, max(wide, spanned), max(high, down), head=head))
        else:
            rule = "text in cells that others cover" if cell.tag == _COVERED else "descriptions of tables"
            story.account.leave_out(rule, texts(cell))
            wide = wide if cell.tag == _COVERED else 0
        column += wide
    return spots
