"""`/api/v1/search/`: what is found by words, the same as on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from annotations.queries.found import FoundKind, FoundRow
from annotations.queries.hits import Hit, hits
from annotations.queries.search import SearchScope, find
from clauseline.tokens import question
from proposals.api.etags import Tagged
from proposals.api.fields import IdOf
from proposals.api.pages import NumberedPages
from proposals.api.sparse import Sparse
from proposals.api.values import Truth
from proposals.models import Body, Proposal, SearchRow
from proposals.search.excerpts import ExcerptPiece


class PieceSerializer(serializers.Serializer[ExcerptPiece]):
    """Words; `is_found` where they are what was asked for."""

    text = serializers.CharField()
    is_found = serializers.BooleanField()


class HitSerializer(serializers.Serializer[Hit]):
    """A clause, or an annotation on one (`key` is empty for one on the whole document).

    `place` says in which text of an annotation the words of `excerpt` are; it is empty for its comment.
    """

    kind = serializers.ChoiceField(FoundKind.choices)
    proposal = serializers.CharField(source="version.proposal.slug")
    version = serializers.CharField(source="version.slug")
    key = serializers.CharField(source="clause.key", default="")
    number = serializers.CharField(source="clause.number", default="")
    annotation = serializers.CharField(source="annotation.slug", default=None, allow_null=True)
    title = PieceSerializer(many=True)
    excerpt = PieceSerializer(many=True)
    place = serializers.CharField()


class YesOrNo(Truth):
    """true or false, as words in an address."""

    def to_internal_value(self, data: Any) -> bool:
        return super().to_internal_value({"true": True, "false": False}.get(data))


class QuestionSerializer(serializers.Serializer[SearchScope]):
    """What to look for, and where."""

    q = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(FoundKind.choices, required=False)
    language = serializers.CharField(max_length=10, required=False)
    body = IdOf(Body, required=False, help_text="The id of a body.")
    proposal = IdOf(Proposal, required=False, help_text="The id of a proposal.")
    every_version = YesOrNo(required=False)


class SearchView(Sparse, Tagged, GenericViewSet[SearchRow]):
    """Clauses and annotations that have all of the words; words in quotation marks stand together."""

    queryset = SearchRow.objects.none()
    serializer_class = HitSerializer  # type: ignore[assignment]
    pagination_class = NumberedPages
    filter_backends = ()
    refuses = (400,)

    def names(self) -> Collection[str]:
        return HitSerializer().fields

    @extend_schema(
        parameters=[QuestionSerializer],
        filters=False,
    )
    def list(self, request: Request) -> Response:
        """Find by words what you may see: in the newest texts, or with `every_version` in all of them."""
        asked = QuestionSerializer(data=request.query_params.dict(), context=self.get_serializer_context())
        asked.is_valid(raise_exception=True)
        values: dict[str, Any] = dict(asked.validated_data)
        query = question(values.pop("q"))
        rows = find(request.user, query, SearchScope(**values))
        page: Iterable[FoundRow] = self.paginate_queryset(rows) or []
        found = self.get_serializer(hits(page, query), many=True).data
        return self.get_paginated_response([self.less(hit) for hit in found])
