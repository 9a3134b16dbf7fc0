"""`/api/v1/arrivals/`: where passages that one's teams marked stand in other drafts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.models import Annotation, Arrival
from annotations.queries.arrivals import listed, with_facts
from annotations.services import telling
from proposals.api.fields import Id
from proposals.api.filters import ById, Choice, Filter, Truth, Word
from proposals.api.rows import person
from proposals.api.values import OfRow
from proposals.models import Scope


class ArrivalSerializer(OfRow[Arrival]):
    """Most of a passage that one of your teams marked stands in a `version` of another proposal, in the clause `key`
    there: its [start, end), in Unicode code points, says [source_start, source_end) of the clause `source_key` of
    `source_version`.

    `won`: it is the wording that the `annotation` proposed, as it was taken up. `is_same`: by the same words. To share
    words is a fact; of another `method` the `band` says how sure it is. `is_early`: the draft came after the passage
    was marked. `is_unseen`: you were told of it, and have not put it away.
    """

    id = Id()
    annotation = serializers.CharField(source="annotation.slug")
    version = serializers.CharField(source="version.slug")
    key = serializers.CharField(source="place.clause.key")
    source_version = serializers.CharField(source="source.reading.version.slug")
    source_key = serializers.CharField(source="source.clause.key")
    is_early = serializers.BooleanField()
    is_unseen = serializers.BooleanField()

    class Meta:
        model = Arrival
        fields: tuple[str, ...] = ("id", "annotation", "won", "version", "key", "start", "end", "source_version")
        fields += ("source_key", "source_start", "source_end", "method", "band", "is_same", "is_early", "is_unseen")
        fields += ("marked_at", "found_at")
        read_only_fields = fields


class ArrivalFilter(Filter):
    """`?proposal=` and `?version=`, in which it stands, and `?annotation=` take ids."""

    proposal = ById("version__proposal")
    version = ById("version")
    annotation = ById("annotation")
    concern = Word("annotation__concerns__concern")
    polarity = Choice(field_name="annotation__polarity", choices=Annotation.Polarity.choices)
    is_early = Truth()
    is_unseen = Truth()

    class Meta:
        model = Arrival
        fields = ("won", "is_same", "method", "band")


class ArrivalRows(Readable[Arrival]):
    """Passages that your teams marked, or wordings that they won, in drafts of other proposals."""

    model = Arrival
    writes = Scope.ANNOTATE
    moments = ("found_at",)
    serializer_class = ArrivalSerializer
    filterset_class = ArrivalFilter

    def seen(self) -> QuerySet[Arrival]:
        return with_facts(listed(self.request.user), self.request.user)

    @extend_schema(request=None, responses=ArrivalSerializer)
    @action(detail=True, methods=["post"], url_path="seen", url_name="seen")
    def put_away(self, request: Request, **at: Any) -> Response:
        """Put it away: you have seen it, in all versions of its proposal. Saying it twice changes nothing."""
        telling.put_away(self.get_object(), by=person(request))
        return self.answer(self.get_object())
