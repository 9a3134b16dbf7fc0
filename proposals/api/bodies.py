"""`/api/v1/bodies/`: who issues or receives drafts."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.rows import Readable, address, person
from proposals.api.values import OfRow
from proposals.models import Body, Scope
from proposals.services import proposals


class BodySerializer(OfRow[Body]):
    """`country` is a code of ISO 3166, or empty for an international body."""

    id = Id()

    class Meta:
        model = Body
        fields = ("id", "name", "short_name", "country")
        extra_kwargs: dict[str, Any] = {"name": {"validators": []}}


class BodyFilter(Filter):
    class Meta:
        model = Body
        fields = ("country",)


class BodyRows(Readable[Body]):
    """Bodies that issue or receive drafts."""

    model = Body
    writes = Scope.EDIT
    serializer_class = BodySerializer
    filterset_class = BodyFilter
    orderings = ("name", "short_name")

    def create(self, request: Request) -> Response:
        """A new body; for the site's admins."""
        made = proposals.add_body(**self.validated(), by=person(request))
        return self.answer(made, status=201, Location=address("body", made.slug))

    def partial_update(self, request: Request, **at: str) -> Response:
        """Another name or country; for the site's admins."""
        body = self.get_object()
        proposals.change_body(body, self.validated(partial=True), by=person(request))
        return self.answer(body)
