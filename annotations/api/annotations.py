"""`/api/v1/annotations/`: what reviewers say."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.etags import seen
from annotations.api.rows import Readable
from annotations.api.serializers.anchor import anchor_of
from annotations.api.serializers.annotation import AnnotationSerializer, RemarkSerializer, remark_of
from annotations.models import Annotation
from annotations.services import annotations as remarks
from annotations.services import decisions, publishing
from proposals.api.filters import ById, Filter, Word
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OneOf, Slug, Text


class AnnotationFilter(Filter):
    """`?body=`, `?proposal=`, `?version=` and `?team=` take ids, `?concern=` one of the vocabulary."""

    body = ById("version__proposal__body")
    proposal = ById("version__proposal")
    version = ById("version")
    team = ById("team")
    concern = Word("concerns__concern")

    class Meta:
        model = Annotation
        fields = ("key", "scope", "kind", "polarity", "severity", "visibility", "state")


class DecisionSerializer(serializers.Serializer[Annotation]):
    """What was decided; a dismissal needs a reason."""

    state = OneOf(Annotation.State.choices)
    reason = Text(allow_blank=True, required=False)


class PublishSerializer(serializers.Serializer[Annotation]):
    """The ids of private annotations of one's own."""

    annotations = serializers.ListField(child=Slug(), allow_empty=False, max_length=1000)


class AnnotationRows(Readable[Annotation]):
    """What reviewers remark on versions, clauses and passages, as far as who asks may see it."""

    model = Annotation
    related = ("version", "team", "author", "decided_by")
    serializer_class = AnnotationSerializer
    filterset_class = AnnotationFilter

    takes = {"partial_update": RemarkSerializer}
    guards_itself = ("partial_update", "decide")
    orderings = ("made_at", "changed_at")

    @refuses(409, 410)
    def create(self, request: Request) -> Response:
        """Annotate; a passage's very words must stand in the clause."""
        told = self.told()
        made = remarks.add(
            told["version"],
            remark_of(told),
            team=told["team"],
            by=person(request),
            key=told.get("key", ""),
            anchor=anchor_of(told.get("anchor")),
        )
        return self.answer(made, status=201, Location=address("annotation", made.slug))

    @extend_schema(responses=AnnotationSerializer)
    @refuses(410, 412)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say it anew; only the author may. With If-Match nothing is lost that another window saved."""
        said = self.get_object()
        told = self.told(partial=True)
        return self.answer(remarks.change(said, remark_of(told, said), by=person(request), seen=seen(request)))

    @extend_schema(request=DecisionSerializer, responses=AnnotationSerializer)
    @refuses(400, 412)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, **at: str) -> Response:
        """Accept, dismiss (with a reason), resolve or reopen it; for editors of its team.

        Its author may reopen it when it was dismissed.
        """
        told = DecisionSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        decisions.decide(self.get_object(), by=person(request), seen=seen(request), **told.validated_data)
        return self.answer(self.get_object())

    @extend_schema(request=PublishSerializer, responses=PublishSerializer)
    @refuses(400, 409)
    @action(detail=False, methods=["post"])
    def publish(self, request: Request) -> Response:
        """Show private annotations of one's own to their teams: all of them at once, or none."""
        told = PublishSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        published = publishing.publish(told.validated_data["annotations"], by=person(request))
        return Response({"annotations": [one.slug for one in published]})

    def destroy(self, request: Request, **at: str) -> Response:
        """Take it back; only the author may. It is gone for others at once, for good after 30 days."""
        remarks.delete(self.get_object(), by=person(request))
        return Response(status=204)
