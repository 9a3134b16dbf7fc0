"""`/api/v1/origin-decisions/`: what teams say of where words come from."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.models import OriginDecision
from annotations.services import origins
from proposals.api import fields
from proposals.api.columns import Made
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Choice, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Scope, Team, Version
from proposals.models.lengths import REASON
from proposals.queries.origin_rows import name_of


class OriginDecisionSerializer(OfRow[OriginDecision]):
    """What your team says of an origin: that words of the clause `key` come from the clause `source_key`, that they do
    not, or that it is open; and why. `row` is its name in the list of the version's origins.
    """

    id = Id()
    team = fields.Named(Team, read_only=True)
    version = fields.Named(Version, read_only=True)
    source_version = fields.Named(Version, read_only=True)
    row = serializers.SerializerMethodField()
    decided_by = PersonSerializer(allow_null=True, read_only=True)
    columns = {"row": Made(("words", "source_words", "key", "source_key"), name_of)}

    class Meta:
        model = OriginDecision
        fields: tuple[str, ...] = ("id", "team", "version", "key", "source_version", "source_key", "row", "state")
        fields += ("why", "decided_by", "decided_at")
        read_only_fields = fields

    def get_row(self, made: OriginDecision) -> str:
        return name_of(made.words, made.source_words, made.key, made.source_key)


class OriginVerdictSerializer(OfRow[OriginDecision]):
    """What a team says of the `row` of a version's origins, for itself alone; `open` takes it back.

    `team` is that of your team: needed if you review in several.
    """

    version = fields.Named(Version)
    row = serializers.CharField(max_length=24)
    team = fields.Named(Team, required=False, allow_null=True)
    why = Text(max_length=REASON, required=False, allow_blank=True)

    class Meta:
        model = OriginDecision
        fields = ("version", "key", "row", "state", "why", "team")


class OriginDecisionFilter(Filter):
    """`?team=`, `?version=` and `?source_version=` take ids."""

    team = ById("team")
    version = ById("version")
    source_version = ById("source_version")
    state = Choice(choices=OriginDecision.State.choices)


class OriginDecisionRows(Readable[OriginDecision]):
    """What your teams said of origins."""

    model = OriginDecision
    writes = Scope.ANNOTATE
    moments = ("changed_at",)
    serializer_class = OriginDecisionSerializer
    filterset_class = OriginDecisionFilter
    takes = {"create": OriginVerdictSerializer}

    @extend_schema(request=OriginVerdictSerializer, responses={201: OriginDecisionSerializer})
    @refuses(409, 410)
    def create(self, request: Request) -> Response:
        """Say where words come from, or say it anew; for reviewers, and for their team alone."""
        made = origins.decide(by=person(request), **self.validated())
        return self.answer(made, status=201, Location=address("origin-decision", made.slug))
