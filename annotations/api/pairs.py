"""`/api/v1/comparisons/{comparison}/pairs/`: clauses in two languages, and what one's team says of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from annotations.api.pair_representations import PAIR_BAND_NAMES, PairClauseSerializer, PairSerializer
from annotations.models import PairDecision
from annotations.queries.aligned import PairList, pair_list, pair_rows, unpaired
from annotations.queries.confirmations import asked_team
from annotations.services import pair_files
from proposals.access import visible
from proposals.api.etags import Tagged
from proposals.api.files import AnyType, files
from proposals.api.pages import NumberedPages
from proposals.api.schema import refuses
from proposals.api.sparse import Sparse
from proposals.api.values import Slug
from proposals.files.downloads import download
from proposals.models import AlignedClause, Comparison, Team
from proposals.queries.comparisons import refuse_unpaired


class AskedTeamSerializer(serializers.Serializer[PairList]):
    """For which team one looks."""

    team = Slug(required=False, help_text="The id of your team; else your first one's decisions are told.")


class AskedPairsSerializer(AskedTeamSerializer):
    """Which clauses of the new version are asked for."""

    band = serializers.ChoiceField(PAIR_BAND_NAMES, required=False)
    state = serializers.ChoiceField(PairDecision.State.choices, required=False)


@refuses(400, 409, 410)
class PairRows(Sparse, Tagged, GenericViewSet[AlignedClause]):
    """The clauses of the new version of a comparison of two languages, in order: which clause of the old one each may
    be, and what your team says it is.
    """

    queryset = AlignedClause.objects.none()
    serializer_class = PairSerializer  # type: ignore[assignment]
    pagination_class = NumberedPages
    filter_backends = ()
    comparison: Comparison | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        rows = visible(Comparison, request.user).select_related(
            "old", "new", "old_version__proposal", "new_version__proposal"
        )
        self.comparison = get_object_or_404(rows, slug=at["comparison"])
        refuse_unpaired(self.comparison)

    def names(self) -> Collection[str]:
        return PairSerializer().fields

    @extend_schema(parameters=[AskedPairsSerializer], filters=False)
    def list(self, request: Request, **at: str) -> Response:
        """All clauses, or those of one band or state: `none` is the band of what is in no pair."""
        asked = self._asked(AskedPairsSerializer)
        found = self._listed(asked.pop("team", ""), **asked)
        page: Any = self.paginate_queryset(found.rows)
        rows = self.get_serializer(pair_rows(found, page), many=True).data
        return self.get_paginated_response([self.less(row) for row in rows])

    @extend_schema(parameters=[AskedTeamSerializer], responses=PairClauseSerializer(many=True), filters=False)
    @action(detail=False, pagination_class=None)
    def unpaired(self, request: Request, **at: str) -> Response:
        """The clauses of the old version that are proposed, or confirmed, for no clause of the new one."""
        asked = self._asked(AskedTeamSerializer)
        found: Any = unpaired(self._listed(asked.get("team", "")))
        return Response(PairClauseSerializer(found, many=True).data)

    @extend_schema(parameters=[AskedTeamSerializer], responses=files([pair_files.MEDIA_TYPE]), filters=False)
    @action(detail=False, url_path="export", content_negotiation_class=AnyType, pagination_class=None)
    def file(self, request: Request, **at: str) -> HttpResponse:
        """All clauses of both versions, with all there is to say of them, as a file."""
        comparison, team = self._for(self._asked(AskedTeamSerializer).get("team", ""))
        return download(pair_files.export(comparison, team=team, by=request.user, site=settings.SITE_URL))

    def _asked(self, by: type[AskedTeamSerializer]) -> dict[str, Any]:
        asked = by(data=self.request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return dict(asked.validated_data)

    def _listed(self, team: str, **asked: str) -> PairList:
        comparison, found = self._for(team)
        return pair_list(comparison, found, self.request.user, **asked)

    def _for(self, team: str) -> tuple[Comparison, Team | None]:
        if self.comparison is None:
            raise LookupError("a request has begun")
        return self.comparison, asked_team(self.comparison, self.request.user, team)
