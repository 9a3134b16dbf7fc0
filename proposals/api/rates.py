"""How often programs may ask, and how much of it is left (draft-ietf-httpapi-ratelimit-headers)."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from proposals.models import Token, User
from proposals.services import counters, limits
from proposals.services.guesses import network

if TYPE_CHECKING:
    from rest_framework.views import APIView

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
"""How long the unit of a rate is, by its first letter: second, minute, hour, day."""


class Rate(BaseThrottle):
    """So many requests in so long a time, as a setting of the site says; an empty one sets no limit."""

    setting: str
    name: str
    left: float | None = None

    def allow_request(self, request: Request, view: APIView) -> bool:
        rate, name = getattr(settings, self.setting), self.counted(request)
        if not rate or name is None:
            return True
        quota, _, unit = rate.partition("/")
        most, seconds = int(quota), SECONDS[unit[:1]]
        number, self.left = counters.count(name, seconds=seconds)
        headers = {
            "RateLimit-Policy": f'"{self.name}";q={most};w={seconds}',
            "RateLimit": f'"{self.name}";r={max(most - number, 0)};t={ceil(self.left)}',
        }
        asked: Any = request._request
        asked.rate_headers = headers
        return number <= most

    def wait(self) -> float | None:
        return None if self.left is None else max(ceil(self.left), 1)

    def counted(self, request: Request) -> str | None:
        """The name under which it counts; None if it does not."""
        raise NotImplementedError


class TokenRate(Rate):
    """For each person whose programs come with tokens. Pages in a browser are not counted."""

    setting, name = "API_RATE", "person"

    def counted(self, request: Request) -> str | None:
        return (
            f"token-{person.slug}"
            if isinstance(request.auth, Token) and isinstance(person := request.user, User)
            else None
        )


class AnonymousRate(Rate):
    """For each address that nobody signed in from."""

    setting, name = "API_RATE_ANONYMOUS", "address"

    def counted(self, request: Request) -> str | None:
        address = network(request.META.get("REMOTE_ADDR", ""))
        return None if request.user.is_authenticated else limits.hashed(f"anonymous {address}")


class RateHeadersMiddleware:
    """Every answer to a request that was counted says how many are left, and for how many seconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        for name, value in getattr(request, "rate_headers", {}).items():
            answer[name] = value
        return answer
