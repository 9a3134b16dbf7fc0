"""The example of what this site does, for who is new to it."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from project.example import Example
from project.example import example as made

register = template.Library()


@register.simple_tag
def example() -> Example:
    """The example in the language of the page, as far as there is one."""
    return made(get_language() or "en")
