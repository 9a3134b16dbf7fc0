"""The clauses of a text. All words are escaped; keys are slugs of our own making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from clauseline.redline.parts import Fate
from clauseline.redline.sections import Section
from clauseline.vocabulary import Key, Status
from proposals.drawing.blocks import blocks, direction
from proposals.drawing.chips import mark
from proposals.drawing.figures import Figures
from proposals.drawing.glosses import gloss_wraps
from proposals.drawing.heads import number_link
from proposals.drawing.html import NOTHING
from proposals.drawing.wraps import TermMark, Wrap, in_order, term_links

STATUSES: dict[Status, Promise] = {"normative": gettext_lazy("normative"), "informative": gettext_lazy("informative")}


@dataclass(frozen=True, slots=True)
class CameBy:
    """The comparison of this slug, which led here from the version that is called `before`."""

    slug: str
    before: str


@dataclass(frozen=True, slots=True)
class TextLook:
    """How the clauses of the version `home` are drawn: `fates` say what became of them in the comparison `came_by`,
    `marks` where terms stand.
    """

    home: Key
    language: str
    fates: Mapping[str, Fate]
    came_by: CameBy | None
    figures: Figures
    marks: Mapping[str, Sequence[TermMark]]


def clauses(sections: Iterable[Section], look: TextLook) -> SafeString:
    """Clauses of a version."""
    home = reverse("definitions", args=[look.home])
    language = f'lang="{escape(look.language)}" dir="{direction(look.language)}"'
    return SafeString(
        "".join(
            f'<section class="clause" id="{one.key}" data-clause="{one.key}" data-version="{look.home}" '
            f'tabindex="-1" {language}{_labelled(one)}>\n<div class="clause-top">{_head(one)}'
            f"{_what_changed(one, look.fates.get(one.key), look.came_by)}{_lineage(one)}</div>\n"
            f"{_draft(one, look.figures, _wraps(one, look.language, look.marks.get(one.key, ()), home))}\n</section>\n"
            for one in sections
        )
    )


def _labelled(section: Section) -> SafeString:
    return SafeString(f' aria-labelledby="h-{section.key}"' if section.title or section.number else "")


def _head(section: Section) -> SafeString:
    level = section.heading
    title = f' <span dir="auto">{escape(section.title)}</span>' if section.title else ""
    status = (
        f' <span class="chip status" lang="{get_language()}">{escape(_status(section))}</span>'
        if section.says_status
        else ""
    )
    named = f'class="clause-head level-{level}" id="h-{section.key}"'
    return SafeString(f"<h{level} {named}>{number_link(section)}{title}{status}</h{level}>")


def _status(section: Section) -> str:
    return str(STATUSES[section.status])


def _what_changed(section: Section, fate: Fate | None, came_by: CameBy | None) -> SafeString:
    found = mark(fate)
    if found is None or came_by is None:
        return NOTHING
    since = escape(_("since %(before)s") % {"before": came_by.before})
    return SafeString(
        f'<a class="what-changed" lang="{get_language()}" href="{reverse("comparison", args=[came_by.slug])}'
        f'#{section.key}"><span class="sign {escape(found.style)}" aria-hidden="true">{escape(found.sign)}</span>'
        f'{escape(found.words)}<span class="spoken"> {since}: {escape(section.name)}</span></a>'
    )


def _lineage(section: Section) -> SafeString:
    """Where the clause came from and went: its page stands below that of the version."""
    if not section.blocks:
        return NOTHING
    words, name = escape(_("Lineage")), escape(section.name)
    return SafeString(
        f'<a class="clause-lineage" data-noprint lang="{get_language()}" href="lineage/{section.key}/">{words}'
        f'<span class="spoken">: {name}</span></a>'
    )


def _wraps(section: Section, language: str, terms: Sequence[TermMark], home: str) -> list[Wrap]:
    """Links from terms, and glosses where there is no link."""
    return in_order([*term_links(terms, home), *gloss_wraps(section.text, language)])


def _draft(section: Section, figures: Figures, wraps: Sequence[Wrap]) -> SafeString:
    if not section.blocks:
        return NOTHING
    return SafeString(
        f'<div class="draft">{blocks(section.drawn_blocks, section.key, figures=figures, wraps=wraps)}</div>'
    )
