"""`/api/v1/teams/`: the people who review together."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id
from proposals.api.people import MembershipSerializer
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Scope, Team
from proposals.queries.teams import seen_by
from proposals.services import teams


class TeamSerializer(OfRow[Team]):
    """A team with its people and their roles. It comments under `member_code`."""

    id = Id()
    people = MembershipSerializer(source="memberships", many=True, read_only=True)

    class Meta:
        model = Team
        fields = ("id", "name", "member_code", "people")
        extra_kwargs: dict[str, Any] = {"name": {"validators": []}}


class TeamRows(Readable[Team]):
    """The teams that the person who asks belongs to; all of them for the site's admin."""

    model = Team
    writes = Scope.EDIT
    serializer_class = TeamSerializer
    orderings = ("name",)

    def seen(self) -> QuerySet[Team]:
        return seen_by(self.request.user)

    @refuses(409)
    def create(self, request: Request) -> Response:
        """A new team, which one owns; for who owns few, and for the site's admins."""
        made = teams.make(**self.validated(), by=person(request))
        return self.answer(made, status=201, Location=address("team", made.slug))

    @refuses(409)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Another name or member code; for owners."""
        team = self.get_object()
        now = {"name": team.name, "member_code": team.member_code}
        teams.change(team, **{**now, **self.validated(partial=True)}, by=person(request))
        return self.answer(team)
