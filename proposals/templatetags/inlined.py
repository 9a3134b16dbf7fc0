"""Style sheets within a page that has to be one file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString

register = template.Library()

STYLES = (
    "project/tokens.css",
    "project/base.css",
    "project/parts.css",
    "project/draft.css",
    "proposals/tree.css",
    "proposals/reader.css",
    "proposals/redline.css",
    "proposals/comparison.css",
    "proposals/file.css",
    "proposals/paper.css",
    "project/print.css",
)
"""What a page that draws a comparison asks for, in that order; `file.css` is for the file alone."""


@register.simple_tag
@cache
def styles() -> SafeString:
    """The static style sheets of a comparison in one file. They are our own, so nothing in them ends the element."""
    sheets = "".join(Path(str(finders.find(name))).read_text(encoding="utf-8") for name in STYLES)
    return SafeString(sheets)  # type: ignore[html]  # They are our own.
