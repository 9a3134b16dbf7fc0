"""A Refusal becomes a page for people and problem+json (RFC 9457) for programs; every other fault stays loud."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import server_error
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from project import bodies
from project.logs import place
from proposals.models import User, Version
from proposals.refusals import DamagedClause, Refusal
from proposals.services import facts, faults, keeping

PROBLEM = "application/problem+json"
logger = logging.getLogger("clauseline.requests")
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
    500: "Internal Server Error",
    503: "Service Unavailable",
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
        if isinstance(exception, Refusal):
            return _page(request, exception)
        return _trouble(request, no, exception) if (no := faults.refusal(exception)) else None


def fault(request: HttpRequest) -> HttpResponse:
    """What nobody expected: of the machine in words, of ours as a page or, to programs, as a problem.

    Neither asks the database for anything, which may be what is at fault.
    """
    exception = sys.exc_info()[1]
    if no := faults.refusal(exception):
        return _trouble(request, no, exception)
    if request.path_info.startswith("/api/"):
        sentence = _("Something went wrong here. It was not your doing, and nothing of this request was kept.")
        return JsonResponse(_body(500, "fault", sentence), status=500, content_type=PROBLEM)
    return server_error(request)


def _trouble(request: HttpRequest, no: Refusal, exception: BaseException | None) -> HttpResponse:
    """The answer to what a fault of the machine prevented, which the log has whole."""
    logger.error("%s at %s", no.code, place(request), exc_info=exception)
    if request.path_info.startswith("/api/"):
        answer: HttpResponse = JsonResponse(
            _body(no.status, no.code, no.sentence), status=no.status, content_type=PROBLEM
        )
    else:
        told = {"sentence": no.sentence, "is_sent": request.method == "POST"}
        answer = HttpResponse(render_to_string("trouble.html", told), status=no.status)
    if seconds := getattr(no, "seconds", 0):
        answer.headers["Retry-After"] = str(seconds)
    return answer


def problem(exception: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler: {"type", "title", "status", "detail", "code"}, and where fields are to blame
    "errors" with sentences and "codes" by field.
    """
    if isinstance(exception, RequestDataTooBig):
        exception = bodies.too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if no := faults.refusal(exception):
        logger.error("%s at %s", no.code, place(context["request"]), exc_info=exception)
        exception = no
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
