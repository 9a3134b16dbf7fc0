"""Which paragraph, note or table of its clause a passage stands in, as forms name it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from proposals.models import Block, Clause


def element(clause: Clause, start: int) -> str:
    """The element at `start` of the clause's text: "Para 2", "NOTE 1", "Table 1"; "" if nothing stands there."""
    blocks = list(clause.blocks.all())
    here = next((block for block in blocks if block.start <= start < block.end), None)
    return "" if here is None else _name(here, blocks)


def _name(block: Block, blocks: list[Block]) -> str:
    if block.kind == "row":
        return _("Table %(number)s") % {"number": block.facts.get("table", 1)}
    if block.kind in ("note", "example", "figure", "footnote", "formula"):
        return block.marker or _LABELS[block.kind] % {"number": _count(block, blocks, (block.kind,))}
    if block.kind == "item":
        marker = block.marker.strip("–—•·-")
        return _("Item %(marker)s") % {"marker": marker or _count(block, blocks, ("item",))}
    return _("Para %(number)s") % {"number": _count(block, blocks, ("paragraph",))}


_LABELS = {
    "note": "Note %(number)s",
    "example": "Example %(number)s",
    "figure": "Figure %(number)s",
    "footnote": "Footnote %(number)s",
    "formula": "Formula %(number)s",
}


def _count(block: Block, blocks: list[Block], kinds: tuple[str, ...]) -> int:
    return max(1, sum(one.kind in kinds and one.order <= block.order for one in blocks))
