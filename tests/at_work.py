"""How many requests are being answered: what a closed browser asked for goes on in the live server."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from django.http import HttpRequest, HttpResponseBase

_LOCK = Lock()
_requests = 0


def counted(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware that counts a request for as long as it is worked on."""

    def count(request: HttpRequest) -> HttpResponseBase:
        _add(1)
        try:
            return answer(request)
        finally:
            _add(-1)

    return count


def requests_at_work() -> int:
    """The requests that are being answered now, in all threads."""
    return _requests


def _add(number: int) -> None:
    global _requests
    with _LOCK:
        _requests += number
