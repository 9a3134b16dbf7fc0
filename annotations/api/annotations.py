"""`/api/v1/annotations/`: what reviewers say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.etags import seen
from annotations.api.rows import Readable
from annotations.api.serializers.anchor import anchor_of
from annotations.api.serializers.annotation import (
    AnnotationSerializer,
    ChangedRemarkSerializer,
    NewAnnotationSerializer,
    remark_of,
)
from annotations.models import Annotation
from annotations.services import annotations as remarks
from annotations.services import decisions, publishing, threads
from proposals.api.columns import representations_of
from proposals.api.filters import ById, Filter, Word
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import Moment, OneOf, Slug, Text
from proposals.models import Scope
from proposals.models.lengths import REASON


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
    reason = Text(allow_blank=True, required=False, max_length=REASON)


class PublishSerializer(serializers.Serializer[Annotation]):
    """The ids of private annotations of one's own."""

    annotations = serializers.ListField(child=Slug(), allow_empty=False, max_length=1000)


class AcceptSerializer(serializers.Serializer[Annotation]):
    """The ids of open annotations; with `unchanged_since`, none of them may have been changed after that moment."""

    annotations = serializers.ListField(child=Slug(), allow_empty=False, max_length=1000)
    unchanged_since = Moment(required=False)


class AcceptedSerializer(serializers.Serializer[Annotation]):
    """What was accepted at once, and when."""

    annotations = serializers.ListField(child=Slug(), allow_empty=False, max_length=1000)
    decided_at = Moment()


class ThreadSerializer(serializers.Serializer[Annotation]):
    """Whether the answers to it are settled."""

    is_resolved = serializers.BooleanField()


class AnnotationRows(Readable[Annotation]):
    """What reviewers remark on versions, clauses and passages, as far as who asks may see it."""

    model = Annotation
    writes = Scope.ANNOTATE
    related = ("version", "team", "author", "decided_by", "thread_resolved_by")
    serializer_class = AnnotationSerializer
    filterset_class = AnnotationFilter

    takes = {"create": NewAnnotationSerializer, "partial_update": ChangedRemarkSerializer}
    guards_itself = ("partial_update", "decide")
    elsewhere = ("state", "reason")
    orderings = ("made_at", "changed_at")

    def shown(self, row: Annotation) -> dict[str, Any]:
        """Whoever is shown `row` was asked for it, or has just written it: whether they see it is not asked again."""
        (body,) = representations_of(Annotation.objects.filter(pk=row.pk), self.fields())
        return body

    @extend_schema(request=NewAnnotationSerializer, responses={201: AnnotationSerializer})
    @refuses(409, 410)
    def create(self, request: Request) -> Response:
        """Annotate; a passage's very words must stand in the clause."""
        values = self.validated()
        made = remarks.add(
            values["version"],
            remark_of(values),
            team=values["team"],
            by=person(request),
            key=values.get("key", ""),
            anchor=anchor_of(values.get("anchor")),
            arguments=values.get("arguments", ()),
        )
        return self.tell(made, status=201, Location=address("annotation", made.slug))

    @extend_schema(responses=AnnotationSerializer)
    @refuses(410, 412)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say it anew; only the author may. With If-Match nothing is lost that another window saved."""
        annotation = self.get_object()
        values = self.validated(partial=True)
        said, used = remark_of(values, annotation), values.get("arguments")
        return self.answer(remarks.change(annotation, said, by=person(request), seen=seen(request), arguments=used))

    @extend_schema(request=DecisionSerializer, responses=AnnotationSerializer)
    @refuses(400, 412)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, **at: str) -> Response:
        """Accept, dismiss (with a reason), resolve or reopen it; for editors of its team.

        Its author may reopen it when it was dismissed.
        """
        values = self.taken(DecisionSerializer)
        decisions.decide(self.get_object(), by=person(request), seen=seen(request), **values)
        return self.answer(self.get_object())

    @extend_schema(request=ThreadSerializer, responses=AnnotationSerializer)
    @refuses(400)
    @action(detail=True, methods=["post"])
    def thread(self, request: Request, **at: str) -> Response:
        """Resolve the thread of its replies, or reopen it; for reviewers of its team. Who replies reopens it."""
        values = self.taken(ThreadSerializer)
        threads.resolve(self.get_object(), by=person(request), **values)
        return self.answer(self.get_object())

    @extend_schema(request=PublishSerializer, responses=PublishSerializer)
    @refuses(400, 409)
    @action(detail=False, methods=["post"])
    def publish(self, request: Request) -> Response:
        """Show private annotations of one's own to their teams: all of them at once, or none."""
        values = self.taken(PublishSerializer)
        published = publishing.publish(values["annotations"], by=person(request))
        return Response({"annotations": [one.slug for one in published]})

    @extend_schema(request=AcceptSerializer, responses=AcceptedSerializer)
    @refuses(400, 409)
    @action(detail=False, methods=["post"])
    def accept(self, request: Request) -> Response:
        """Accept open annotations, all of them or none; for editors of their teams."""
        values = self.taken(AcceptSerializer)
        since = values.get("unchanged_since")
        accepted = decisions.accept(values["annotations"], by=person(request), unchanged_since=since)
        return self.decided(accepted)

    @extend_schema(request=AcceptedSerializer, responses=AcceptedSerializer)
    @refuses(400, 409)
    @action(detail=False, methods=["post"], url_path="take-back")
    def take_back(self, request: Request) -> Response:
        """Open again what one accepted at once, all of it, unless something else was decided on one of them since."""
        values = self.taken(AcceptedSerializer)
        opened = decisions.take_back(values["annotations"], values["decided_at"], by=person(request))
        return self.decided(opened)

    def decided(self, rows: Sequence[Annotation]) -> Response:
        """What was decided at one moment."""
        return Response({"annotations": [one.slug for one in rows], "decided_at": rows[0].decided_at})

    def destroy(self, request: Request, **at: str) -> Response:
        """Take it back; only the author may. It is gone for others at once, for good after 30 days."""
        remarks.delete(self.get_object(), by=person(request))
        return Response(status=204)
