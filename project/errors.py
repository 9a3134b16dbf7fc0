"""A Refusal becomes a page for people and problem+json (RFC 9457) for programs; every other fault stays loud."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from project import bodies
from proposals.refusals import Refusal

PROBLEM = "application/problem+json"


class RefusalMiddleware:
    """Answers a Refusal that a page raised with its sentence, and what brings too much before any page sees it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        no = bodies.refusal(request)
        if no is None:
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return JsonResponse(_body(no.status, no.sentence), status=no.status, content_type=PROBLEM)
        return _page(request, no)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _page(request, exception) if isinstance(exception, Refusal) else None


def problem(exception: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler: {"type", "title", "status", "detail"}, and "errors" by field."""
    if isinstance(exception, Http404):
        exception = exceptions.NotFound(_("There is nothing here, or you may not see it."))
    elif isinstance(exception, RequestDataTooBig):
        exception = bodies.too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    elif isinstance(exception, PermissionDenied):
        exception = exceptions.PermissionDenied()
    if isinstance(exception, Refusal):
        return _answer(exception.status, exception.sentence)
    if not isinstance(exception, exceptions.APIException):
        return None
    return _answer(exception.status_code, *_told(exception.detail), headers=_headers(exception))


def _page(request: HttpRequest, no: Refusal) -> HttpResponse:
    return render(request, "refusal.html", {"sentence": no.sentence}, status=no.status)


def _answer(status: int, detail: str, errors: Any = None, *, headers: dict[str, str] | None = None) -> Response:
    set_rollback()
    body = _body(status, detail)
    if errors:
        body["errors"] = errors
    return Response(body, status=int(status), headers=headers, content_type=PROBLEM)


def _body(status: int, detail: str) -> dict[str, Any]:
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}


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
