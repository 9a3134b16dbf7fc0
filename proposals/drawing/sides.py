"""The old and the new blocks of a clause beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString

from clauseline.redline.parts import Part
from clauseline.redline.sections import Section
from clauseline.redline.values import NEW, OLD, DrawnBlock, SideBySide
from clauseline.vocabulary import SideName
from proposals.drawing.blocks import blocks
from proposals.drawing.figures import Figures
from proposals.drawing.html import NOTHING
from proposals.drawing.look import Look


def sides(part: Part, look: Look) -> SafeString:
    """Cells, two by two, of a change of one clause into one."""
    if part.before is None or part.after is None:
        return NOTHING
    old = f'{_cell(OLD, look.home(OLD), part.before.key)} lang="{escape(look.lang(OLD))}"'
    new = f"{_cell(NEW, look.home(NEW), part.after.key)}>"
    rows = (
        f"{old}{' data-same' if _is_same(row) else ''}>{_words(row.old, part.before, look.figures)}</div>"
        f"{new}{_words(row.new, part.after, look.figures)}</div>"
        for row in part.side_by_side()
    )
    return SafeString("".join(rows))


def _is_same(row: SideBySide) -> bool:
    """Whether both sides say the same: where they cannot stand beside each other, one is enough."""
    return _signature(row.old) == _signature(row.new)


def _signature(blocks: Sequence[DrawnBlock]) -> list[tuple[object, ...]]:
    return [
        (block.kind, block.marker, block.row is None, *((run.op, run.text) for run in block.runs), *_seen(block))
        for block in blocks
    ]


def _seen(block: DrawnBlock) -> list[tuple[str, str]]:
    return [(op, figure.sha256) for op, figure in block.figures]


def _cell(side: SideName, version: str, key: str) -> SafeString:
    place = f'data-side="{side}" data-version="{escape(version)}" data-clause="{escape(key)}"'
    return SafeString(f'<div class="draft side-{side}" {place}')


def _words(drawn: Sequence[DrawnBlock], section: Section, figures: Figures) -> SafeString:
    return blocks(drawn, section.key, figures=figures) if drawn else NOTHING
