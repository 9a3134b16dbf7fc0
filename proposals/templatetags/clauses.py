"""The clauses of a text. All words are escaped; keys are slugs of our own making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clauseline.redline.parts import Fate
from clauseline.redline.sections import Section
from proposals.models import Clause, Comparison, Reading, Version
from proposals.queries.definitions import TermMark
from proposals.queries.figures import Figures
from proposals.templatetags.blocks import Wrap, blocks, direction, term_links
from proposals.templatetags.changes import mark
from proposals.templatetags.glosses import gloss_wraps, in_order
from proposals.templatetags.heads import number_link

register = template.Library()


@register.simple_tag
def clauses(
    sections: Iterable[Section],
    version: Version,
    reading: Reading,
    fates: Mapping[str, Fate],
    came_by: Comparison | None,
    figures: Figures,
    marks: Mapping[str, Sequence[TermMark]],
) -> SafeString:
    """Clauses of a version; `fates` say what became of them in the comparison `came_by`, `marks` where terms stand."""
    home = reverse("definitions", args=[version.slug])
    language = f'lang="{escape(reading.language)}" dir="{direction(reading.language)}"'
    return SafeString(
        "".join(
            f'<section class="clause" id="{one.key}" data-clause="{one.key}" data-version="{version.slug}" '
            f'tabindex="-1" {language}{_labelled(one)}>\n<div class="clause-top">{_head(one)}'
            f"{_what_changed(one, fates.get(one.key), came_by)}{_lineage(one)}</div>\n"
            f"{_draft(one, figures, _wraps(one, reading.language, marks.get(one.key, ()), home))}\n</section>\n"
            for one in sections
        )
    )


def _labelled(section: Section) -> str:
    return f' aria-labelledby="h-{section.key}"' if section.title or section.number else ""


def _head(section: Section) -> str:
    level = section.heading
    title = f' <span dir="auto">{escape(section.title)}</span>' if section.title else ""
    status = (
        f' <span class="chip status" lang="{get_language()}">{escape(_status(section))}</span>'
        if section.says_status
        else ""
    )
    named = f'class="clause-head level-{level}" id="h-{section.key}"'
    return f"<h{level} {named}>{number_link(section)}{title}{status}</h{level}>"


def _status(section: Section) -> str:
    return str(Clause.Status(section.status).label)


def _what_changed(section: Section, fate: Fate | None, came_by: Comparison | None) -> str:
    found = mark(fate)
    if found is None or came_by is None:
        return ""
    since = escape(_("since %(before)s") % {"before": came_by.old_version})
    return (
        f'<a class="what-changed" lang="{get_language()}" href="{reverse("comparison", args=[came_by.slug])}'
        f'#{section.key}"><span class="sign {found.style}" aria-hidden="true">{found.sign}</span>'
        f'{escape(found.words)}<span class="spoken"> {since}: {escape(section.name)}</span></a>'
    )


def _lineage(section: Section) -> str:
    """Where the clause came from and went: its page stands below that of the version."""
    if not section.blocks:
        return ""
    words, name = _("Lineage"), escape(section.name)
    return (
        f'<a class="clause-lineage" data-noprint lang="{get_language()}" href="lineage/{section.key}/">{words}'
        f'<span class="spoken">: {name}</span></a>'
    )


def _wraps(section: Section, language: str, terms: Sequence[TermMark], home: str) -> list[Wrap]:
    """Links from terms, and glosses where there is no link."""
    return in_order([*term_links(terms, home), *gloss_wraps(section.text, language)])


def _draft(section: Section, figures: Figures, wraps: Sequence[Wrap]) -> str:
    if not section.blocks:
        return ""
    return f'<div class="draft">{blocks(section.drawn_blocks, section.key, figures=figures, wraps=wraps)}</div>'
