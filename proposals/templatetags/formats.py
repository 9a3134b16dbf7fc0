"""The formats that can be read, as people are told of them."""

from __future__ import annotations

from functools import reduce

from django import template
from django.utils.translation import gettext as _

from clauseline.reading import UNKNOWN_KIND, labels

register = template.Library()
_UNKNOWN = UNKNOWN_KIND.partition("%s")[0]


@register.simple_tag
def readable_formats() -> str:
    """The formats as a list that ends in "or", in the language of the page."""
    *others, last = map(_, labels())
    listed = reduce(lambda first, then: _("%(first)s, %(then)s") % {"first": first, "then": then}, others)
    return _("%(first)s or %(last)s") % {"first": listed, "last": last}


def unknown_kind(words: str) -> str | None:
    """What a reader said of a file of no known kind, in the language of the page; None if `words` say something else.

    It names the formats that can be read today.
    """
    return _(UNKNOWN_KIND) % readable_formats() if words.startswith(_UNKNOWN) else None
