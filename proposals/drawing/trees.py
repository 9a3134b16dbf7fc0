"""The tree of clauses and the heat strip beside a text. All words are escaped; keys are slugs of our own making."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from clauseline.redline.heat import Stripe
from clauseline.redline.parts import Fate
from clauseline.redline.sections import Section
from clauseline.redline.tree import Branch
from proposals.drawing.blocks import direction
from proposals.drawing.chips import mark
from proposals.drawing.heads import short
from proposals.drawing.html import NOTHING

FIRST_WORDS = 9
"""So many words stand for a clause without a title."""
Places = Mapping[str, int]
"""By the key of a clause which of the clauses or changes of a text it belongs to, counted from 0."""


def tree(sections: Iterable[Section], fates: Mapping[str, Fate], places: Places, language: str) -> SafeString:
    """The clauses of one text in this language, with what became of them."""
    return _tree((_item(one, fates.get(one.key), places, folds=one.has_children) for one in sections), language)


def compared_tree(branches: Iterable[Branch], places: Places, language: str) -> SafeString:
    """The clauses of a new text in this language, and those that are gone."""
    return _tree((_branch(one.section, one, places) for one in branches), language)


def stripes(strip: Iterable[Stripe], places: Places) -> SafeString:
    """The stripes of a heat strip, but for those that say nothing."""
    return SafeString("".join(_stripe(one, places) for one in strip if not one.part.is_quiet))


def _tree(items: Iterable[SafeString], language: str) -> SafeString:
    return SafeString(
        f'<ul class="tree" id="clause-tree" role="tree" aria-label="{escape(_("Clauses"))}" data-tree '
        f'lang="{escape(language)}" dir="{escape(direction(language))}">{SafeString("".join(items))}</ul>'
    )


def _stripe(stripe: Stripe, places: Places) -> SafeString:
    section, found = stripe.part.section, mark(stripe.part)
    style, words = (escape(found.style), escape(found.words)) if found else ("", "")
    return SafeString(
        f'<rect data-stripe="{section.key}" data-order="{int(places[section.key])}" class="{style}" '
        f'y="{stripe.top:.2f}" width="10" '
        f'height="{stripe.height:.2f}"><title>{escape(short(section.name, 60))}: {words}</title></rect>'
    )


def _branch(section: Section, branch: Branch, places: Places) -> SafeString:
    part = branch.part
    style = SafeString(" quiet" if part.is_quiet else "" if part.new else " gone")
    return _item(section, part, places, folds=section.has_children and bool(part.new), style=style)


def _item(
    section: Section, fate: Fate | None, places: Places, *, folds: bool, style: SafeString = NOTHING
) -> SafeString:
    key, place = section.key, places.get(section.key)
    opened = ' aria-expanded="true"' if folds else ""
    order = "" if place is None else f' data-order="{int(place)}"'
    fold = '<span class="fold" data-fold aria-hidden="true"></span>' if folds else ""
    number = f'<span class="tree-number">{escape(section.number)}</span> ' if section.number else ""
    title = escape(section.title or Truncator(section.text).words(FIRST_WORDS, truncate=" …"))
    return SafeString(
        f'\n<li role="none"><a role="treeitem" href="#{key}" aria-level="{section.depth}"{opened} '
        f'class="level-{section.heading}{style}" data-clause="{key}"{order}>{fold}{number}'
        f'<span class="tree-title" dir="auto">{title}</span>{_sign(fate)}'
        f'<span class="badges" data-slot="badges" data-clause="{key}"></span></a></li>'
    )


def _sign(fate: Fate | None) -> SafeString:
    found = mark(fate)
    if found is None:
        return NOTHING
    words = escape(found.words)
    return SafeString(
        f'<span class="sign {escape(found.style)}" title="{words}"><span aria-hidden="true">{escape(found.sign)}</span>'
        f'<span class="spoken">{words}</span></span>'
    )
