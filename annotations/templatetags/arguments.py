"""Instruments in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def in_own_language(words: Mapping[str, str]) -> str:
    """Of words by language those of the reader's, else English ones, else any."""
    own = (get_language() or "en")[:2]
    return words.get(own) or words.get("en") or next(iter(words.values()), "")
