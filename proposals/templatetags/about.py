"""What this site is and runs."""

from __future__ import annotations

from django import template
from django.conf import settings

from clauseline import __version__
from clauseline.comparing import ENGINE

register = template.Library()


@register.simple_tag
def engine() -> str:
    """The name of the comparing engine."""
    return ENGINE


@register.simple_tag
def is_public() -> bool:
    """Whether people who are not signed in may read what is public."""
    return bool(settings.PUBLIC_SITE)


@register.simple_tag
def release() -> str:
    """The release of Clauseline."""
    return __version__


@register.simple_tag
def sends_mail() -> bool:
    """Whether mail reaches people."""
    return bool(settings.SENDS_MAIL)


@register.simple_tag
def is_open() -> bool:
    """Whether people make accounts without an invitation."""
    return bool(settings.OPEN_SIGN_UP)
