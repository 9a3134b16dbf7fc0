"""`/api/v1/comparisons/`: two versions, and what changed from one to the other."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.columns import Made
from proposals.api.definitions import ComparedDefinitionSerializer, definitions_between
from proposals.api.fields import Id, Named
from proposals.api.files import AnyType, files
from proposals.api.filters import ById, Choice, Filter, Truth
from proposals.api.handling import HandlingSerializer, handling_between
from proposals.api.jobs import WRITTEN_LATER, answer_file, who
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.api.versions import SOON
from proposals.models import Comparison, Scope, Version
from proposals.models.comparison import encoder_in
from proposals.queries.comparisons import refuse_unready
from proposals.queries.versions import refuse_withdrawn
from proposals.services import comparisons, exports, orders, tracked
from proposals.services.exports import COMPARISON_FORMATS

FORM = OpenApiParameter("form", OpenApiTypes.STR, OpenApiParameter.PATH, enum=list(COMPARISON_FORMATS))
TEAM = OpenApiParameter(
    "team",
    OpenApiTypes.STR,
    OpenApiParameter.QUERY,
    description="The id of your team whose confirmations of duties the file is to have; else your first one's.",
)
STATES = [(state, state) for state in ("ready", "waiting", "computing", "failed")]


class ComparisonSerializer(OfRow[Comparison]):
    """`counts` says how many changes there are of each kind and flag, `editorial_sentences` how many sentences differ
    in their writing alone; `failure` and `job` are as in a version.

    `tracked`: both versions are the same one, and it tells what is tracked in its file. `across`: they are in two
    languages. Then there are pairs in the place of changes, which `counts` tells by how sure they are; `encoder`
    compared their meaning, null if shared words and numbers alone were compared.
    """

    id = Id()
    old = Named(Version, source="old_version")
    new = Named(Version, source="new_version")
    state = serializers.ChoiceField(STATES, read_only=True)
    failure = serializers.CharField(allow_null=True, read_only=True)
    job = serializers.CharField(allow_null=True, read_only=True)
    tracked = serializers.BooleanField(source="is_tracked", read_only=True)
    across = serializers.BooleanField(read_only=True)
    encoder = serializers.CharField(allow_null=True, read_only=True)
    counts = serializers.DictField(child=serializers.IntegerField(), read_only=True)
    warnings = serializers.ListField(child=serializers.CharField(), read_only=True)
    columns = {
        "tracked": Made(("old_version_id", "new_version_id"), lambda old, new: old == new),
        "encoder": Made(("engine",), encoder_in),
    }

    class Meta:
        model = Comparison
        fields: tuple[str, ...] = ("id", "old", "new", "tracked", "across", "engine", "encoder", "state")
        fields += ("failure", "job", "counts", "editorial_sentences", "warnings", "asked_at", "ready_at")
        read_only_fields = ("engine", "editorial_sentences", "asked_at", "ready_at")


class ComparisonFilter(Filter):
    """`?proposal=` (of both versions), `?old=` and `?new=` take ids; `?tracked=true` keeps what is tracked in files,
    `?across=true` what is of two languages.
    """

    proposal = ById("old_version__proposal")
    old = ById("old_version")
    new = ById("new_version")
    state = Choice(choices=STATES)
    tracked = Truth(method="of_tracked")
    across = Truth()

    class Meta:
        model = Comparison
        fields = ("engine",)

    def of_tracked(self, rows: QuerySet[Comparison], name: str, tracked: bool) -> QuerySet[Comparison]:
        same = {"old_version": F("new_version")}
        return rows.filter(**same) if tracked else rows.exclude(**same)


class TrackedSerializer(OfRow[Comparison]):
    """The version whose file has tracked changes."""

    version = Named(Version, source="new_version")

    class Meta:
        model = Comparison
        fields = ("version",)


class ComparisonRows(Readable[Comparison]):
    """Comparisons, each of two readings and one engine."""

    model = Comparison
    writes = Scope.EDIT
    related = ("old_version", "new_version")
    serializer_class = ComparisonSerializer
    takes = {"tracked": TrackedSerializer}
    filterset_class = ComparisonFilter
    orderings = ("asked_at",)
    moments = ("asked_at", "ready_at")

    def seen(self) -> QuerySet[Comparison]:
        """What cannot be shown now keeps its address, and is in no list."""
        rows = super().seen()
        return rows.filter(old_version__withdrawn_at=None, new_version__withdrawn_at=None) if not self.detail else rows

    @refuses(410)
    def retrieve(self, request: Request, **at: str) -> Response:
        """One comparison; 410 if one of its versions was withdrawn."""
        comparison = self.get_object()
        for version in (comparison.old_version, comparison.new_version):
            refuse_withdrawn(version)
        return self.tell(comparison)

    @extend_schema(
        parameters=[FORM, TEAM],
        responses=files(exporter.media_type for exporter in COMPARISON_FORMATS.values()) | WRITTEN_LATER,
    )
    @refuses(400, 409, 410, 429)
    @action(detail=True, url_path="export/(?P<form>[0-9a-z-]+)", content_negotiation_class=AnyType)
    def file(self, request: Request, **at: str) -> HttpResponseBase:
        """The comparison as a file: a page (`html`), Word with tracked changes (`docx`), or all of it as `json`.

        It says of duties what the program says firmly, what is to check, and what a team of yours confirmed. One that
        takes longer is written by a job: 202, and Location leads to that, and from there to the file.
        """
        by, team = who(request), request.query_params.get("team", "")
        return answer_file(orders.ask(exports.order(self.get_object(), at["form"], by=by, team=team), by=by))

    @extend_schema(responses=ComparedDefinitionSerializer(many=True))
    @refuses(409, 410)
    @action(detail=True, filter_backends=[], pagination_class=None)
    def definitions(self, request: Request, **at: str) -> Response:
        """The definitions that it found changed, renamed, new or gone, in the order of the new version."""
        comparison = self.get_object()
        refuse_unready(comparison)
        return Response(definitions_between(comparison))

    @extend_schema(responses=HandlingSerializer(many=True))
    @refuses(409, 410)
    @action(detail=True, filter_backends=[], pagination_class=None)
    def handling(self, request: Request, **at: str) -> Response:
        """What a policy said of data and says now, sentence by sentence: what, from whom, for what, to whom, how long.

        Of a draft that is no policy there is nothing.
        """
        comparison = self.get_object()
        refuse_unready(comparison)
        return Response(handling_between(comparison))

    @extend_schema(responses={200: ComparisonSerializer, 202: ComparisonSerializer})
    @refuses(410)
    def create(self, request: Request) -> Response:
        """Ask for a comparison: 200 with the stored one, or 202 while it is being made; Location leads to it."""
        values = self.validated()
        asked = comparisons.request(old=values["old_version"], new=values["new_version"], by=person(request))
        return self._answer_asked(asked)

    @extend_schema(request=TrackedSerializer, responses={200: ComparisonSerializer, 202: ComparisonSerializer})
    @refuses(409, 410)
    @action(detail=False, methods=["post"])
    def tracked(self, request: Request) -> Response:
        """Ask for what is tracked in the file of a version: its text before the tracked changes, compared with that
        after them. 200 with the stored comparison, or 202 while it is being made; Location leads to it.
        """
        return self._answer_asked(tracked.request(self.validated()["new_version"], by=person(request)))

    def _answer_asked(self, asked: Comparison) -> Response:
        there = address("comparison", asked.slug)
        if asked.ready_at:
            return self.answer(asked, Location=there)
        return self.answer(asked, status=202, Location=there, Retry_After=SOON)
