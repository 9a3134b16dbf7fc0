"""The head of a change: number, title and what happened, in words. All words are escaped; keys are slugs."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proposals.queries.documents import Section
from proposals.queries.redlines import Part
from proposals.queries.signposts import Signpost
from proposals.templatetags.changes import Chip, chips
from proposals.templatetags.redline import redline

register = template.Library()

LONG = 6
"""A number of more signs does not stand beside the text."""


def number_link(section: Section) -> str:
    """The number of a clause, which leads to it."""
    style = " unnamed" if not section.number else " long" if len(section.number) > LONG else ""
    said = escape(_("Link to %(name)s") % {"name": section.name})
    shown = escape(section.number or "#")
    return f'<a class="clause-number{style}" href="#{section.key}" aria-label="{said}">{shown}</a>'


@register.simple_tag
def change_head(part: Part, posted: Collection[str]) -> SafeString:
    """Names a change; `posted` are the keys of the clauses that have a signpost."""
    section = part.section
    facts = "".join(f"<li>{_chip(chip)}</li>" for chip in chips(part, posted))
    told = f'<ul class="chips" role="list" lang="{get_language()}">{facts}</ul>' if facts else ""
    return SafeString(
        f'<div class="change-head">\n<h2 class="clause-head level-{section.heading}" id="h-{section.key}">'
        f'{number_link(section)} <span dir="auto">{_title(part)}</span></h2>\n{told}\n</div>'
    )


@register.simple_tag
def signpost(post: Signpost) -> SafeString:
    """Says where a clause is shown that is looked for here."""
    fate = {"moved": _("moved"), "merged": _("merged")}.get(post.fate) or _("split off")
    there, looked_for = post.part.section, escape(short(post.section.name, 80))
    key, name = there.key, short(there.name, 60)
    if post.fate == "split":
        key, name = post.section.key, _("with %(name)s") % {"name": name}
    return SafeString(
        f'<p class="signpost" id="{post.place}" tabindex="-1"><span class="chip moved">'
        f'{fate}</span> <span dir="auto">{looked_for}</span> → <a href="#{key}">{escape(name)}</a></p>\n'
    )


def short(words: str, most: int) -> str:
    """At most so many characters of the words."""
    return words if len(words) <= most else Truncator(words).chars(most)


def _title(part: Part) -> str:
    before, after = ("" if one is None else one.title for one in (part.before, part.after))
    return escape(after) if before == after else redline(before, after)


def _chip(chip: Chip) -> str:
    words = escape(chip.words)
    if chip.href:
        return f'<a class="chip {chip.style}" href="{chip.href}">{words}</a>'
    title = escape(chip.title)
    spoken = f'<span class="spoken"> ({title})</span>' if title else ""
    titled = f' title="{title}"' if title else ""
    return f'<span class="chip {chip.style}"{titled}>{words}{spoken}</span>'
