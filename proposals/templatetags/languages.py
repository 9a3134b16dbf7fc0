"""Languages in words."""

from __future__ import annotations

from django import template

from proposals.models.languages import LANGUAGES

register = template.Library()


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the reader's own; one in which drafts do not come is named by its code."""
    return str(dict(LANGUAGES).get(code.partition("-")[0], code)) if code else ""
