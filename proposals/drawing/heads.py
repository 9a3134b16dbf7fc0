"""The head of a change: number, title and what happened, in words. All words are escaped; keys are slugs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape
from unicodedata import east_asian_width

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from clauseline import tokens
from clauseline.comparing.changes import ADDED, REMOVED
from clauseline.redline.blocks import inline
from clauseline.redline.move_markers import MoveMarker
from clauseline.redline.parts import Part
from clauseline.redline.sections import Section
from clauseline.writing.judging import Judgements
from proposals.drawing.chips import Chip, chips
from proposals.drawing.redline import draw_runs

LONG = 6
"""A number of more signs does not stand beside the text; a Han is as wide as two others."""


def _width(number: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in number)


def number_link(section: Section) -> SafeString:
    """The number of a clause, which leads to it."""
    style = " unnamed" if not section.number else " long" if _width(section.number) > LONG else ""
    label = escape(_("Link to %(name)s") % {"name": section.name})
    shown = escape(section.number or "#")
    return SafeString(f'<a class="clause-number{style}" href="#{section.key}" aria-label="{label}">{shown}</a>')


def change_head(part: Part, posted: Collection[str], judgements: Judgements | None = None) -> SafeString:
    """Names a change; `posted` are the keys of the clauses that have a marker where they are looked for.

    With `judgements`, for a file that leaves the site, it says of each duty who says so.
    """
    section = part.section
    facts = "".join(f"<li>{drawn_chip(chip)}</li>" for chip in chips(part, posted, judgements))
    if not part.is_quiet:
        facts = f'<li class="spoken">{escape(_extent(part))}</li>{facts}'
    named = f'id="c-{section.key}" lang="{get_language()}"'
    listed = f'<ul class="chips" role="list" {named}>{facts}</ul>' if facts else ""
    title = draw_runs(inline(part.title), is_draft=False)
    return SafeString(
        f'<div class="change-head">\n<h2 class="clause-head level-{section.heading}" id="h-{section.key}">'
        f'{number_link(section)} <span dir="auto">{title}</span></h2>\n{listed}\n</div>'
    )


def move_marker(post: MoveMarker) -> SafeString:
    """Says where a clause is shown that is looked for here."""
    fate = escape({"moved": _("moved"), "merged": _("merged")}.get(post.fate) or _("split off"))
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


def _extent(part: Part) -> str:
    """How much of the text changed, in words."""
    changed = part.changed_words()
    gone, came = (_words_in(changed[op]) for op in (REMOVED, ADDED))
    told = [
        ngettext("%(n)s word deleted.", "%(n)s words deleted.", gone) % {"n": gone} if gone else "",
        ngettext("%(n)s word inserted.", "%(n)s words inserted.", came) % {"n": came} if came else "",
    ]
    return " ".join(filter(None, told)) or _("No word of the text changed.")


def _words_in(texts: Iterable[str]) -> int:
    """How many words they have, a Han counting as one."""
    return sum(1 for text in texts for word in tokens.words(text) if word)


def drawn_chip(chip: Chip) -> SafeString:
    """A chip as HTML; one of sentences leads to the first of them, and a script from there to the others."""
    words, title, style = escape(chip.words), escape(chip.title), escape(chip.style)
    if chip.href:
        return SafeString(f'<a class="chip {style}" href="{escape(chip.href)}">{words}</a>')
    spoken = f'<span class="spoken"> ({title})</span>' if title else ""
    titled = f' title="{title}"' if title else ""
    if not chip.spots:
        return SafeString(f'<span class="chip {style}"{titled}>{words}{spoken}</span>')
    first = escape(chip.spots[0])
    others = f' data-spots="{escape(" ".join(chip.spots))}"' if len(chip.spots) > 1 else ""
    return SafeString(f'<a class="chip {style}" href="#{first}"{others}{titled}>{words}{spoken}</a>')
