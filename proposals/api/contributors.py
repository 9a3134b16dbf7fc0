"""`/api/v1/contributors/`: who brings texts to bodies."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.rows import Readable, address, person
from proposals.api.values import OfRow
from proposals.models import Contributor
from proposals.services import contributors


class ContributorSerializer(OfRow[Contributor]):
    """A company, institute or ministry."""

    id = Id()

    class Meta:
        model = Contributor
        fields = ("id", "name", "country")
        extra_kwargs: dict[str, Any] = {"name": {"validators": []}}


class ContributorFilter(Filter):
    class Meta:
        model = Contributor
        fields = ("country",)


class ContributorRows(Readable[Contributor]):
    """Those who bring versions and proposals."""

    model = Contributor
    serializer_class = ContributorSerializer
    filterset_class = ContributorFilter
    orderings = ("name",)

    def create(self, request: Request) -> Response:
        """A new contributor; for reviewers."""
        made = contributors.add(**self.told(), by=person(request))
        return self.answer(made, status=201, Location=address("contributor", made.slug))

    def partial_update(self, request: Request, **at: str) -> Response:
        """Another name or country; for editors."""
        contributor = self.get_object()
        contributors.change(contributor, self.told(partial=True), by=person(request))
        return self.answer(contributor)
