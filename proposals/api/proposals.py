"""`/api/v1/proposals/`: work items that are followed over time."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id, Named
from proposals.api.filters import ById, Filter
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Body, Contributor, Proposal, Team
from proposals.services import proposals, restricting


class ProposalSerializer(OfRow[Proposal]):
    """A work item of a body; a restricted one is there for its teams alone."""

    id = Id()
    body = Named(Body)
    contributors = Named(Contributor, many=True, read_only=True)
    teams = Named(Team, many=True, required=False, help_text="The teams for whom alone it is there, if any.")

    class Meta:
        model = Proposal
        fields: tuple[str, ...] = ("id", "body", "number", "title", "committee", "topic", "stage")
        fields += ("contributors", "restricted", "teams", "made_at")
        read_only_fields = ("restricted", "made_at")


class ItemSerializer(OfRow[Proposal]):
    """What people say of a work item."""

    contributors = Named(Contributor, many=True, required=False)

    class Meta:
        model = Proposal
        fields = ("number", "title", "committee", "topic", "stage", "contributors")


class AudienceSerializer(OfRow[Proposal]):
    """The teams for whom alone it is there; none: everyone with an account."""

    teams = Named(Team, many=True)

    class Meta:
        model = Proposal
        fields = ("teams",)


class ProposalFilter(Filter):
    """`?body=` and `?contributor=` take ids."""

    body = ById("body")
    contributor = ById("contributors")

    class Meta:
        model = Proposal
        fields = ("number", "committee", "topic", "stage", "restricted")


class ProposalRows(Readable[Proposal]):
    """Work items that are followed over time."""

    model = Proposal
    related = ("body",)
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilter
    takes = {"partial_update": ItemSerializer, "restrict": AudienceSerializer}
    orderings = ("number", "title", "made_at")

    @refuses(409)
    def create(self, request: Request) -> Response:
        """A new proposal; for editors. With `teams` it is there for these alone."""
        told = self.told()
        body, teams = told.pop("body"), told.pop("teams", [])
        made = proposals.add(body, proposals.Item(**told), by=person(request), restricted_to=teams)
        return self.answer(made, status=201, Location=address("proposal", made.slug))

    @extend_schema(responses=ProposalSerializer)
    @refuses(409)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say it anew, and who contributed; for editors of a team that may see it."""
        proposal, told = self.get_object(), self.told(partial=True)
        contributors = told.pop("contributors", None)
        proposals.change(proposal, told, contributors=contributors, by=person(request))
        return self.answer(proposal)

    @extend_schema(responses=ProposalSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def restrict(self, request: Request, **at: str) -> Response:
        """Let some teams alone see it, or everyone; for editors of a team that sees it now."""
        proposal = self.get_object()
        restricting.restrict(proposal, to=self.told()["teams"], by=person(request))
        return self.answer(proposal)
