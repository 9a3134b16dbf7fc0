"""The only place where a change becomes HTML. All words are escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proposals.comparing.changes import ADDED, KEPT, REMOVED
from proposals.comparing.wording import changed_wording
from proposals.models import Change
from proposals.queries.comparisons import spans_of
from proposals.queries.lines import OLD, Piece, Trail, inline

register = template.Library()

TAGS = {ADDED: "ins", REMOVED: "del"}


@register.simple_tag
def redline(old: str, new: str) -> SafeString:
    """`new` with what it does not share with `old` marked."""
    return pieces(inline(changed_wording(old, new)), is_draft=False)


@register.simple_tag
def spans(change: Change, side: str = "") -> SafeString:
    """The words of a stored change in one run, on one side ("old", "new") or on both."""
    return pieces(inline(spans_of(change.spans), side=side))


def pieces(runs: Iterable[Piece], *, is_draft: bool = True, gone_from: str = "") -> SafeString:
    """Runs of words. Those of a draft carry their offset; removed ones also where they stood (`gone_from`)."""
    return SafeString("".join([_piece(run, is_draft, gone_from) for run in runs]))


def _piece(run: Piece, is_draft: bool, gone_from: str) -> str:
    words = escape(run.text)
    if is_draft and run.side:
        where = gone_from if run.side == OLD else ""
        where += f' data-clause="{run.clause}"' if run.clause else ""
        words = f'<span data-start="{run.start}"{where}>{words}</span>'
    if run.op == KEPT:
        return words
    drawn = f'{_opening(run.op, get_language())}{words}<span class="spoken">; </span></{TAGS[run.op]}>'
    return drawn + _trail(run, run.trail) if run.trail else drawn


@cache
def _opening(op: str, language: str | None) -> str:
    """The mark before changed words, with what a screen reader says in this language."""
    said = _("inserted:") if op == ADDED else _("deleted:")
    return f'<{TAGS[op]}><span class="spoken">{said} </span>'


def _trail(run: Piece, trail: Trail) -> str:
    """The link behind the last words of a passage to where it went or came from."""
    if run.start + len(run.text) < trail.end:
        return ""
    if trail.name:
        said = _("from %(clause)s") if run.op == ADDED else _("went to %(clause)s")
    else:
        said = _("from elsewhere in this clause") if run.op == ADDED else _("went elsewhere in this clause")
    words = escape(said % {"clause": trail.name})
    return f' <a class="chip moved trail" id="{trail.here}" href="#{trail.there}">{words}</a> '
