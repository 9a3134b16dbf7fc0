"""`/api/v1/judgements/`: what teams judge of what was found."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Named, Readable
from annotations.models import Annotation, Judgement
from annotations.services import judgements
from proposals.api import fields
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Choice, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Scope, Team, Version
from proposals.models.lengths import REASON


class JudgementSerializer(OfRow[Judgement]):
    """What your team says of what was found: that it is so, that it is not so, or that it is open again; and why.

    Of `became` it is what became of the `annotation` in `version`: the `finding` of its mark in the ledger.
    """

    id = Id()
    team = fields.Named(Team, read_only=True)
    annotation = fields.Named(Annotation, read_only=True, allow_null=True)
    version = fields.Named(Version, read_only=True)
    decided_by = PersonSerializer(allow_null=True, read_only=True)

    class Meta:
        model = Judgement
        fields: tuple[str, ...] = ("id", "team", "kind", "annotation", "version", "key", "finding", "state", "why")
        fields += ("decided_by", "decided_at")
        read_only_fields = fields


class JudgementVerdictSerializer(OfRow[Judgement]):
    """What a team says of the `finding` of an annotation's mark in a version, for itself alone; `open` takes it back.

    `words` is the digest that the mark had when you looked: 409 where its words are others now. Left out, those of now
    are judged.
    `team` is that of your team: needed if you review in several.
    """

    annotation = Named(Annotation)
    version = fields.Named(Version)
    finding = serializers.CharField(max_length=40, allow_blank=True, default="")
    words = serializers.CharField(max_length=64, allow_blank=True, default="")
    team = fields.Named(Team, required=False, allow_null=True)
    why = Text(max_length=REASON, required=False, allow_blank=True)

    class Meta:
        model = Judgement
        fields = ("annotation", "version", "finding", "words", "state", "why", "team")


class JudgementFilter(Filter):
    """`?team=`, `?annotation=` and `?version=` take ids."""

    team = ById("team")
    annotation = ById("annotation")
    version = ById("version")
    kind = Choice(choices=Judgement.Kind.choices)
    state = Choice(choices=Judgement.State.choices)


class JudgementRows(Readable[Judgement]):
    """What your teams judged of what was found."""

    model = Judgement
    writes = Scope.ANNOTATE
    moments = ("changed_at",)
    serializer_class = JudgementSerializer
    filterset_class = JudgementFilter
    takes = {"create": JudgementVerdictSerializer}

    @extend_schema(request=JudgementVerdictSerializer, responses={201: JudgementSerializer})
    @refuses(409, 410)
    def create(self, request: Request) -> Response:
        """Say of what became of an annotation that it is so, not so, or open again; for reviewers, for their team."""
        made = judgements.judge(by=person(request), **self.validated())
        return self.answer(made, status=201, Location=address("judgement", made.slug))
