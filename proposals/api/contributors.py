"""`/api/v1/contributors/`: who brings texts to bodies."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.rows import Rows, address, person
from proposals.models import Contributor
from proposals.services import contributors


class ContributorSerializer(serializers.ModelSerializer[Contributor]):
    """A company, institute or ministry."""

    id = Id()

    class Meta:
        model = Contributor
        fields = ("id", "name", "country")


class ContributorFilter(Filter):
    class Meta:
        model = Contributor
        fields = ("country",)


class ContributorRows(ReadOnlyModelViewSet[Contributor], Rows[Contributor]):
    """Those who bring versions and proposals."""

    model = Contributor
    serializer_class = ContributorSerializer
    filterset_class = ContributorFilter

    def create(self, request: Request) -> Response:
        """A new contributor; for reviewers."""
        made = contributors.add(**self.told(), by=person(request))
        body = self.get_serializer(made).data
        return Response(body, status=201, headers={"Location": address("contributor", made.slug)})
