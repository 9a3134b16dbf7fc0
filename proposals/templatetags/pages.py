"""Addresses of lists."""

from __future__ import annotations

from django import template
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def without(context: Context, name: str) -> str:
    """The query of this address without `name`, from the first page."""
    asked = context["request"].GET.copy()
    for gone in (name, "page"):
        asked.pop(gone, None)
    return f"?{asked.urlencode()}"
