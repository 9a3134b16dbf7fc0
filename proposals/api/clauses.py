"""`/api/v1/versions/{version}/clauses/`: the text of a version."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clauseline.outline import BlockText, rows_of
from proposals.access import visible
from proposals.api.columns import Made
from proposals.api.etags import Settled
from proposals.api.filters import Filter
from proposals.api.pages import InOrder
from proposals.api.rows import Readable
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text, Whole
from proposals.models import Clause, Reading, Version
from proposals.models.clause import blocks_of
from proposals.queries.readings import current


class BlockSerializer(serializers.Serializer[BlockText]):
    """A paragraph, list item, table row ...: `text[start:end]` of its clause, in Unicode code points."""

    kind = Text(max_length=20)
    start = Whole(min_value=0)
    end = Whole(min_value=0)
    marker = Text(allow_blank=True, required=False, max_length=120)
    page = Whole(allow_null=True, required=False, min_value=0)
    line = Whole(allow_null=True, required=False, min_value=0)
    facts = serializers.JSONField(source="facts.as_json", required=False)


def _blocks(clause: int, packed: bytes, text: str) -> list[dict[str, Any]]:
    names = [field.name for field in fields(BlockText)]
    return [dict(zip(names, row, strict=True)) for row in rows_of(blocks_of(clause, packed, text))]


class ClauseSerializer(OfRow[Clause]):
    """`key` is a clause's identity within its version, `number` a label; `parent` is a key."""

    parent = serializers.SlugRelatedField[Clause](slug_field="key", read_only=True, allow_null=True)  # type: ignore[assignment]
    blocks = BlockSerializer(many=True)
    columns = {"blocks": Made(("pk", "packed", "text"), _blocks)}

    class Meta:
        model = Clause
        fields = ("key", "order", "number", "title", "level", "kind", "status", "parent", "text", "blocks")


class ClauseFilter(Filter):
    class Meta:
        model = Clause
        fields = ("number", "kind", "status")


@refuses(409, 410)
class ClauseRows(Settled, Readable[Clause]):
    """The clauses of a version's current reading, in the order of the document."""

    model = Clause
    related = ("parent",)
    lookup_field = "key"
    lookup_url_kwarg = "key"
    pagination_class = InOrder
    serializer_class = ClauseSerializer
    filterset_class = ClauseFilter

    moments = ("reading__made_at",)
    reading: Reading | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        versions = visible(Version, request.user).select_related("current_reading")
        self.reading = current(get_object_or_404(versions, slug=at["version"]))

    def basis(self) -> tuple[object, ...]:
        return (self.reading and self.reading.pk,)

    def retrieve(self, request: Request, **at: str) -> Response:
        return self.once(request, super().retrieve, **at)

    def seen(self) -> QuerySet[Clause]:
        return super().seen().filter(reading=self.reading)
