"""Tables of an OpenDocument file as rows: merged and repeated cells, and tables that only lay out text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from clauseline.reading.limits import COLUMNS
from clauseline.reading.lines import Line, Row
from clauseline.reading.odt.names import TABLE, texts, whole
from clauseline.reading.odt.strays import parts_of
from clauseline.reading.tables import Spot, cell_of, is_layout

if TYPE_CHECKING:
    from clauseline.reading.odt.story import OdtStory

_HEAD = TABLE + "table-header-rows"
_GROUPS = {TABLE + "table-rows", TABLE + "table-row-group", TABLE + "table-header-rows"}
_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"


def read_table(story: OdtStory, table: etree._Element) -> Iterator[Line | Row]:
    """The rows of `table`; or, if it only lays out text, the lines in it."""
    story.tables += 1
    number = story.tables
    rows = [_spots(story, row, head=head) for row, head in _rows(story, table)]
    if is_layout(rows):
        for row in rows:
            for spot in row:
                yield from spot.lines
        return
    for place, row in enumerate(rows):
        yield Row(number, place, tuple(cell_of(spot) for spot in row))


def _rows(story: OdtStory, container: etree._Element, *, head: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    for child in parts_of(container, story.account):
        if child.tag == TABLE + "table-row":
            yield child, head
        elif child.tag in _GROUPS:
            yield from _rows(story, child, head=head or child.tag == _HEAD)
        else:
            story.account.leave_out("descriptions of tables", texts(child))


def _spots(story: OdtStory, row: etree._Element, *, head: bool) -> list[Spot]:
    """The cells of a row. One that is repeated stands once, over the columns and rows of all its copies."""
    spots: list[Spot] = []
    column = 0
    down = whole(row.get(TABLE + "number-rows-repeated"), 1, COLUMNS)
    for cell in parts_of(row, story.account):
        wide = max(1, whole(cell.get(TABLE + "number-columns-repeated"), 1, COLUMNS))
        if cell.tag == _CELL:
            spanned = max(1, whole(cell.get(TABLE + "number-columns-spanned"), 1, COLUMNS))
            high = max(1, whole(cell.get(TABLE + "number-rows-spanned"), 1, COLUMNS))
            spots.append(Spot(list(story.lines(cell)), column, max(wide, spanned), max(high, down), head=head))
        else:
            rule = "text in cells that others cover" if cell.tag == _COVERED else "descriptions of tables"
            story.account.leave_out(rule, texts(cell))
            wide = wide if cell.tag == _COVERED else 0
        column += wide
    return spots
