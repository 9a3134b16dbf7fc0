"""Which line, paragraph, note or table of its clause a passage stands in, as forms name it: in English, always."""

from __future__ import annotations

import re

from clauseline.outline import BlockText
from clauseline.vocabulary import BlockKind
from proposals.models import Clause

Blocks = tuple[BlockText, ...]

_NAMES: dict[BlockKind, str] = {
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
    in the clause.
    """
    blocks = clause.blocks
    here = _at(blocks, start)
    return "" if here is None else _name(here, blocks)


def line(clause: Clause, start: int) -> str:
    """The number that the draft itself prints beside the line at `start`; "" where lines have none."""
    blocks = clause.blocks
    here = _at(blocks, start)
    if here is None:
        return ""
    further = [number for place, number in blocks[here].facts.lines if place <= start]
    number = further[-1] if further else blocks[here].line
    return "" if number is None else str(number)


def _at(blocks: Blocks, start: int) -> int | None:
    """The place of the block at `start` of the text."""
    return next((place for place, block in enumerate(blocks) if block.start <= start < block.end), None)


def _name(place: int, blocks: Blocks) -> str:
    block = blocks[place]
    if block.kind == "caption":
        return f"{_captioned(block)} {_number(block.marker)}".strip() if block.marker else _para(place, blocks)
    if block.kind == "row":
        caption = _caption("Table", _rows_of(block, blocks), blocks)
        return f"Table {caption or block.facts.table or 1}"
    if block.kind == "figure":
        return f"Figure {_caption('Figure', [place], blocks) or _count(place, blocks)}"
    if block.kind == "item":
        return f"Item {_counted(block.marker) or _count(place, blocks)}"
    if block.kind in _NAMES:
        return f"{_NAMES[block.kind]} {_number(block.marker) or _count(place, blocks)}"
    return _para(place, blocks)


def _para(place: int, blocks: Blocks) -> str:
    return f"Para {max(1, sum(one.kind == 'paragraph' for one in blocks[: place + 1]))}"


def _rows_of(row: BlockText, blocks: Blocks) -> list[int]:
    """The places of all rows of its table."""
    same = ("row", row.facts.table)
    return [place for place, one in enumerate(blocks) if (one.kind, one.facts.table) == same]


def _caption(name: str, members: list[int], blocks: Blocks) -> str:
    """The number of the caption right before or right after `members`: tables have it above, figures below."""
    around = [blocks[place] for place in (members[0] - 1, members[-1] + 1) if 0 <= place < len(blocks)]
    numbers = [_number(one.marker) for one in around if one.kind == "caption" and _captioned(one) == name]
    return next(filter(None, numbers), "")


def _captioned(caption: BlockText) -> str:
    """What a caption is of, by its first letter: Table, Tableau, 表; all else is a figure."""
    return "Table" if caption.marker.lstrip()[:1] in "Tt表" else "Figure"


def _counted(marker: str) -> str:
    """The number or letter of an item; "" of a bullet of any kind."""
    return marker.strip("–—•·- ").removesuffix(".") if any(map(str.isalnum, marker)) else ""


def _number(marker: str) -> str:
    found = _NUMBER.search(marker)
    return found[0] if found else ""


def _count(place: int, blocks: Blocks) -> int:
    return sum(one.kind == blocks[place].kind for one in blocks[: place + 1])
