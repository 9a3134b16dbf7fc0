"""`/api/v1/comment-sets/{set}/comments/`: the rows of a comment set, written while it is a draft."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.access import visible
from annotations.api.comment_sets import annotations_of
from annotations.api.etags import seen
from annotations.api.rows import Readable
from annotations.api.serializers.comment_set import (
    AnnotationsSerializer,
    BlockSerializer,
    CellsSerializer,
    CommentSerializer,
    MergeSerializer,
    MoveSerializer,
    UndoneSerializer,
)
from annotations.models import Comment, CommentSet
from annotations.services import comments, draft_sets
from annotations.services.comments import RowEdit
from proposals.api.etags import FROZEN
from proposals.api.pages import InOrder
from proposals.api.rows import person
from proposals.api.schema import refuses
from proposals.models import Scope


class CommentRows(Readable[Comment]):
    """The comments of one set, in its order."""

    model = Comment
    writes = Scope.EDIT
    related = ("annotation", "disposition", "comment_set__consultation__team")
    serializer_class = CommentSerializer
    pagination_class = InOrder
    guards_itself = ("partial_update",)
    comment_set: CommentSet | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        seen_sets = visible(CommentSet, request.user).select_related("consultation__team")
        self.comment_set = get_object_or_404(seen_sets, slug=at["set"])
        if self.comment_set.state != CommentSet.State.DRAFT:
            self.keeping = FROZEN

    def seen(self) -> QuerySet[Comment]:
        return super().seen().filter(comment_set=self.comment_set)

    def lock(self, row: Comment) -> None:
        CommentSet.objects.select_for_update().get(pk=row.comment_set_id)

    @extend_schema(request=CellsSerializer, responses={201: CommentSerializer})
    @refuses(409)
    def create(self, request: Request, **at: str) -> Response:
        """Add a row."""
        cells = self.valid(CellsSerializer(data=request.data))
        (made,) = comments.write(self.the_set(), [RowEdit(None, cells)], by=person(request))
        there = reverse("api-comment-detail", kwargs={"set": self.the_set().slug, "id": made.slug})
        return self.answer(made, status=201, Location=there)

    @extend_schema(request=CellsSerializer(partial=True), responses=CommentSerializer)
    @refuses(409, 412)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Write cells. With If-Match nothing is lost that another person wrote."""
        row = self.get_object()
        cells = self.valid(CellsSerializer(data=request.data, partial=True))
        comments.write(self.the_set(), [RowEdit(row, cells, seen(request))], by=person(request))
        return self.answer(self.get_object())

    @refuses(409)
    def destroy(self, request: Request, **at: str) -> Response:
        """Take a row out; the annotation stays."""
        comments.remove(self.the_set(), [self.get_object()], by=person(request))
        return Response(status=204)

    @extend_schema(request=BlockSerializer, responses=CommentSerializer(many=True), filters=False)
    @refuses(409, 412)
    @action(detail=False, methods=["post"], pagination_class=None)
    def block(self, request: Request, **at: str) -> Response:
        """Write a block of cells over several rows, all of it or nothing; rows without an id are added."""
        values = self.valid(BlockSerializer(data=request.data))
        rows = {row.slug: row for row in self.get_queryset()}
        edits = [self.edit(rows, dict(cells)) for cells in values["rows"]]
        written = comments.write(self.the_set(), edits, by=person(request))
        return Response(CommentSerializer(written, many=True).data)

    @extend_schema(request=MergeSerializer, responses=CommentSerializer)
    @refuses(409)
    @action(detail=False, methods=["post"])
    def merge(self, request: Request, **at: str) -> Response:
        """Make one row of several on the same clause, with the credits of all."""
        values = self.valid(MergeSerializer(data=request.data))
        chosen = list(self.get_queryset().filter(slug__in=values["comments"]))
        merged = comments.merge(self.the_set(), chosen, by=person(request))
        return self.answer(merged)

    @extend_schema(request=AnnotationsSerializer, responses={201: CommentSerializer(many=True)}, filters=False)
    @refuses(409)
    @action(detail=False, methods=["post"], pagination_class=None)
    def add(self, request: Request, **at: str) -> Response:
        """Add complete copies of annotations that are not in the set yet."""
        values = self.valid(AnnotationsSerializer(data=request.data))
        chosen = annotations_of(values["annotations"], request.user)
        made = comments.add(self.the_set(), chosen, by=person(request))
        rows = self.get_queryset().filter(pk__in=[row.pk for row in made])
        return Response(CommentSerializer(rows, many=True).data, status=201)

    @extend_schema(request=MoveSerializer, responses={204: None})
    @refuses(409)
    @action(detail=False, methods=["post"])
    def move(self, request: Request, **at: str) -> Response:
        """Put rows before another one, or without `before` at the end; the set is sorted by hand from then on."""
        values = self.valid(MoveSerializer(data=request.data))
        chosen = list(self.get_queryset().filter(slug__in=values["comments"]))
        slug = values.get("before")
        before = get_object_or_404(self.get_queryset(), slug=slug) if slug else None
        comments.move(self.the_set(), chosen, before=before, by=person(request))
        return Response(status=204)

    @extend_schema(request=None, responses=UndoneSerializer, filters=False)
    @refuses(409)
    @action(detail=False, methods=["post"], pagination_class=None)
    def undo(self, request: Request, **at: str) -> Response:
        """Take back the last thing that you did to the rows, unless someone changed them since."""
        return Response({"comments": draft_sets.undo(self.the_set(), by=person(request))})

    @extend_schema(request=None, responses=UndoneSerializer, filters=False)
    @refuses(409)
    @action(detail=False, methods=["post"], pagination_class=None)
    def redo(self, request: Request, **at: str) -> Response:
        """Do again what you undid last, unless you did something after it or someone changed the rows since."""
        return Response({"comments": draft_sets.redo(self.the_set(), by=person(request))})

    @extend_schema(request=None, responses=CommentSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def renew(self, request: Request, **at: str) -> Response:
        """Take from the annotation what it says since it was copied."""
        renewed = comments.renew(self.get_object(), by=person(request))
        return self.answer(renewed)

    def edit(self, rows: dict[str, Comment], cells: dict[str, Any]) -> RowEdit:
        """One row of a block; 404 if it names a row that this set does not have."""
        slug, moment = cells.pop("id", ""), cells.pop("changed_at", None)
        row = rows.get(slug) or (get_object_or_404(self.get_queryset(), slug=slug) if slug else None)
        return RowEdit(row, cells, None if moment is None else [moment])

    def the_set(self) -> CommentSet:
        """The set in the address."""
        if self.comment_set is None:
            raise LookupError("a request has begun")
        return self.comment_set

    def valid(self, serializer: Any) -> dict[str, Any]:
        """What the body says; raises ValidationError."""
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)
