"""Style sheets within a page that has to be one file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def styles(*names: str) -> SafeString:
    """The static style sheets of these names, in their order. They are our own, so nothing in them ends the element."""
    return SafeString("".join(Path(str(finders.find(name))).read_text(encoding="utf-8") for name in names))
