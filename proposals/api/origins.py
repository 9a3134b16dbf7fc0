"""`/api/v1/versions/{version}/origins/`: where the words of a version's clauses stand in other proposals."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from clauseline.origins.direction import ORIGIN_DIRECTIONS, ORIGIN_REASONS
from clauseline.vocabulary import BANDS, ORIGIN_METHODS, UBIQUITIES
from proposals.access import visible
from proposals.api.etags import Tagged
from proposals.api.fields import IdOf
from proposals.api.force_representations import Part
from proposals.api.pages import NumberedPages
from proposals.api.schema import refuses
from proposals.api.sparse import Sparse
from proposals.api.values import Text
from proposals.models import Proposal, Reading, TextPair, Version
from proposals.queries.origin_rows import (
    OriginRow,
    origin_list,
    origin_rows,
    refuse_unlooked,
)
from proposals.queries.origin_shares import Shares, shares_of
from proposals.queries.readings import current

KEY = 12
"""The longest key of a clause."""


class OriginSpanSerializer(Part):
    """[start, end) of the clause's text and [source_start, source_end) of the source's, in Unicode code points.

    `ubiquity` is "template" or "common" where so many public proposals have the passage that it comes from none.
    """

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    source_start = serializers.IntegerField()
    source_end = serializers.IntegerField()
    ubiquity = serializers.ChoiceField(UBIQUITIES)


class OriginPlaceSerializer(Part):
    """A clause of another proposal's version; `permalink` is the path of the page that shows it."""

    proposal = serializers.CharField(source="version.proposal.slug")
    version = serializers.CharField(source="version.slug")
    date = serializers.DateField(source="version.date", allow_null=True)
    key = serializers.CharField()
    number = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    permalink = serializers.CharField()


class EarliestSerializer(Part):
    """The earliest stored version of a proposal that has the words, and its date, if anybody gave one."""

    version = serializers.CharField(source="slug")
    date = serializers.DateField(allow_null=True)


class OriginSerializer(Part):
    """Passages of the clause `key` that stand in a clause of another proposal; or all of it, where the `method` is
    "meaning": then that clause, in another language, may say the same, for a person to confirm, and `band` says how
    surely.

    `row` names it while both texts and clauses stay. `direction` says whether the words stood there earlier, for the
    `reason` that a person linked the proposals, or that the first versions which have the words, `ours` and `theirs`,
    have dates; else it is "unknown". `older` is where a third proposal had them before both.
    """

    row = serializers.CharField(source="name")
    key = serializers.CharField(source="place.key")
    number = serializers.CharField(source="place.number", allow_blank=True)
    title = serializers.CharField(source="place.title", allow_blank=True)
    source = OriginPlaceSerializer()  # type: ignore[assignment]
    method = serializers.ChoiceField(ORIGIN_METHODS, source="found.match.method")
    band = serializers.ChoiceField(BANDS, source="found.match.band")
    spans = OriginSpanSerializer(many=True)
    ubiquity = serializers.ChoiceField(UBIQUITIES, source="found.ubiquity")
    direction = serializers.ChoiceField(ORIGIN_DIRECTIONS, source="beginning.direction.way")
    reason = serializers.ChoiceField(ORIGIN_REASONS, source="beginning.direction.reason")
    ours = EarliestSerializer(source="beginning.ours")
    theirs = EarliestSerializer(source="beginning.theirs")
    older = OriginPlaceSerializer(allow_null=True)


class AskedSerializer(serializers.Serializer[OriginRow]):
    """Which origins are asked for."""

    clause = Text(max_length=KEY, required=False, help_text="The key of a clause.")
    proposal = IdOf(Proposal, required=False, help_text="The id of the proposal in which the words stand.")
    band = serializers.ChoiceField(BANDS, required=False, help_text="How sure it is; what shares words is a fact.")
    method = serializers.ChoiceField(ORIGIN_METHODS, required=False, help_text="By shared words, or by meaning.")


class SharedWordsSerializer(Part):
    """So many words; of `earlier` of them it is known that they stood there before."""

    words = serializers.IntegerField()
    earlier = serializers.IntegerField()


class ProposalShareSerializer(SharedWordsSerializer):
    proposal = serializers.CharField(source="proposal.slug")


class BodyShareSerializer(SharedWordsSerializer):
    body = serializers.CharField(source="body.slug")


class ContributorShareSerializer(SharedWordsSerializer):
    """What these contributors brought together; none are named where nobody is."""

    contributors = serializers.ListField(child=serializers.CharField())

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {
            "contributors": [one.slug for one in instance.contributors],
            "words": instance.words,
            "earlier": instance.earlier,
        }


class SharesSerializer(serializers.Serializer[Shares]):
    """The words of all clauses: `own`, `template`, `common` and those of the `proposals` add up to `words`; so do they
    with the `bodies`, and with the `contributors`, in the place of the proposals.

    Each word is counted once, and only public proposals are: it comes from the proposal that a person linked, else from
    the one with the earliest date, else from the one that shares most; what others had later is a proposal's own. What
    only may say the same is in no share.
    """

    words = serializers.IntegerField()
    own = serializers.IntegerField()
    template = serializers.IntegerField()
    common = serializers.IntegerField()
    proposals = ProposalShareSerializer(many=True)
    bodies = BodyShareSerializer(many=True)
    contributors = ContributorShareSerializer(many=True)


@refuses(409, 410)
class OriginRows(Sparse, Tagged, GenericViewSet[TextPair]):
    """Where the words of a version's clauses stand in other proposals that you may see, clause by clause, and which
    clauses there may say the same in another language.

    Of each proposal the closest clause is told, and others for passages which that one has not.
    """

    queryset = TextPair.objects.none()
    serializer_class = OriginSerializer  # type: ignore[assignment]
    pagination_class = NumberedPages
    filter_backends = ()
    version: Version | None = None
    reading: Reading | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        versions = visible(Version, request.user).select_related("current_reading")
        self.version = get_object_or_404(versions, slug=at["version"])
        self.reading = current(self.version)
        refuse_unlooked(self.version, self.reading)

    def names(self) -> Collection[str]:
        return OriginSerializer().fields

    @extend_schema(parameters=[AskedSerializer], filters=False)
    def list(self, request: Request, **at: str) -> Response:
        """The origins of all clauses or of one, in all proposals or in one; of each clause the closest first."""
        asked = AskedSerializer(data=request.query_params.dict(), context=self.get_serializer_context())
        asked.is_valid(raise_exception=True)
        values = asked.validated_data
        found = origin_list(
            *self._text(),
            request.user,
            key=values.get("clause", ""),
            of=values.get("proposal"),
            band=values.get("band", ""),
            method=values.get("method", ""),
        )
        page: Any = self.paginate_queryset(found.rows)
        rows = self.get_serializer(origin_rows(found, page), many=True).data
        return self.get_paginated_response([self.less(row) for row in rows])

    @extend_schema(responses=SharesSerializer, filters=False)
    @action(detail=False, pagination_class=None)
    def shares(self, request: Request, **at: str) -> Response:
        """How many of its words come from where: the same for everybody who may see the version."""
        return Response(SharesSerializer(shares_of(*self._text(), request.user)).data)

    def _text(self) -> tuple[Version, Reading]:
        if self.version is None or self.reading is None:
            raise LookupError("a request has begun")
        return self.version, self.reading
