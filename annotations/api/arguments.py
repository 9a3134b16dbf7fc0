"""`/api/v1/arguments/`: what one's teams keep to say again."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Named, Readable
from annotations.api.serializers.annotation import ConcernsField
from annotations.lengths import ADDRESS, CONCERNS, EVIDENCE, LINE, TEXT
from annotations.models import Annotation, Argument, Article
from annotations.queries.arguments import with_uses
from annotations.services import arguments
from annotations.services.arguments import ArgumentEvidence, Plea
from proposals.api import fields
from proposals.api.columns import Made
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Filter, Word
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Scope, Team


class EvidenceSerializer(serializers.Serializer[Argument]):
    """What stands at an address of the web, in a line; the address may be empty."""

    address = Text(max_length=ADDRESS, allow_blank=True, required=False, default="")
    line = Text(max_length=LINE)


def _evidence(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Each in the order of its serializer: a database keeps the names of a JSON object in an order of its own."""
    return [{name: row[name] for name in ("address", "line")} for row in rows]


class ArgumentSerializer(OfRow[Argument]):
    """What a `team` keeps to say of some concerns, for itself alone; it rests on the articles with these ids.

    It is `used_in` so many annotations that you may see, on `used_on` so many proposals.
    """

    id = Id()
    team = fields.Named(Team, read_only=True)
    concerns = ConcernsField(required=False, max_length=CONCERNS)
    articles = Named(Article, many=True, required=False)
    evidence = serializers.ListField(child=EvidenceSerializer(), required=False, max_length=EVIDENCE)
    text = Text(max_length=TEXT)
    made_by = PersonSerializer(read_only=True, allow_null=True)
    used_in = serializers.IntegerField(read_only=True)
    used_on = serializers.IntegerField(read_only=True)
    columns = {"evidence": Made(("evidence",), _evidence)}

    class Meta:
        model = Argument
        fields: tuple[str, ...] = ("id", "team", "title", "text", "language", "concerns", "articles", "evidence")
        fields += ("made_by", "made_at", "changed_at", "used_in", "used_on")
        read_only_fields = ("made_at", "changed_at")


class NewArgumentSerializer(ArgumentSerializer):
    """What a team of yours is to keep; `annotation` is the one it is kept from, which then uses it."""

    team = fields.Named(Team)
    annotation = Named(Annotation, required=False, allow_null=True)

    class Meta(ArgumentSerializer.Meta):
        fields = ("team", "title", "text", "language", "concerns", "articles", "evidence", "annotation")


class ArgumentFilter(Filter):
    """`?team=` and `?article=` take ids, `?concern=` one of the vocabulary."""

    team = ById("team")
    article = ById("articles")
    concern = Word("concerns__concern")

    class Meta:
        model = Argument
        fields = ("language",)


class ArgumentRows(Readable[Argument]):
    """What your teams keep to say again, with the articles and the evidence it rests on."""

    model = Argument
    writes = Scope.ANNOTATE
    related = ("team",)
    serializer_class = ArgumentSerializer
    filterset_class = ArgumentFilter
    takes = {"create": NewArgumentSerializer}
    orderings = ("made_at", "changed_at")

    def seen(self) -> QuerySet[Argument]:
        return with_uses(super().seen(), self.request.user)

    @extend_schema(request=NewArgumentSerializer, responses={201: ArgumentSerializer})
    def create(self, request: Request) -> Response:
        """Keep one; for who reviews in the team."""
        values = self.validated()
        team, source = values.pop("team"), values.pop("annotation", None)
        made = arguments.add(_plea(values), team=team, by=person(request), source=source)
        return self.answer(made, status=201, Location=address("argument", made.slug))

    @refuses(412)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Let it say something else; for who made it, and editors of its team. What was written with it stays."""
        argument = self.get_object()
        values = self.validated(partial=True)
        return self.answer(arguments.change(argument, _plea(values, argument), by=person(request)))

    def destroy(self, request: Request, **at: str) -> Response:
        """Keep it no longer, for whom a change is. What was written with it stays."""
        arguments.withdraw(self.get_object(), by=person(request))
        return Response(status=204)


def _plea(values: dict[str, Any], argument: Argument | None = None) -> Plea:
    """What a valid body says; what it leaves out stays as in `argument`."""
    facts: dict[str, Any] = {}
    if argument is not None:
        facts = {name: getattr(argument, name) for name in ("title", "text", "language", "evidence")}
        facts["concerns"] = [row.concern for row in argument.concerns.all()]
        facts["articles"] = argument.articles.all()
    facts |= values
    evidence = tuple(ArgumentEvidence(**one) for one in facts.pop("evidence", ()))
    concerns, articles = (tuple(facts.pop(name, ())) for name in ("concerns", "articles"))
    return Plea(**facts, concerns=concerns, articles=articles, evidence=evidence)
