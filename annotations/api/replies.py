"""`/api/v1/replies/`: answers in the threads of annotations."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from annotations.api.etags import etag, seen
from annotations.api.rows import Named, Rows
from annotations.models import Annotation, Reply
from annotations.services import replies
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses

IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, description="The ETag of the reply as last seen."
)


class ReplySerializer(serializers.ModelSerializer[Reply]):
    """An answer to an annotation."""

    id = Id()
    annotation = Named(Annotation)
    author = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Reply
        fields = ("id", "annotation", "author", "text", "made_at", "changed_at")
        read_only_fields = ("made_at", "changed_at")


class AnewSerializer(serializers.ModelSerializer[Reply]):
    """What a reply says."""

    class Meta:
        model = Reply
        fields = ("text",)


class ReplyFilter(Filter):
    """`?annotation=` takes an id."""

    annotation = ById("annotation")


class ReplyRows(ReadOnlyModelViewSet[Reply], Rows[Reply]):
    """Answers to annotations, seen where their annotation is."""

    model = Reply
    related = ("annotation", "author")
    serializer_class = ReplySerializer
    filterset_class = ReplyFilter

    def retrieve(self, request: Request, *args: str, **at: str) -> Response:
        """One reply. Its ETag is what If-Match takes."""
        said = self.get_object()
        return Response(self.get_serializer(said).data, headers={"ETag": etag(said)})

    def create(self, request: Request) -> Response:
        """Answer an annotation."""
        told = self.told()
        made = replies.add(told["annotation"], told["text"], by=person(request))
        body = self.get_serializer(made).data
        return Response(body, status=201, headers={"Location": address("reply", made.slug)})

    @extend_schema(parameters=[IF_MATCH], request=AnewSerializer, responses=ReplySerializer)
    @refuses(412)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say it anew; only its author may. With If-Match nothing is lost that another window saved."""
        told = AnewSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        said = replies.change(self.get_object(), told.validated_data["text"], by=person(request), seen=seen(request))
        return Response(self.get_serializer(said).data, headers={"ETag": etag(said)})

    def destroy(self, request: Request, **at: str) -> Response:
        """Take it back; only its author may."""
        replies.delete(self.get_object(), by=person(request))
        return Response(status=204)
