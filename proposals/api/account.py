"""`/api/v1/me/`: the one who asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id
from proposals.api.rows import Rows, person
from proposals.api.values import OfRow, OneOf, Text, Zone
from proposals.models import Membership, Scope, User
from proposals.services import people

FIELDS = ("name", "credit", "language", "time_zone")


class RoleSerializer(OfRow[Membership]):
    """A team, and one's role there."""

    id = Id(source="team.slug")
    name = Text(source="team.name")

    class Meta:
        model = Membership
        fields = ("id", "name", "role")


class MeSerializer(OfRow[User]):
    """Who asks."""

    id = Id()
    teams = RoleSerializer(source="memberships", many=True, read_only=True)

    class Meta:
        model = User
        fields = ("id", "username", *FIELDS, "teams")
        read_only_fields = fields


class AccountSerializer(OfRow[User]):
    """What people say of themselves. Without a `language` pages speak the one that the browser asks for."""

    language = OneOf([code for code, _ in settings.LANGUAGES], allow_blank=True)
    time_zone = Zone()

    class Meta:
        model = User
        fields = FIELDS


class Me(Rows[User]):
    """The one who asks."""

    model = User
    writes = Scope.ADMINISTER
    serializer_class = MeSerializer
    takes = {"partial_update": AccountSerializer}
    pagination_class = None

    def seen(self) -> QuerySet[User]:
        return User.objects.filter(pk=person(self.request).pk)

    def get_object(self) -> User:
        return self.get_queryset().get()

    def retrieve(self, request: Request, **at: Any) -> Response:
        """Who asks, and in which teams."""
        return self.tell(self.get_object())

    @extend_schema(responses=MeSerializer)
    def partial_update(self, request: Request, **at: Any) -> Response:
        """Say of oneself another name, credit, language or time zone."""
        me = self.get_object()
        now = {name: getattr(me, name) for name in FIELDS}
        people.change(me, **{**now, **self.validated(partial=True)})
        return self.answer(me)
