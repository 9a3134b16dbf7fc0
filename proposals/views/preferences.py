"""Pages speak the language and tell the time of the person's account, and wear the theme of the device."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from proposals.models import User
from proposals.refusals import Refusal
from proposals.views.returning import is_ours

THEME, YEAR = "theme", 365 * 24 * 3600
"""The cookie of a device that wears a theme of its own: "light" or "dark"."""
THEMES = ("device", "light", "dark")


class PreferencesMiddleware:
    """Applies language and time zone of the account for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        language = request.user.language or translation.get_language()
        with timezone.override(ZoneInfo(request.user.time_zone)), translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)


def speak(request: HttpRequest) -> HttpResponse:
    """The language chosen in the menu; who is signed in keeps it in the account."""
    language = request.POST.get("language", "")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.user.pk).update(language=language)
    return set_language(request)


@require_POST
def wear(request: HttpRequest) -> HttpResponse:
    """The theme chosen in the menu, kept on this device."""
    theme, asked = request.POST.get("theme", ""), request.POST.get("next", "")
    if theme not in THEMES:
        raise Refusal(_("A page is light, dark, or as the device has it."))
    answer = redirect(asked if is_ours(request, asked) else "/")
    if theme == "device":
        answer.delete_cookie(THEME, samesite="Lax")
    else:
        answer.set_cookie(THEME, theme, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer
