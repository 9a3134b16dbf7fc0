"""`/api/v1/links/`: how proposals came from one another."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id, Named
from proposals.api.filters import ById, Filter
from proposals.api.rows import Rows
from proposals.models import Link, Proposal


class LinkSerializer(serializers.ModelSerializer[Link]):
    """`source` is derived from, answers, or was adopted as `target`."""

    id = Id()
    source = Named(Proposal)  # type: ignore[assignment]
    target = Named(Proposal)

    class Meta:
        model = Link
        fields = ("id", "source", "kind", "target")


class LinkFilter(Filter):
    """`?source=` and `?target=` take ids of proposals."""

    source = ById("source")
    target = ById("target")

    class Meta:
        model = Link
        fields = ("kind",)


class LinkRows(ReadOnlyModelViewSet[Link], Rows[Link]):
    """Links between two proposals, both of which must be there for who asks."""

    model = Link
    related = ("source", "target")
    serializer_class = LinkSerializer
    filterset_class = LinkFilter
