"""Where this site is, as others see it."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings


def address(path: str) -> str:
    """The whole address of what this site has under `path`, which begins with a slash: it leaves the site in this form.

    It comes from the settings alone, never from what a request says of its host.
    """
    return f"{settings.SITE_URL}{path}"


def host() -> str:
    """Its name, as people write it."""
    return urlsplit(settings.SITE_URL).netloc


def own(url: str) -> str:
    """An address that was made from what a request said, as one of this site."""
    parts = urlsplit(url)
    return address(f"{parts.path}?{parts.query}" if parts.query else parts.path)
