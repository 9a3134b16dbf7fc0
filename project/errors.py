"""A Refusal becomes a page for people and problem+json (RFC 9457) for programs; every other fault stays loud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from project import bodies
from proposals.models import User, Version
from proposals.refusals import DamagedClause, Refusal
from proposals.services import facts, keeping

PROBLEM = "application/problem+json"
TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    409: "Conflict",
    410: "Gone",
    412: "Precondition Failed",
    413: "Request Entity Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Entity",
    429: "Too Many Requests",
    507: "Insufficient Storage",
}
"""Our own, since those of Python are others in other versions of it."""
CODES: dict[type[exceptions.APIException], str] = {
    exceptions.ValidationError: "invalid",
    exceptions.ParseError: "malformed",
    exceptions.NotAuthenticated: "not-signed-in",
    exceptions.AuthenticationFailed: "not-known",
    exceptions.PermissionDenied: "not-allowed",
    exceptions.NotFound: "not-found",
    exceptions.MethodNotAllowed: "no-method",
    exceptions.NotAcceptable: "not-acceptable",
    exceptions.UnsupportedMediaType: "no-media-type",
    exceptions.Throttled: "too-often",
}
"""What programs tell the framework's noes apart by; a `Refusal` has its own. docs/guide/api.md lists all of them."""


class RefusalMiddleware:
    """Answers a Refusal that a page raised with its sentence, and what brings too much before any page sees it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        no = bodies.refusal(request)
        if no is None:
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return JsonResponse(_body(no.status, no.code, no.sentence), status=no.status, content_type=PROBLEM)
        return _page(request, no)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        no = None if request.path_info.startswith("/api/") else bodies.unfit(request)
        return _page(request, no) if no else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _page(request, exception) if isinstance(exception, Refusal) else None


def problem(exception: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler: {"type", "title", "status", "detail", "code"}, and where fields are to blame
    "errors" with sentences and "codes" by field.
    """
    if isinstance(exception, RequestDataTooBig):
        exception = bodies.too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if isinstance(exception, Refusal):
        seconds = getattr(exception, "seconds", 0)
        headers = {"Retry-After": str(seconds)} if seconds else None
        return _answer(_body(exception.status, exception.code, exception.sentence), headers=headers)
    known = _known(exception)
    if known is None:
        return None
    detail, errors = _detail_and_errors(known.detail)
    body = _body(known.status_code, code_of(known), detail)
    if errors:
        body |= {"errors": errors, "codes": _codes(errors)}
    return _answer(body, headers=_headers(known))


def code_of(exception: exceptions.APIException) -> str:
    """The code of one of the framework's noes."""
    return next((code for kind, code in CODES.items() if isinstance(exception, kind)), "refused")


def _known(exception: Exception) -> exceptions.APIException | None:
    """The no that an exception is; None if it is a fault of ours."""
    if isinstance(exception, exceptions.APIException):
        return exception
    if isinstance(exception, Http404):
        return exceptions.NotFound(_("There is nothing here, or you may not see it."))
    if isinstance(exception, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(exception, SuspiciousOperation):
        return exceptions.ParseError(_("This request has more parts than anyone needs, or is not well-formed."))
    return None


def _page(request: HttpRequest, no: Refusal) -> HttpResponse:
    since = no.version if isinstance(no, DamagedClause) and no.is_read_again else ""
    context = {"sentence": no.sentence, "again": "" if since else _again(request, no), "since": since}
    return render(request, "refusal.html", context, status=no.status)


def _again(request: HttpRequest, no: Refusal) -> str:
    """The version that is to be read again, where this person may have that done."""
    if not isinstance(no, DamagedClause) or not isinstance(request.user, User):
        return ""
    version = Version.objects.select_related("proposal").get(slug=no.version)
    is_possible = keeping.may_correct(request.user, version) and not facts.is_being_read(version)
    return version.slug if is_possible else ""


def _answer(body: dict[str, Any], *, headers: dict[str, str] | None = None) -> Response:
    set_rollback()
    return Response(body, status=body["status"], headers=headers, content_type=PROBLEM)


def _body(status: int, code: str, detail: str) -> dict[str, Any]:
    body = {"type": "about:blank", "title": TITLES[status], "status": int(status)}
    return {**body, "detail": detail, "code": code}


def _detail_and_errors(detail: Any) -> tuple[str, Any]:
    if isinstance(detail, dict):
        return _("Some fields need another value."), detail
    return (" ".join(str(part) for part in detail), None) if isinstance(detail, list) else (str(detail), None)


def _codes(codes: Any) -> Any:
    """The codes of sentences, in the same places."""
    if isinstance(codes, Mapping):
        return {name: _codes(one) for name, one in codes.items()}
    if isinstance(codes, list):
        return [_codes(one) for one in codes]
    return str(getattr(codes, "code", "invalid")).replace("_", "-")


def _headers(exception: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(exception, "wait", None):
        headers["Retry-After"] = f"{wait:.0f}"
    return headers
