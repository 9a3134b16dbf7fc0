"""`/api/v1/proposals/`: work items that are followed over time."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id, Named, NamedTeam
from proposals.api.filters import ById, Filter
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Body, Contributor, Proposal, Scope
from proposals.services import keeping, proposals, restricting


class ProposalSerializer(OfRow[Proposal]):
    """A work item of a body; a restricted one is there for its teams alone."""

    id = Id()
    body = Named(Body)
    contributors = Named(Contributor, many=True, read_only=True)
    teams = NamedTeam(many=True, required=False, help_text="The teams for whom alone it is there, if any.")
    keeper = NamedTeam(
        required=False, allow_null=True, help_text="The team that keeps it; null: the site's admin. Left out: your own."
    )

    class Meta:
        model = Proposal
        fields: tuple[str, ...] = ("id", "body", "number", "title", "committee", "topic", "stage")
        fields += ("genre", "contributors", "restricted", "teams", "keeper", "made_at")
        read_only_fields = ("restricted", "made_at")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if self.initial_data.get("restricted") and not attrs.get("teams"):
            raise ValidationError({"restricted": [_("Please name the teams for whom alone it is there.")]})
        return attrs


class ItemSerializer(OfRow[Proposal]):
    """What people say of a work item."""

    contributors = Named(Contributor, many=True, required=False)

    class Meta:
        model = Proposal
        fields = ("number", "title", "committee", "topic", "stage", "genre", "contributors")


class AudienceSerializer(OfRow[Proposal]):
    """The teams for whom alone it is there; none: everyone with an account."""

    teams = NamedTeam(many=True)

    class Meta:
        model = Proposal
        fields = ("teams",)


class KeeperSerializer(OfRow[Proposal]):
    """The team that keeps it from now on; null: the site's admin."""

    keeper = NamedTeam(allow_null=True)

    class Meta:
        model = Proposal
        fields = ("keeper",)


class ProposalFilter(Filter):
    """`?body=`, `?contributor=` and `?keeper=` take ids."""

    body = ById("body")
    keeper = ById("keeper")
    contributor = ById("contributors")

    class Meta:
        model = Proposal
        fields = ("number", "committee", "topic", "stage", "genre", "restricted")


class ProposalRows(Readable[Proposal]):
    """Work items that are followed over time."""

    model = Proposal
    writes = Scope.EDIT
    related = ("body", "keeper")
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilter
    takes = {"partial_update": ItemSerializer, "restrict": AudienceSerializer, "hand_over": KeeperSerializer}
    elsewhere = ("restricted",)
    orderings = ("number", "title", "made_at")

    def seen(self) -> QuerySet[Proposal]:
        governs = self.action in ("restrict", "hand_over")
        return keeping.governed(person(self.request)) if governs else super().seen()

    @refuses(409)
    def create(self, request: Request) -> Response:
        """A new proposal; for editors of the team that keeps it. With `teams` it is there for these alone."""
        values = self.validated()
        body, teams, keeper = values.pop("body"), values.pop("teams", []), values.pop("keeper", None)
        item = proposals.Item(**values)
        made = proposals.add(body, item, by=person(request), restricted_to=teams, keeper=keeper)
        return self.answer(made, status=201, Location=address("proposal", made.slug))

    @extend_schema(responses=ProposalSerializer)
    @refuses(409)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say it anew, and who contributed; for editors of the team that keeps it."""
        proposal, values = self.get_object(), self.validated(partial=True)
        contributors = values.pop("contributors", None)
        proposals.change(proposal, values, contributors=contributors, by=person(request))
        return self.answer(proposal)

    @extend_schema(responses=ProposalSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def restrict(self, request: Request, **at: str) -> Response:
        """Let some teams alone see it, or everyone; for editors of its keeper while no other team works on it.

        Else the site's admin does that.
        """
        proposal = self.get_object()
        restricting.restrict(proposal, to=self.validated()["teams"], by=person(request))
        return self.answer(proposal)

    @extend_schema(responses=ProposalSerializer)
    @action(detail=True, methods=["post"], url_path="hand-over")
    def hand_over(self, request: Request, **at: str) -> Response:
        """Let another team keep it: for owners of its keeper, to a team in which they are editors; for the admin, to
        any. Who keeps a restricted one has to see it.
        """
        proposal = self.get_object()
        keeping.hand_over(proposal, to=self.validated()["keeper"], by=person(request))
        return self.answer(proposal)
