"""`/api/v1/annotations/{annotation}/placements/`: where an annotation stands in other versions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request

from annotations.access import visible
from annotations.api.rows import Rows
from annotations.api.serializers.anchor import AnchorSerializer
from annotations.models import Annotation, Placement
from annotations.queries.placements import anchor_of
from proposals.api.fields import Named, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.models import Comparison, Version


class PlacementSerializer(serializers.ModelSerializer[Placement]):
    """The place in `version`, found through `comparison`: the clause `key` and, for a passage, the anchor there.

    `score` is 0 to 1; a placement with `decided_by` was settled by a person.
    """

    version = Named(Version, read_only=True)
    anchor = serializers.SerializerMethodField()
    comparison = Named(Comparison, read_only=True, allow_null=True)
    decided_by = PersonSerializer(allow_null=True)

    class Meta:
        model = Placement
        fields = ("version", "key", "anchor", "state", "score", "comparison", "decided_by", "decided_at")
        read_only_fields = fields

    @extend_schema_field(AnchorSerializer(allow_null=True))
    def get_anchor(self, placement: Placement) -> dict[str, Any] | None:
        anchor = anchor_of(placement)
        return None if anchor is None else AnchorSerializer(anchor).data


class PlacementFilter(Filter):
    """`?version=` takes an id."""

    version = ById("version")

    class Meta:
        model = Placement
        fields = ("state",)


class PlacementRows(ListModelMixin, Rows[Placement]):
    """Where an annotation stands in the other versions of its proposal."""

    model = Placement
    related = ("version", "comparison", "decided_by")
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilter
    annotation: Annotation | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        self.annotation = get_object_or_404(visible(Annotation, request.user), slug=at["annotation"])

    def seen(self) -> QuerySet[Placement]:
        return super().seen().filter(annotation=self.annotation)
