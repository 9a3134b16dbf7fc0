"""The API speaks English, whatever language its person reads pages in, so that programs and logs know its sentences."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

ASKED = "Clauseline-Language"
"""The header by which who shows sentences to people has them in another language: the pages of this site do."""
API, DOCS = "/api/", "/api/docs/"


class SpokenMiddleware:
    """Answers under /api/ in English or in the language that is asked for, and says in which."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(API) or request.path_info.startswith(DOCS):
            return self.get_response(request)
        language = spoken(request)
        with translation.override(language):
            response = self.get_response(request)
        response["Content-Language"] = language
        return response


def spoken(request: HttpRequest) -> str:
    """The language of the sentences in an answer of the API."""
    asked = request.headers.get(ASKED, "").lower()
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
