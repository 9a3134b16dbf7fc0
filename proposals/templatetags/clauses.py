"""The clauses of a text. All words are escaped; keys are slugs of our own making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proposals.models import Comparison, Reading, Version
from proposals.queries.documents import Section
from proposals.queries.redlines import Fate
from proposals.templatetags.blocks import blocks, direction
from proposals.templatetags.changes import mark
from proposals.templatetags.heads import number_link

register = template.Library()


@register.simple_tag
def clauses(
    sections: Iterable[Section],
    version: Version,
    reading: Reading,
    fates: Mapping[str, Fate],
    came_by: Comparison | None,
) -> SafeString:
    """Clauses of a version; `fates` say what became of them in the comparison `came_by`."""
    language = f'lang="{escape(reading.language)}" dir="{direction(reading.language)}"'
    return SafeString(
        "".join(
            f'<section class="clause" id="{one.key}" data-clause="{one.key}" data-version="{version.slug}" '
            f'tabindex="-1" {language}{_labelled(one)}>\n<div class="clause-top">{_head(one)}'
            f"{_what_changed(one, fates.get(one.key), came_by)}</div>\n{_draft(one)}\n</section>\n"
            for one in sections
        )
    )


def _labelled(section: Section) -> str:
    return f' aria-labelledby="h-{section.key}"' if section.title or section.number else ""


def _head(section: Section) -> str:
    level = section.heading
    title = f' <span dir="auto">{escape(section.title)}</span>' if section.title else ""
    status = f' <span class="chip status">{section.status}</span>' if section.says_status else ""
    named = f'class="clause-head level-{level}" id="h-{section.key}"'
    return f"<h{level} {named}>{number_link(section)}{title}{status}</h{level}>"


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


def _draft(section: Section) -> str:
    return f'<div class="draft">{blocks(section.lines, section.key)}</div>' if section.blocks else ""
