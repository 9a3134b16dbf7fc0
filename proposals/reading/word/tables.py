"""Tables of a Word file as rows: merged cells, nested tables, and tables that are only there for the layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from proposals.reading.account import weigh
from proposals.reading.lines import Cell, Line, Note, Row
from proposals.reading.word.names import VALUE, W, child_of, children_of, is_on, value
from proposals.reading.word.runs import DELETED, INSERTED
from proposals.reading.word.strays import texts

if TYPE_CHECKING:
    from proposals.reading.word.story import Story

MOST = 1_000
"""No table has more columns; a cell that says it spans more does not."""

_CLAUSES = ("heading", "annex", "subheading", "title", "number", "contents")
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_LINE, _CELL = W + "tr", W + "tc"
_ROW, _STYLE = W + "trPr", W + "tcPr"
_MERGES = {_SPAN, _DOWN, _ACROSS}
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "del", "moveFrom")}


@dataclass(slots=True)
class Spot:
    """A cell while its table is being read."""

    lines: list[Line | Row]
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False
    goes_on: bool = False
    row: int = field(default=0)


def read_table(story: Story, table: etree._Element) -> Iterator[Line | Row]:
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
    for place, row in enumerate(rows, 1):
        cells = tuple(cell_of(spot) for spot in row if not spot.goes_on)
        yield Row(number, place, cells)


def _inside(container: etree._Element, tag: str, story: Story) -> Iterator[etree._Element]:
    for child in children_of(container):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag, story)
        else:
            story.runs.leave_strange(child)


def _is_gone(story: Story, row: etree._Element) -> bool:
    properties = child_of(row, _ROW)
    gone = properties is not None and child_of(properties, W + ("ins" if story.rejected else "del")) is not None
    if gone:
        rule = INSERTED if story.rejected else DELETED
        story.account.leave_out(rule, texts(row))
    return gone


def _spots(story: Story, row: etree._Element) -> list[Spot]:
    properties = child_of(row, _ROW)
    column = 1 + _number(value(properties, "gridBefore") if properties is not None else None, 0)
    head = properties is not None and is_on(properties, "tblHeader")
    spots: list[Spot] = []
    for cell in _inside(row, _CELL, story):
        blocks = children_of(cell)
        marks = _merges(blocks)
        columns = _number(marks.get(_SPAN), 1)
        merged, across = marks.get(_DOWN), marks.get(_ACROSS)
        spot = Spot(story.lines_of_cell(blocks), column, columns, head=head, goes_on=merged in ("", "continue"))
        column += columns
        if across in ("", "continue") and spots:
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


def is_layout(rows: list[list[Spot]]) -> bool:
    """A single cell, or a single column in which a heading stands, lays out text."""
    if max((len(row) for row in rows), default=0) > 1:
        return False
    lines = [line for row in rows for spot in row for line in spot.lines]
    if any(isinstance(line, Row) for line in lines) or any(
        line.role in _CLAUSES for line in lines if isinstance(line, Line)
    ):
        return True
    return len(rows) == 1 and sum(bool(line.text.strip()) for line in lines if isinstance(line, Line)) > 1


def cell_of(spot: Spot) -> Cell:
    """The cell, its lines and the rows of tables in it as one text."""
    if len(spot.lines) == 1 and isinstance(line := spot.lines[0], Line) and not line.label:
        head = spot.head or line.role == "table head"
        return Cell(line.text, spot.column, spot.columns, spot.rows, head, line.notes, line.pictures, line.added)
    pieces: list[str] = []
    added = length = 0
    notes: list[Note] = []
    parts = [part for line in spot.lines for part in (line.cells if isinstance(line, Row) else (line,))]
    for part in parts:
        label = part.label + " " if isinstance(part, Line) and part.label else ""
        added += (weigh(label) if label else 0) + part.added
        between = " " if length and (part.text.strip() or label) else ""
        start = length + len(between) + len(label)
        notes += [note._replace(call=start + note.call) for note in part.notes]
        pieces += (between, label, part.text)
        length = start + len(part.text)
    pictures = tuple(picture for part in parts for picture in part.pictures)
    head = spot.head or any(isinstance(line, Line) and line.role == "table head" for line in spot.lines)
    return Cell("".join(pieces), spot.column, spot.columns, spot.rows, head, tuple(notes), pictures, added)


def _number(text: str | None, default: int) -> int:
    return min(int(text), MOST) if text and text.isdecimal() and len(text) < 6 else default
