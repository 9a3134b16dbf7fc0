"""Whether this process lives, and whether it can do its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from celery import current_app
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu.exceptions import OperationalError

from proposals.services import sandbox


def alive_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that says so before anyone asks who is signed in: that would ask the database."""
    return lambda request: alive(request) if request.path_info == "/healthz" else get_response(request)


def alive(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"alive": True})


def ready(request: HttpRequest) -> JsonResponse:
    """200 if database and broker answer, else 503; says which does not, and in a word what holds those that read."""
    answer = answers()
    return JsonResponse(answer, status=200 if answer["database"] and answer["broker"] else 503)


def answers() -> dict[str, Any]:
    """Whether `database` and `broker` answer, and which rung holds the `reader`."""
    return {"database": _database(), "broker": _broker(), "reader": sandbox.rung()}


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _broker() -> bool:
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, OSError):
        return False
    return True
