"""`/api/v1/teams/` and `/api/v1/me/`: the one who asks, and the teams of theirs."""

from __future__ import annotations

from django.db.models import prefetch_related_objects
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id, PersonSerializer
from proposals.api.rows import Rows, person
from proposals.models import Membership, Team, User


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    """A person's role in a team."""

    person = PersonSerializer(source="user")

    class Meta:
        model = Membership
        fields = ("person", "role")


class TeamSerializer(serializers.ModelSerializer[Team]):
    """A team with its people and their roles."""

    id = Id()
    people = MembershipSerializer(source="memberships", many=True)

    class Meta:
        model = Team
        fields = ("id", "name", "member_code", "people")


class TeamRows(ReadOnlyModelViewSet[Team], Rows[Team]):
    """The teams that the person who asks belongs to."""

    model = Team
    many = ("memberships__user",)
    serializer_class = TeamSerializer


class RoleSerializer(serializers.ModelSerializer[Membership]):
    """A team, and one's role there."""

    id = Id(source="team.slug")
    name = serializers.CharField(source="team.name")

    class Meta:
        model = Membership
        fields = ("id", "name", "role")


class MeSerializer(serializers.ModelSerializer[User]):
    """Who asks."""

    id = Id()
    teams = RoleSerializer(source="memberships", many=True)

    class Meta:
        model = User
        fields = ("id", "username", "name", "credit", "language", "time_zone", "teams")
        read_only_fields = fields


class Me(APIView):
    """The one who asks."""

    @extend_schema(responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who asks, and in which teams."""
        me = person(request)
        prefetch_related_objects([me], "memberships__team")
        return Response(MeSerializer(me).data)
