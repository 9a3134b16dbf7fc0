"""`/api/v1/proposals/`: work items that are followed over time."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id, Named
from proposals.api.filters import ById, Filter
from proposals.api.rows import Rows
from proposals.models import Body, Contributor, Proposal


class ProposalSerializer(serializers.ModelSerializer[Proposal]):
    """A work item of a body; a restricted one is there for its teams alone."""

    id = Id()
    body = Named(Body)
    contributors = Named(Contributor, many=True, required=False)

    class Meta:
        model = Proposal
        fields: tuple[str, ...] = ("id", "body", "number", "title", "committee", "topic", "stage")
        fields += ("contributors", "restricted", "made_at")
        read_only_fields = ("made_at",)


class ProposalFilter(Filter):
    """`?body=` and `?contributor=` take ids."""

    body = ById("body")
    contributor = ById("contributors")

    class Meta:
        model = Proposal
        fields = ("number", "committee", "topic", "stage", "restricted")


class ProposalRows(ReadOnlyModelViewSet[Proposal], Rows[Proposal]):
    """Work items that are followed over time."""

    model = Proposal
    related = ("body",)
    many = ("contributors",)
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilter
