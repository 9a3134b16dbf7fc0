"""`/api/v1/bodies/` and `/api/v1/contributors/`: who issues drafts and who brings texts to them."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.rows import Rows
from proposals.models import Body, Contributor


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
