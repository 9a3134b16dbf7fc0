"""Who asks, and whether this site answers them at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, BasicAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from proposals.api.parsing import is_text
from proposals.models import Scope, Token, User
from proposals.refusals import TooOften
from proposals.services import people, tokens
from proposals.sign_in import devices

if TYPE_CHECKING:
    from rest_framework.views import APIView


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer clause_...`; `request.auth` is the token."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        scheme, _between, secret = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = tokens.find(secret.strip())
        if token is None:
            raise AuthenticationFailed("This token is not known, has ended, or was revoked.")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class PasswordAuthentication(BasicAuthentication):
    """Name and password, for making one's first token."""

    def authenticate_credentials(self, userid: str, password: str, request: Any = None) -> tuple[Any, None]:
        if not is_text(userid):
            raise AuthenticationFailed("No account has such a name.")
        try:
            attempt = devices.begin(request, "password", userid)
        except TooOften as no:
            raise Throttled(no.seconds, no.sentence) from None
        found: tuple[Any, None] = super().authenticate_credentials(userid, password, request)
        attempt.was_right()
        if people.has_second_factor(found[0]):
            raise AuthenticationFailed("This account has a second factor. Sign in to the site and make a token there.")
        return found


class SignedInOrPublicSite(BasePermission):
    """Signed-in people; on a public site everyone may read."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return request.user.is_authenticated or (settings.PUBLIC_SITE and request.method in SAFE_METHODS)


class InScope(BasePermission):
    """A token does what its scope holds. Reading needs `read`; for all else each view says so in `writes`."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not isinstance(request.auth, Token) or Scope(request.auth.scope).includes(needed(view, request.method)):
            return True
        self.message = _("This token is for “%(scope)s” alone; this needs one for “%(needed)s”.") % {
            "scope": request.auth.scope,
            "needed": needed(view, request.method),
        }
        return False


def needed(view: Any, method: str | None) -> Scope:
    """The scope that a token needs there for this method."""
    return Scope.READ if method in SAFE_METHODS else getattr(view, "writes", Scope.ADMINISTER)
