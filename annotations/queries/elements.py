"""Which line, paragraph, note or table of its clause a passage stands in, as forms name it: in English, always."""

from __future__ import annotations

import re

from proposals.models import Block, Clause

_NAMES = {
    "item": "Item",
    "note": "Note",
    "example": "Example",
    "figure": "Figure",
    "footnote": "Footnote",
    "formula": "Formula",
    "code": "Code",
    "row": "Table",
}
_NUMBER = re.compile(r"(?:[A-Z]{1,4}[.\-–])?\d+(?:[.\-–]\w+)*")


def element(clause: Clause, start: int) -> str:
    """The element at `start` of the clause's text: "Para 2", "Item b)", "Note 1", "Table A.1", "Figure 2".

    "" if nothing stands there. A table or figure is called by its caption's number; without one they are counted
    in the clause. `clause.blocks` should be prefetched.
    """
    blocks = list(clause.blocks.all())
    here = _at(blocks, start)
    return "" if here is None else _name(here, blocks)


def line(clause: Clause, start: int) -> str:
    """The number that the draft itself prints beside the line at `start`; "" where lines have none."""
    here = _at(list(clause.blocks.all()), start)
    if here is None:
        return ""
    further = [number for place, number in here.facts.get("lines", ()) if place <= start]
    number = further[-1] if further else here.line
    return "" if number is None else str(number)


def _at(blocks: list[Block], start: int) -> Block | None:
    return next((block for block in blocks if block.start <= start < block.end), None)


def _name(block: Block, blocks: list[Block]) -> str:
    if block.kind == "caption":
        return f"{_captioned(block)} {_number(block.marker)}".strip() if block.marker else _para(block, blocks)
    if block.kind == "row":
        caption = _caption("Table", _rows_of(block, blocks), blocks)
        return f"Table {caption or block.facts.get('table', 1)}"
    if block.kind == "figure":
        return f"Figure {_caption('Figure', [block], blocks) or _count(block, blocks)}"
    if block.kind == "item":
        return f"Item {block.marker.strip('–—•·- ') or _count(block, blocks)}"
    if block.kind in _NAMES:
        return f"{_NAMES[block.kind]} {_number(block.marker) or _count(block, blocks)}"
    return _para(block, blocks)


def _para(block: Block, blocks: list[Block]) -> str:
    return f"Para {max(1, sum(one.kind == 'paragraph' and one.order <= block.order for one in blocks))}"


def _rows_of(row: Block, blocks: list[Block]) -> list[Block]:
    return [one for one in blocks if one.kind == "row" and one.facts.get("table") == row.facts.get("table")]


def _caption(name: str, members: list[Block], blocks: list[Block]) -> str:
    """The number of the caption right before or right after `members`: tables have it above, figures below."""
    around = {members[0].order - 1, members[-1].order + 1}
    numbers = [
        _number(one.marker)
        for one in blocks
        if one.kind == "caption" and one.order in around and _captioned(one) == name
    ]
    return next(filter(None, numbers), "")


def _captioned(caption: Block) -> str:
    """What a caption is of, by its first letter: Table, Tableau, 表; all else is a figure."""
    return "Table" if caption.marker.lstrip()[:1] in "Tt表" else "Figure"


def _number(marker: str) -> str:
    found = _NUMBER.search(marker)
    return found[0] if found else ""


def _count(block: Block, blocks: list[Block]) -> int:
    return max(1, sum(one.kind == block.kind and one.order <= block.order for one in blocks))
