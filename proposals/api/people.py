"""`/api/v1/teams/{team}/people/`: who is in a team, and what they may do there."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import PersonSerializer
from proposals.api.filters import Filter
from proposals.api.rows import Readable, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Membership, Role, Scope, Team
from proposals.queries.teams import seen_by
from proposals.services import teams


class MembershipSerializer(OfRow[Membership]):
    """A person's role in a team."""

    person = PersonSerializer(source="user", read_only=True)

    class Meta:
        model = Membership
        fields = ("person", "role")
        extra_kwargs = {"role": {"required": True}}


class MembershipFilter(Filter):
    class Meta:
        model = Membership
        fields = ("role",)


class PeopleRows(Readable[Membership]):
    """The people of one team, each named by their id."""

    model = Membership
    writes = Scope.ADMINISTER
    related = ("user", "team")
    lookup_field = "user__slug"
    lookup_url_kwarg = "person"
    serializer_class = MembershipSerializer
    filterset_class = MembershipFilter
    team: Team | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        self.team = get_object_or_404(seen_by(request.user), slug=at["team"])

    def seen(self) -> QuerySet[Membership]:
        return Membership.objects.filter(team=self.team)

    def lock(self, row: Membership) -> None:
        Team.objects.select_for_update().get(pk=row.team_id)

    @refuses(409)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Another role; for owners. The last owner of a team stays one."""
        membership = self.get_object()
        teams.give_role(membership, Role(self.validated()["role"]), by=person(request))
        return self.answer(membership)

    @refuses(409)
    def destroy(self, request: Request, **at: str) -> Response:
        """Take a person out, for owners; or leave, with one's own id. The last owner of a team stays."""
        teams.remove(self.get_object(), by=person(request))
        return Response(status=204)
