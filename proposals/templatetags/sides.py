"""The old and the new blocks of a clause beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from clauseline.redline.parts import Part
from clauseline.redline.sections import Section
from clauseline.redline.values import NEW, OLD, DrawnBlock, SideBySide
from proposals.models import Comparison
from proposals.queries.figures import Figures
from proposals.templatetags.blocks import blocks

register = template.Library()


@register.simple_tag
def sides(part: Part, comparison: Comparison, figures: Figures) -> SafeString:
    """Cells, two by two, of a change of one clause into one."""
    if part.before is None or part.after is None or comparison.old is None:
        return SafeString("")
    old = _cell(OLD, comparison.old_home, part.before.key) + f' lang="{escape(comparison.old.language)}"'
    new = _cell(NEW, comparison.new_home, part.after.key) + ">"
    rows = (
        f"{old}{' data-same' if _is_same(row) else ''}>{_words(row.old, part.before, figures)}</div>"
        f"{new}{_words(row.new, part.after, figures)}</div>"
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


def _cell(side: str, version: str, key: str) -> str:
    return f'<div class="draft side-{side}" data-side="{side}" data-version="{version}" data-clause="{key}"'


def _words(drawn: Sequence[DrawnBlock], section: Section, figures: Figures) -> str:
    return blocks(drawn, section.key, figures=figures) if drawn else ""
