"""`/api/v1/invitations/`: asking people in."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.columns import Made
from proposals.api.fields import Id, NamedTeam, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Invitation, Role, Scope
from proposals.queries.teams import invitations_seen_by
from proposals.services import invitations, site

STATE = ("accepted_at", "withdrawn_at", "expires_at")
"""What the state of an invitation follows from."""


class InvitationSerializer(OfRow[Invitation]):
    """It is for `email`, or for whoever has its link; without a `team` it opens the site alone."""

    id = Id()
    team = NamedTeam(required=False, allow_null=True)
    by = PersonSerializer(read_only=True, allow_null=True)
    accepted_by = PersonSerializer(read_only=True, allow_null=True)
    state = serializers.ChoiceField(Invitation.State.choices, read_only=True)
    columns = {"state": Made(STATE, lambda *facts: Invitation(**dict(zip(STATE, facts, strict=True))).state)}

    class Meta:
        model = Invitation
        fields: tuple[str, ...] = ("id", "team", "email", "role", "state", "mailed", "by", "made_at", "expires_at")
        fields += ("accepted_by", "accepted_at", "withdrawn_at")
        read_only_fields = ("mailed", "made_at", "expires_at", "accepted_at", "withdrawn_at")


class NewInvitationSerializer(InvitationSerializer):
    """An invitation as it is shown once: `link` is what opens it, null if it was mailed."""

    link = serializers.URLField(read_only=True, allow_null=True)

    class Meta(InvitationSerializer.Meta):
        fields = (*InvitationSerializer.Meta.fields, "link")


class InvitationFilter(Filter):
    """`?team=` takes an id."""

    team = ById("team")

    class Meta:
        model = Invitation
        fields = ("role",)


class InvitationRows(Readable[Invitation]):
    """Whom the teams that one owns have invited; for the site's admins, all invitations."""

    model = Invitation
    writes = Scope.ADMINISTER
    related = ("team", "by", "accepted_by")
    serializer_class = InvitationSerializer
    filterset_class = InvitationFilter
    keeps_answers = False
    orderings = ("made_at",)
    moments = ("made_at", "accepted_at", "withdrawn_at")

    def seen(self) -> QuerySet[Invitation]:
        return invitations_seen_by(self.request.user)

    @extend_schema(responses={201: NewInvitationSerializer})
    @refuses(409, 429)
    def create(self, request: Request) -> Response:
        """Invite a person to a team, for its owners, or to the site alone, for admins.

        It is mailed if the site sends mail and there is an address; else its link is in this answer and never again.
        """
        values = self.validated()
        role = Role(values.get("role", Role.REVIEWER))
        made, secret = invitations.invite(
            values.get("team"), by=person(request), email=values.get("email", ""), role=role
        )
        link = site.address(reverse("invitation", args=[secret]))
        shown_link = None if invitations.mail(made, link) else link
        answer = self.answer(made, status=201, Location=address("invitation", made.slug))
        answer.data["link"] = shown_link
        return answer

    @refuses(409)
    def destroy(self, request: Request, **at: str) -> Response:
        """Withdraw it: it opens nothing any more."""
        invitations.withdraw(self.get_object(), by=person(request))
        return Response(status=204)
