"""Where the cards of a margin stand, in words."""

from __future__ import annotations

from django import template
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.models import Annotation
from annotations.queries.margins import Card, Typed
from clauseline.tokens import SINGLE

register = template.Library()

FIRST_WORDS = 9


@register.filter
def place(card: Card | Typed) -> str:
    """The number of its clause, or else its title, how it begins or what it is; without a clause, what an annotation
    there is on.
    """
    clause = card.clause
    if clause is not None:
        named = clause.number or clause.title or Truncator(clause.text).words(FIRST_WORDS, truncate=" …")
        return named or clause.get_kind_display()
    return _("Whole document") if _is_on_the_whole(card) else _("No place here")


@register.filter
def written_in(words: str) -> str:
    """The language of what a person wrote, for `lang`: Chinese if one sign in three is; "", which says that it is not
    known, of all else, since it need not be that of the page.
    """
    return "zh" if 3 * len(SINGLE.findall(words)) > len("".join(words.split())) else ""


def _is_on_the_whole(card: Card | Typed) -> bool:
    if isinstance(card, Typed):
        return not card.draft.key
    return card.annotation.scope == Annotation.Scope.DOCUMENT
