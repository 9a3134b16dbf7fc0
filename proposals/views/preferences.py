"""Pages speak the language and tell the time of the person's account."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.i18n import set_language

from proposals.models import User


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
