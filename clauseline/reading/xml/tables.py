"""Tables of a draft in XML as rows: cells of XHTML ("tr", "td") and of the exchange model ("row", "entry")."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from clauseline.reading.limits import COLUMNS, check_count
from clauseline.reading.lines import Line, Row
from clauseline.reading.structure.headings import Heading
from clauseline.reading.tables import Spot, cell_of
from clauseline.reading.xml.flow import TaggedFlow
from clauseline.reading.xml.source import whole_text

_ROWS, _CELLS = {"tr", "row"}, {"td", "th", "entry"}
_SETTINGS = {"col", "colgroup", "colspec", "spanspec"}


def read_table(flow: TaggedFlow, table: etree._Element) -> None:
    """Add the rows of `table`; what stands between them is read as paragraphs."""
    flow.tables += 1
    number, count = flow.tables, 0
    open_cells: dict[int, int] = {}
    columns = {spec.get("colname", ""): place for place, spec in enumerate(table.iter("colspec"))}
    for part, head in _rows(table):
        if part.tag not in _ROWS:
            flow.one(part)
            continue
        spots = list(_spots(flow, part, open_cells, columns, count, head=head))
        check_count(len(flow.found))
        flow.found.append(Row(number, count, tuple(map(cell_of, spots))))
        count += 1


def _rows(container: etree._Element, *, head: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    if (container.text or "").strip():
        yield _words(container.text), False
    for child in container:
        if child.tag in _ROWS:
            yield child, head
        elif child.tag in ("thead", "tbody", "tfoot", "tgroup"):
            yield from _rows(child, head=child.tag == "thead")
        elif child.tag not in _SETTINGS or whole_text(child).strip():
            yield child, False
        if (child.tail or "").strip():
            yield _words(child.tail), False


def _words(text: str | None) -> etree._Element:
    """Words astray as an element."""
    holder = etree.Element("astray")
    holder.text = text
    return holder


def _spots(
    flow: TaggedFlow,
    row: etree._Element,
    open_cells: dict[int, int],
    columns: dict[str, int],
    number: int,
    *,
    head: bool,
) -> Iterator[Spot]:
    """The cells of a row. `open_cells`: the last row of each column's cell; `columns`: places by name."""
    column = 0
    for cell in row:
        flow.account.leave_out("text between cells", cell.tail or "")
        if cell.tag not in _CELLS:
            flow.account.leave_out("text between cells", whole_text(cell))
            continue
        column = columns.get(cell.get("namest") or cell.get("colname") or "", column)
        while open_cells.get(column, -1) >= number:
            column += 1
        wide = columns.get(cell.get("nameend") or "", -1) - column + 1
        wide = max(wide, _span(cell, "colspan"), 1)
        high = _span(cell, "morerows") + 1 if cell.get("morerows") else max(1, _span(cell, "rowspan"))
        yield Spot(_lines(flow, cell), column, wide, high, head=head or cell.tag == "th")
        if high > 1 or open_cells:
            open_cells.update(dict.fromkeys(range(column, min(column + wide, COLUMNS)), number + high - 1))
        column += wide
    flow.account.leave_out("text between cells", row.text or "")


def _lines(flow: TaggedFlow, cell: etree._Element) -> list[Line | Row]:
    """The lines of a cell; there are no clauses in it."""
    outer, flow.found = flow.found, []
    flow.through(cell)
    inner, flow.found = flow.found, outer
    return [_flat(item) if isinstance(item, Heading) else item for item in inner]


def _flat(heading: Heading) -> Line:
    return Line(f"{heading.number} {heading.title}", notes=heading.line.notes, pictures=heading.line.pictures)


def _span(cell: etree._Element, name: str) -> int:
    said = (cell.get(name) or "").strip()
    return min(int(said), COLUMNS) if said.isascii() and said.isdigit() and len(said) < 6 else 0
