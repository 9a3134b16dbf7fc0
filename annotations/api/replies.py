"""`/api/v1/replies/`: answers in the threads of annotations."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.etags import seen
from annotations.api.rows import Named, Readable
from annotations.lengths import REPLY
from annotations.models import Annotation, Reply
from annotations.services import replies
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Scope


class ReplySerializer(OfRow[Reply]):
    """An answer to an annotation."""

    id = Id()
    annotation = Named(Annotation)
    author = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Reply
        fields = ("id", "annotation", "author", "text", "made_at", "changed_at")
        read_only_fields = ("made_at", "changed_at")
        extra_kwargs: dict[str, Any] = {"text": {"max_length": REPLY}}


class AnewSerializer(OfRow[Reply]):
    """What a reply says."""

    class Meta:
        model = Reply
        fields = ("text",)
        extra_kwargs: dict[str, Any] = {"text": {"max_length": REPLY}}


class ReplyFilter(Filter):
    """`?annotation=` takes an id."""

    annotation = ById("annotation")


class ReplyRows(Readable[Reply]):
    """Answers to annotations, seen where their annotation is."""

    model = Reply
    writes = Scope.ANNOTATE
    related = ("annotation", "author")
    serializer_class = ReplySerializer
    filterset_class = ReplyFilter

    takes = {"partial_update": AnewSerializer}
    guards_itself = ("partial_update",)

    def create(self, request: Request) -> Response:
        """Answer an annotation."""
        values = self.validated()
        made = replies.add(values["annotation"], values["text"], by=person(request))
        return self.answer(made, status=201, Location=address("reply", made.slug))

    @extend_schema(request=AnewSerializer, responses=ReplySerializer)
    @refuses(412)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say it anew; only its author may. With If-Match nothing is lost that another window saved."""
        reply = replies.change(self.get_object(), self.validated()["text"], by=person(request), seen=seen(request))
        return self.answer(reply)

    def destroy(self, request: Request, **at: str) -> Response:
        """Take it back; only its author may."""
        replies.delete(self.get_object(), by=person(request))
        return Response(status=204)
