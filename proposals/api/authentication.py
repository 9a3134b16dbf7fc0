"""Who asks, and whether this site answers them at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from rest_framework.authentication import BaseAuthentication, BasicAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from proposals.models import User
from proposals.services import people, tokens

if TYPE_CHECKING:
    from rest_framework.views import APIView


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer clause_...`"""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        scheme, _, secret = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != "bearer":
            return None
        user = tokens.owner(secret.strip())
        if user is None:
            raise AuthenticationFailed("This token is not known, or was revoked.")
        return user, None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class PasswordAttempts(SimpleRateThrottle):
    """How often one address may try a password."""

    rate = "10/min"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return f"password-{self.get_ident(request)}"


class PasswordAuthentication(BasicAuthentication):
    """Name and password, for making one's first token."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        if not get_authorization_header(request).lower().startswith(b"basic "):
            return None
        attempts = PasswordAttempts()
        if not attempts.allow_request(request, request.parser_context["view"]):
            raise Throttled(attempts.wait())
        found = super().authenticate(request)
        if found and people.has_second_factor(found[0]):
            raise AuthenticationFailed("This account has a second factor. Sign in to the site and make a token there.")
        return found


class SignedInOrPublicSite(BasePermission):
    """Signed-in people; on a public site everyone may read."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.user.is_authenticated or (settings.PUBLIC_SITE and request.method in SAFE_METHODS)
