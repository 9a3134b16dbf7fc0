"""`/api/v1/bodies/`: who issues or receives drafts."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.rows import Rows, address, person
from proposals.models import Body
from proposals.services import proposals


class BodySerializer(serializers.ModelSerializer[Body]):
    """`country` is a code of ISO 3166, or empty for an international body."""

    id = Id()

    class Meta:
        model = Body
        fields = ("id", "name", "short_name", "country")


class BodyFilter(Filter):
    class Meta:
        model = Body
        fields = ("country",)


class BodyRows(ReadOnlyModelViewSet[Body], Rows[Body]):
    """Bodies that issue or receive drafts."""

    model = Body
    serializer_class = BodySerializer
    filterset_class = BodyFilter

    def create(self, request: Request) -> Response:
        """A new body; for editors and the site's admins."""
        made = proposals.add_body(**self.told(), by=person(request))
        body = self.get_serializer(made).data
        return Response(body, status=201, headers={"Location": address("body", made.slug)})
