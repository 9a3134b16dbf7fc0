"""How often programs may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from proposals.api.authentication import TokenAuthentication

if TYPE_CHECKING:
    from rest_framework.views import APIView


class Rate(SimpleRateThrottle):
    """So many requests in so long a time, as a setting of the site says; an empty one sets no limit."""

    setting: str

    def get_rate(self) -> str | None:
        rate: str = getattr(settings, self.setting)
        return rate or None


class TokenRate(Rate):
    """For each person whose programs come with tokens. Pages in a browser are not counted."""

    setting = "API_RATE"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        has_token = isinstance(request.successful_authenticator, TokenAuthentication)
        return f"token-{request.user.pk}" if has_token else None


class AnonymousRate(Rate):
    """For each address that nobody signed in from."""

    setting = "API_RATE_ANONYMOUS"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        return None if request.user.is_authenticated else f"anonymous-{self.get_ident(request)}"
