"""`/api/v1/tokens/`: keys of this API."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.authentication import PasswordAuthentication
from proposals.api.columns import Made
from proposals.api.fields import Id
from proposals.api.rows import Readable, Rows, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, OneOf
from proposals.models import Scope, Token
from proposals.refusals import NotAllowed
from proposals.services import tokens


class Scopes(serializers.ListField):
    """What a key is good for, the narrowest first: each scope includes those before it."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(child=OneOf(Scope.values), source="scope", allow_empty=False, max_length=len(Scope), **facts)

    def to_representation(self, value: Any) -> list[Any]:
        return scopes_in(value)


def scopes_in(scope: str) -> list[str]:
    return [one.value for one in Scope(scope).all_in()]


class TokenSerializer(OfRow[Token]):
    """A key, without its secret. Without `scopes` it only reads; without `expires_at` it ends after 90 days."""

    id = Id()
    scopes = Scopes(required=False)
    columns = {"scopes": Made(("scope",), scopes_in)}

    def validate_scopes(self, value: list[str]) -> Scope:
        return max(map(Scope, value), key=list(Scope).index)

    class Meta:
        model = Token
        fields: tuple[str, ...] = ("id", "name", "scopes", "made_at", "expires_at", "used_at")
        read_only_fields = ("made_at", "used_at")
        extra_kwargs = {"expires_at": {"required": False}}


class NewTokenSerializer(TokenSerializer):
    """A key as it is shown once: `secret` goes into `Authorization: Bearer ...`."""

    secret = serializers.CharField(read_only=True)

    class Meta(TokenSerializer.Meta):
        fields = (*TokenSerializer.Meta.fields, "secret")


@refuses(429)
class TokenRows(Readable[Token]):
    """The keys of the person who asks, as far as they are valid. Name and password open this endpoint too."""

    model = Token
    writes = Scope.ADMINISTER
    serializer_class = TokenSerializer
    keeps_answers = False
    orderings = ("name", "made_at", "expires_at")
    moments = ("made_at", "used_at")
    authentication_classes = [*Rows.authentication_classes, PasswordAuthentication]

    def seen(self) -> QuerySet[Token]:
        """All of one's own; by a key that does not administer, that key alone: it shows no other one."""
        valid = super().seen().filter(revoked_at=None, expires_at__gt=timezone.now())
        key = self.request.auth
        return valid.filter(pk=key.pk) if isinstance(key, Token) and key.scope != Scope.ADMINISTER else valid

    @extend_schema(responses={201: NewTokenSerializer})
    def create(self, request: Request) -> Response:
        """Make a key. Its secret is shown in this answer and never again.

        A browser has been asked for the password within the last minutes; a token makes none that may do more than it
        does, or that lasts longer.
        """
        require_fresh(request)
        with_token = request.auth if isinstance(request.auth, Token) else None
        made, secret = tokens.make(person(request), **self.validated(), with_token=with_token)
        body = {**self.shown(made), "secret": secret}
        return Response(body, status=201, headers={"Location": address("token", made.slug)})

    def destroy(self, request: Request, **at: str) -> Response:
        """Revoke a key: it opens nothing from now on."""
        tokens.revoke(self.get_object())
        return Response(status=204)


def require_fresh(request: Request) -> None:
    """Refuse a browser whose person has not shown within the last minutes that it is still they."""
    if isinstance(request.successful_authenticator, SessionAuthentication) and not did_recently_reauthenticate(request):
        raise NotAllowed(_("Please show first that it is you: open the page of your tokens, which asks you for it."))
