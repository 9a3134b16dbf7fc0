"""`/api/v1/replies/`: answers in the threads of annotations."""

from __future__ import annotations

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from annotations.api.rows import Named, Rows
from annotations.models import Annotation, Reply
from annotations.services import replies
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.api.rows import address, person


class ReplySerializer(serializers.ModelSerializer[Reply]):
    """An answer to an annotation."""

    id = Id()
    annotation = Named(Annotation)
    author = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Reply
        fields = ("id", "annotation", "author", "text", "made_at")
        read_only_fields = ("made_at",)


class ReplyFilter(Filter):
    """`?annotation=` takes an id."""

    annotation = ById("annotation")


class ReplyRows(ReadOnlyModelViewSet[Reply], Rows[Reply]):
    """Answers to annotations, seen where their annotation is."""

    model = Reply
    related = ("annotation", "author")
    serializer_class = ReplySerializer
    filterset_class = ReplyFilter

    def create(self, request: Request) -> Response:
        """Answer an annotation."""
        told = self.told()
        made = replies.add(told["annotation"], told["text"], by=person(request))
        body = self.get_serializer(made).data
        return Response(body, status=201, headers={"Location": address("reply", made.slug)})

    def destroy(self, request: Request, **at: str) -> Response:
        """Take it back; only its author may."""
        replies.delete(self.get_object(), by=person(request))
        return Response(status=204)
