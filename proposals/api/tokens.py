"""`/api/v1/tokens/`: keys of this API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.authentication import PasswordAuthentication
from proposals.api.fields import Id
from proposals.api.rows import Readable, Rows, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Token
from proposals.services import tokens


class TokenSerializer(OfRow[Token]):
    """A key, without its secret."""

    id = Id()

    class Meta:
        model = Token
        fields: tuple[str, ...] = ("id", "name", "made_at", "used_at")
        read_only_fields = ("made_at", "used_at")


class NewTokenSerializer(TokenSerializer):
    """A key as it is shown once: `secret` goes into `Authorization: Bearer ...`."""

    secret = serializers.CharField(read_only=True)

    class Meta(TokenSerializer.Meta):
        fields = (*TokenSerializer.Meta.fields, "secret")


@refuses(429)
class TokenRows(Readable[Token]):
    """The keys of the person who asks, as far as they are valid. Name and password open this endpoint too."""

    model = Token
    serializer_class = TokenSerializer
    keeps_answers = False
    orderings = ("name", "made_at")
    moments = ("made_at", "used_at")
    authentication_classes = [*Rows.authentication_classes, PasswordAuthentication]

    def seen(self) -> QuerySet[Token]:
        return super().seen().filter(revoked_at=None)

    @extend_schema(responses={201: NewTokenSerializer})
    def create(self, request: Request) -> Response:
        """Make a key. Its secret is shown in this answer and never again."""
        made, secret = tokens.make(person(request), self.told()["name"])
        body = {**self.shown(made), "secret": secret}
        return Response(body, status=201, headers={"Location": address("token", made.slug)})

    def destroy(self, request: Request, **at: str) -> Response:
        """Revoke a key: it opens nothing from now on."""
        tokens.revoke(self.get_object())
        return Response(status=204)
