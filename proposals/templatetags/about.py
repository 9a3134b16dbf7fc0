"""What this site is and runs."""

from __future__ import annotations

import hashlib
from functools import cache

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


ROOMS = ("clauseline", "proposals", "annotations", "project")
DRAWING = (".py", ".html", ".mo", ".css", ".js")


@cache
def build() -> str:
    """What the code of this site says, in a few letters: what other code drew is not shown by this one."""
    rooms = (settings.BASE_DIR / room for room in ROOMS)
    files = sorted(path for room in rooms for path in room.rglob("*") if path.suffix in DRAWING)
    digest = hashlib.sha256(release().encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@register.simple_tag
def sends_mail() -> bool:
    """Whether mail reaches people."""
    return bool(settings.SENDS_MAIL)


@register.simple_tag
def is_open() -> bool:
    """Whether people make accounts without an invitation."""
    return bool(settings.OPEN_SIGN_UP)
