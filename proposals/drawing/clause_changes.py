"""What changed in one clause, drawn below its head while somebody reads. All words are escaped."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from django.utils.safestring import SafeString

from clauseline.comparing.changes import KEPT
from clauseline.redline.blocks import inline
from clauseline.redline.parts import Part
from clauseline.redline.unions import Member
from proposals.drawing.blocks import blocks, direction
from proposals.drawing.chips import chips
from proposals.drawing.figures import Figures
from proposals.drawing.heads import drawn_chip
from proposals.drawing.html import NOTHING
from proposals.drawing.redline import draw_runs

NAMED = "here"
"""Before the names of footnotes, which the text of the page itself has as well."""


def chips_here(part: Part, page: str, *, shows_words: bool) -> SafeString:
    """What happened, as the comparison says it; what leads to another clause leads to it on that `page`."""
    told = (chip for chip in chips(part) if chip.style != "added")
    shown = (
        replace(chip, href=chip.href and f"{page}{chip.href}", spots=chip.spots if shows_words else ()) for chip in told
    )
    return SafeString("".join(f"<li>{drawn_chip(chip)}</li>" for chip in shown))


def title_here(part: Part) -> SafeString:
    """The title of the clause, if its words changed."""
    title = part.title
    if part.kind == "inserted" or all(span.op == KEPT for span in title):
        return NOTHING
    return SafeString(f'<p class="changed-name" dir="auto">{draw_runs(inline(title), is_draft=False)}</p>')


def redline_here(part: Part, figures: Figures, language: str) -> SafeString:
    """The words that went and came, in one column; nothing of it is a place that can be annotated."""
    if part.is_simple:
        key = f"{NAMED}-{part.section.key}"
        return _draft(language, blocks(part.in_one_column(), key, figures=figures))
    return SafeString("".join(_member(one, part, figures, language) for one in part.members()))


def _member(one: Member, part: Part, figures: Figures, language: str) -> SafeString:
    section = one.section
    is_other = section.key != part.section.key
    name = f'<p class="member-name" dir="auto"><b>{escape(section.number)}</b> {escape(section.title)}</p>'
    words = blocks(one.blocks, f"{NAMED}-{section.key}", figures=figures) if one.blocks else NOTHING
    return SafeString((name if one.is_first and is_other else "") + (_draft(language, words) if words else ""))


def _draft(language: str, words: SafeString) -> SafeString:
    return SafeString(f'<div class="draft" lang="{escape(language)}" dir="{direction(language)}">{words}</div>')
