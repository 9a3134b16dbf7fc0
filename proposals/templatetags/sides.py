"""The old and the new blocks of a clause beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from proposals.models import Comparison
from proposals.queries.documents import Section
from proposals.queries.lines import NEW, OLD, Abreast, Line
from proposals.queries.redlines import Part
from proposals.templatetags.blocks import blocks

register = template.Library()


@register.simple_tag
def sides(part: Part, comparison: Comparison) -> SafeString:
    """Cells, two by two, of a change of one clause into one."""
    if part.before is None or part.after is None or comparison.old is None:
        return SafeString("")
    old = _cell(OLD, comparison.old_home, part.before.key) + f' lang="{escape(comparison.old.language)}"'
    new = _cell(NEW, comparison.new_home, part.after.key) + ">"
    rows = (
        f"{old}{' data-same' if _is_same(row) else ''}>{_words(row.old, part.before)}</div>"
        f"{new}{_words(row.new, part.after)}</div>"
        for row in part.rows()
    )
    return SafeString("".join(rows))


def _is_same(row: Abreast) -> bool:
    """Whether both sides say the same: where they cannot stand beside each other, one is enough."""
    return _told(row.old) == _told(row.new)


def _told(lines: Sequence[Line]) -> list[tuple[object, ...]]:
    return [
        (line.kind, line.marker, line.row is None, *((piece.op, piece.text) for piece in line.pieces), *_seen(line))
        for line in lines
    ]


def _seen(line: Line) -> list[tuple[str, str]]:
    return [(op, figure.sha256) for op, figure in line.figures]


def _cell(side: str, version: str, key: str) -> str:
    return f'<div class="draft side-{side}" data-side="{side}" data-version="{version}" data-clause="{key}"'


def _words(lines: Sequence[Line], section: Section) -> str:
    return blocks(lines, section.key) if lines else ""
