"""How often programs may ask."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from proposals.api.authentication import TokenAuthentication
from proposals.models import User
from proposals.services import counters

if TYPE_CHECKING:
    from rest_framework.views import APIView

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
"""How long the unit of a rate is, by its first letter: second, minute, hour, day."""


class Rate(BaseThrottle):
    """So many requests in so long a time, as a setting of the site says; an empty one sets no limit."""

    setting: str
    left: float | None = None

    def allow_request(self, request: Request, view: APIView) -> bool:
        rate, name = getattr(settings, self.setting), self.counted(request)
        if not rate or name is None:
            return True
        most, _, unit = rate.partition("/")
        number, self.left = counters.count(name, seconds=SECONDS[unit[:1]])
        return number <= int(most)

    def wait(self) -> float | None:
        return None if self.left is None else max(ceil(self.left), 1)

    def counted(self, request: Request) -> str | None:
        """The name under which it counts; None if it does not."""
        raise NotImplementedError


class TokenRate(Rate):
    """For each person whose programs come with tokens. Pages in a browser are not counted."""

    setting = "API_RATE"

    def counted(self, request: Request) -> str | None:
        has_token = isinstance(request.successful_authenticator, TokenAuthentication)
        return f"token-{person.slug}" if has_token and isinstance(person := request.user, User) else None


class AnonymousRate(Rate):
    """For each address that nobody signed in from."""

    setting = "API_RATE_ANONYMOUS"

    def counted(self, request: Request) -> str | None:
        return None if request.user.is_authenticated else f"anonymous-{self.get_ident(request)}"
