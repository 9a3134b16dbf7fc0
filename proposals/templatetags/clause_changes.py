"""What changed in one clause, drawn below its head while somebody reads. All words are escaped."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from django import template
from django.utils.safestring import SafeString

from clauseline.comparing.changes import KEPT
from clauseline.redline.blocks import inline
from clauseline.redline.unions import Member
from proposals.queries.clause_changes import ClauseChange
from proposals.templatetags.blocks import blocks, direction
from proposals.templatetags.changes import chips
from proposals.templatetags.heads import drawn_chip
from proposals.templatetags.redline import draw_runs

register = template.Library()
NAMED = "here"
"""Before the names of footnotes, which the text of the page itself has as well."""


@register.simple_tag
def chips_here(found: ClauseChange, page: str) -> SafeString:
    """What happened, as the comparison says it; what leads to another clause leads to it on that `page`."""
    told = (chip for chip in chips(found.part) if chip.style != "added")
    shown = (
        replace(chip, href=chip.href and f"{page}{chip.href}", spots=chip.spots if found.shows_words else ())
        for chip in told
    )
    return SafeString("".join(f"<li>{drawn_chip(chip)}</li>" for chip in shown))


@register.simple_tag
def title_here(found: ClauseChange) -> SafeString:
    """The title of the clause, if its words changed."""
    title = found.part.title
    if found.part.kind == "inserted" or all(span.op == KEPT for span in title):
        return SafeString("")
    return SafeString(f'<p class="changed-name" dir="auto">{draw_runs(inline(title), is_draft=False)}</p>')


@register.simple_tag
def redline_here(found: ClauseChange) -> SafeString:
    """The words that went and came, in one column; nothing of it is a place that can be annotated."""
    part = found.part
    if part.is_simple:
        key = f"{NAMED}-{part.section.key}"
        return _draft(found, str(blocks(part.in_one_column(), key, figures=found.figures)))
    return SafeString("".join(_member(one, found) for one in part.members()))


def _member(one: Member, found: ClauseChange) -> str:
    section = one.section
    is_other = section.key != found.part.section.key
    name = f'<p class="member-name" dir="auto"><b>{escape(section.number)}</b> {escape(section.title)}</p>'
    words = blocks(one.blocks, f"{NAMED}-{section.key}", figures=found.figures) if one.blocks else ""
    return (name if one.is_first and is_other else "") + (_draft(found, str(words)) if words else "")


def _draft(found: ClauseChange, words: str) -> SafeString:
    side = found.comparison.new if found.part.new else found.comparison.old
    language = side.language if side else ""
    return SafeString(f'<div class="draft" lang="{escape(language)}" dir="{direction(language)}">{words}</div>')
