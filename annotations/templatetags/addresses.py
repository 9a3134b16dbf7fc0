"""The addresses that scripts ask for, so that none is written in a script."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString

register = template.Library()

ADDRESSES: dict[str, tuple[str, ...]] = {
    "annotation-card": ("slug",),
    "annotation-form": ("slug",),
    "annotation-placed": ("slug",),
    "arguments-offered": (),
    "api-annotation-accept": (),
    "api-annotation-decide": ("id",),
    "api-annotation-take-back": (),
    "api-annotation-thread": ("id",),
    "api-comment-block": ("set",),
    "api-comment-detail": ("set", "id"),
    "api-comment-redo": ("set",),
    "api-comment-undo": ("set",),
    "api-draft-detail": ("id",),
    "api-draft-list": (),
    "api-placement-detail": ("annotation", "version"),
    "comparison-filters": ("slug",),
    "comparison-first": ("slug",),
    "comparison-hints": ("slug",),
    "comparison-told": ("slug",),
    "hint": ("slug",),
    "hints": (),
    "margin": ("slug",),
    "margin-cards": ("slug",),
    "margin-hints": ("slug",),
    "translation": ("slug", "key"),
    "translations": ("slug",),
    "proposal-consultations": ("slug",),
    "version-arrivals": ("slug",),
    "version-consultations": ("slug",),
    "version-news": ("slug",),
    "version-presence": ("slug",),
}
"""The names of addresses, as the site has them, and of their parts."""


@register.simple_tag
def addresses() -> SafeString:
    """Each address by its name; its part `slug` stands there as `__slug__`."""
    return json_script({name: pattern(name) for name in ADDRESSES}, "addresses")


def pattern(name: str) -> str:
    """The address of this name, with the names of its parts in their places."""
    return reverse(name, kwargs={part: f"__{part}__" for part in ADDRESSES[name]})
