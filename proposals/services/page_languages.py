"""In which languages somebody reads the pages of this site."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.utils import translation

from proposals.models import User

REMEMBERED = 90 * 86400
"""Seconds for which it is known that somebody signed in in a language; who that was is not."""


def connect() -> None:
    """The language in which somebody signs in is remembered."""
    user_logged_in.connect(_remember, dispatch_uid="page-languages")


def in_use() -> list[str]:
    """Codes of those of the site's languages that it has by itself, that an account has chosen, or in which somebody
    signed in of late.
    """
    chosen = set(User.objects.filter(is_active=True).exclude(language="").values_list("language", flat=True).distinct())
    codes = [code for code, _name in settings.LANGUAGES]
    return [code for code in codes if code == settings.LANGUAGE_CODE or code in chosen or cache.get(_key(code))]


def _remember(sender: object, **more: Any) -> None:
    code = translation.get_language()
    if code is not None:
        cache.set(_key(code), 1, REMEMBERED)


def _key(code: str) -> str:
    return f"page-language:{code}"
