"""Each request has an id, in the lines of the log and in its answer; and, if the site wants that, a line of its own."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from project.logs import place
from proposals.services import tracing

logger = logging.getLogger("clauseline.requests")


def traced(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that makes the id. One that comes with a request is not taken: it would be words of a stranger."""

    def answer(request: HttpRequest) -> HttpResponse:
        name, begun = secrets.token_hex(8), time.monotonic()
        with tracing.during(tracing.REQUEST, name):
            response = get_response(request)
            # Static files and the sign of life are answered before anyone asks what an address means.
            if request.resolver_match or response.status_code != HTTPStatus.OK:
                took = 1000 * (time.monotonic() - begun)
                logger.info("%s %d in %.0f ms", place(request), response.status_code, took)
        response.headers["X-Request-ID"] = name
        return response

    return answer
