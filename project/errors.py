"""A Refusal becomes a page for people and problem+json (RFC 9457) for programs; every other fault stays loud."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from proposals.refusals import Refusal, TooLarge

PROBLEM = "application/problem+json"


class RefusalMiddleware:
    """Answers a Refusal that a page raised with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return render(request, "refusal.html", {"sentence": exception.sentence}, status=exception.status)


def problem(exception: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler: {"type", "title", "status", "detail"}, and "errors" by field."""
    if isinstance(exception, Http404):
        exception = exceptions.NotFound(_("There is nothing here, or you may not see it."))
    elif isinstance(exception, RequestDataTooBig):
        exception = _too_large()
    elif isinstance(exception, PermissionDenied):
        exception = exceptions.PermissionDenied()
    if isinstance(exception, Refusal):
        return _answer(exception.status, exception.sentence)
    if not isinstance(exception, exceptions.APIException):
        return None
    return _answer(exception.status_code, *_told(exception.detail), headers=_headers(exception))


def _too_large() -> TooLarge:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
    return TooLarge(_("This is larger than %(limit)d MB, the limit of this site.") % {"limit": limit})


def _answer(status: int, detail: str, errors: Any = None, *, headers: dict[str, str] | None = None) -> Response:
    set_rollback()
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    return Response(body, status=int(status), headers=headers, content_type=PROBLEM)


def _told(detail: Any) -> tuple[str, Any]:
    if isinstance(detail, dict):
        return _("Some fields need another value."), detail
    return (" ".join(str(part) for part in detail), None) if isinstance(detail, list) else (str(detail), None)


def _headers(exception: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(exception, "wait", None):
        headers["Retry-After"] = f"{wait:.0f}"
    return headers
