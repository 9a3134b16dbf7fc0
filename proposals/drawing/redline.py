"""The only place where a change becomes HTML. All words are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import Literal

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.wording import changed_wording
from clauseline.redline.blocks import inline
from clauseline.redline.values import OLD, Link, Run
from clauseline.vocabulary import Op
from proposals.drawing.html import NOTHING

SPACE = SafeString(" ")
TAGS: dict[Op, str] = {ADDED: "ins", REMOVED: "del"}
PLACES = re.compile(r"%\((?:old|new)\)s")
"""Where the words stand in a sentence about them; the old ones come first in every language."""


def redline(old: str, new: str) -> SafeString:
    """`new` with what it does not share with `old` marked."""
    return draw_runs(inline(changed_wording(old, new)), is_draft=False)


def clipped(words: Iterable[Span]) -> SafeString:
    """A stretch of one side, cut out of the words of a change."""
    return draw_runs(inline(list(words)), is_draft=False)


def draw_runs(runs: Iterable[Run], *, is_draft: bool = True, gone_from: SafeString = NOTHING) -> SafeString:
    """Runs of words. Those of a draft carry their offset; removed ones also where they stood (`gone_from`).

    Words of editorial sentences are folded into the new ones, with a mark behind the last of each that opens them.
    """
    groups = list(_sentences(runs))
    last = {own[-1].editorial: place for place, own in enumerate(groups)}
    return SafeString(
        "".join(
            _drawn(own, is_draft, gone_from) + (_mark(own[-1].editorial) if last[own[-1].editorial] == place else "")
            for place, own in enumerate(groups)
        )
    )


def _sentences(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Runs of which one sentence speaks: what came in the place of what went, or else what has one fate."""
    own: list[Run] = []
    for run in runs:
        if own and not _goes_on(own[-1], run):
            yield own
            own = []
        own.append(run)
    if own:
        yield own


def _goes_on(last: Run, run: Run) -> bool:
    is_told_apart = KEPT in (last.op, run.op) or last.link or run.link or last.editorial != run.editorial
    return not is_told_apart and (last.op, run.op) != (ADDED, REMOVED)


def _drawn(own: Sequence[Run], is_draft: bool, gone_from: SafeString) -> SafeString:
    first, last = own[0], own[-1]
    if first.op == KEPT:
        return _words(first, is_draft, gone_from)
    gone = SafeString("".join([_words(run, is_draft, gone_from) for run in own if run.op == REMOVED]))
    came = SafeString("".join([_words(run, is_draft, gone_from) for run in own if run.op == ADDED]))
    drawn = _folded(gone, came, first.editorial) if first.editorial else marked(gone, came)
    return SafeString(drawn + _link(last, last.link) if last.link else drawn)


def marked(
    gone: SafeString, came: SafeString, attributes: SafeString = NOTHING, between: SafeString = SPACE
) -> SafeString:
    """Words that went and words that came in their place, as HTML each, and one sentence of them for screen readers."""
    before, middle, behind = _spoken("changed" if gone and came else ADDED if came else REMOVED, get_language())
    old = f"<del{attributes}>{before}{gone}{middle if came else behind}</del>" if gone else ""
    new = f"<ins{attributes}>{'' if gone else before}{came}{behind}</ins>" if came else ""
    # Who copies or prints it finds two words, not one.
    return SafeString(f"{old}{between}{new}" if gone and came else old or new)


def _folded(gone: SafeString, came: SafeString, number: int) -> SafeString:
    """Words of the editorial sentence of this number: without a mark, until its own opens them."""
    sentence = SafeString(f' data-slight="{number}" data-folded')
    return marked(gone + SPACE if gone and came else gone, came, sentence, between=NOTHING)


def _mark(number: int) -> SafeString:
    """The mark of an editorial sentence; 0 has none."""
    if not number:
        return NOTHING
    title = escape(_("Changed in spelling or form: show it"))
    return SafeString(
        f'<button class="slight-mark" type="button" data-unfolds="{number}" aria-expanded="false" data-noprint '
        f'title="{title}" lang="{get_language()}"><span aria-hidden="true">≈</span>'
        f'<span class="spoken">{title}</span></button>'
    )


def _words(run: Run, is_draft: bool, gone_from: SafeString) -> SafeString:
    words = escape(run.text)
    if not (is_draft and run.side):
        return SafeString(words)
    where = gone_from if run.side == OLD else ""
    where += f' data-clause="{escape(run.clause)}"' if run.clause else ""
    if run.begins:
        where += f' class="duty-place" id="{escape(run.begins.name)}" data-until="{run.begins.end}" tabindex="-1"'
    return SafeString(f'<span data-start="{run.start}"{where}>{words}</span>')


@cache
def _spoken(fate: Op | Literal["changed"], language: str | None) -> tuple[SafeString, SafeString, SafeString]:
    """What a screen reader says in this language before changed words, between the old and the new, and behind."""
    sentences = {
        ADDED: _("inserted: %(new)s;"),
        REMOVED: _("deleted: %(old)s;"),
        "changed": _("changed: %(old)s, replaced by %(new)s;"),
    }
    said = [SafeString(f'<span class="spoken">{escape(words)}</span>') for words in PLACES.split(sentences[fate])]
    return said[0], said[1], said[-1]


def _link(run: Run, link: Link) -> SafeString:
    """The link behind the last words of a passage to where it went or came from."""
    if run.start + len(run.text) < link.end:
        return NOTHING
    if link.name:
        template = _("from %(clause)s") if run.op == ADDED else _("went to %(clause)s")
    else:
        template = _("from elsewhere in this clause") if run.op == ADDED else _("went elsewhere in this clause")
    words = escape(template % {"clause": link.name})
    here, there = escape(link.here), escape(f"{link.page}#{link.there}")
    return SafeString(f' <a class="chip moved trail" id="{here}" href="{there}">{words}</a> ')
