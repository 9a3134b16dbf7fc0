"""`/api/v1/comment-sets/`: formal answers to drafts."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.access import visible
from annotations.api.rows import Readable
from annotations.api.serializers.comment_set import (
    ArrangeSerializer,
    CommentSetSerializer,
    DrawUpSerializer,
    FreezeSerializer,
    SentSerializer,
    SetSerializer,
)
from annotations.exporting import FORMATS
from annotations.exporting.bundle import BUNDLE, MEDIA_TYPE
from annotations.models import Annotation, CommentSet
from annotations.services import comment_sets, comments
from proposals.access import Person
from proposals.api.files import AnyType, files
from proposals.api.filters import ById, Filter
from proposals.api.jobs import WRITTEN_LATER, answer_file
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.models import Scope
from proposals.services import orders

FORM = OpenApiParameter("form", OpenApiTypes.STR, OpenApiParameter.PATH, enum=[*FORMATS, BUNDLE])


class CommentSetFilter(Filter):
    """`?consultation=` and `?version=` take ids."""

    consultation = ById("consultation")
    version = ById("consultation__version")

    class Meta:
        model = CommentSet
        fields = ("state",)


class CommentSetRows(Readable[CommentSet]):
    """The formal answers of one's teams."""

    model = CommentSet
    writes = Scope.EDIT
    related = ("consultation__version__proposal", "consultation__team", "made_by", "sent_by")
    filterset_class = CommentSetFilter

    serializer_class = CommentSetSerializer
    takes = {"create": DrawUpSerializer, "list": SetSerializer}
    orderings = ("made_at",)

    @extend_schema(responses={201: CommentSetSerializer})
    @refuses(409)
    def create(self, request: Request) -> Response:
        """Draw up a comment set: a complete copy of each annotation, in the order of the clauses."""
        values = self.validated()
        chosen = annotations_of(values["annotations"], request.user)
        made = comment_sets.draw_up(values["consultation"], chosen, by=person(request))
        return self.answer(made, status=201, Location=address("comment-set", made.slug))

    @extend_schema(request=FreezeSerializer, responses=CommentSetSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def freeze(self, request: Request, **at: str) -> Response:
        """Close it: its comments and the hashes in its manifest no longer change.

        Refused while remarks of its team wait for an answer on its version, but for those that are left out by name.
        """
        values = self.taken(FreezeSerializer)
        left_out = values.get("leaves_out", ())
        frozen = comment_sets.freeze(self.get_object(), by=person(request), leaves_out=left_out)
        return self.answer(frozen)

    @extend_schema(request=SentSerializer, responses=CommentSetSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def send(self, request: Request, **at: str) -> Response:
        """Say that the frozen set went to the body, when and how."""
        values = self.taken(SentSerializer)
        at_, how = values.get("sent_at"), values.get("sent_how", "")
        sent = comment_sets.send(self.get_object(), by=person(request), at=at_, how=how)
        return self.answer(sent)

    @extend_schema(request=ArrangeSerializer, responses=CommentSetSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def arrange(self, request: Request, **at: str) -> Response:
        """Sort the comments of a draft; what is written later takes its place in this order."""
        values = self.taken(ArrangeSerializer)
        found = self.get_object()
        comments.arrange(found, values["sorted_by"], by=person(request))
        return self.answer(found)

    @extend_schema(request=None, responses={201: CommentSetSerializer})
    @refuses(409)
    @action(detail=True, methods=["post"])
    def renew(self, request: Request, **at: str) -> Response:
        """Make a new draft from a frozen set."""
        made = comment_sets.renew(self.get_object(), by=person(request))
        return self.answer(made, status=201, Location=address("comment-set", made.slug))

    @extend_schema(
        parameters=[FORM],
        responses=files([*(exporter.media_type for exporter in FORMATS.values()), MEDIA_TYPE]) | WRITTEN_LATER,
    )
    @refuses(400, 429)
    @action(detail=True, url_path="export/(?P<form>[0-9a-z-]+)", content_negotiation_class=AnyType)
    def export(self, request: Request, **at: str) -> HttpResponseBase:
        """The file that a body takes: `iso` is the commenting template of ISO/IEC, others are listed here.

        One of many rows is written by a job: 202, and Location leads to that, and from there to the file.
        """
        by = person(request)
        return answer_file(orders.ask(comment_sets.order(self.get_object(), at["form"], by=by), by=by))


def annotations_of(ids: list[str], reader: Person) -> list[Annotation]:
    """The annotations with these ids; raises ValidationError for ids that are not there for `reader`."""
    rows = visible(Annotation, reader).filter(slug__in=ids).select_related("author").prefetch_related("concerns")
    found = {annotation.slug: annotation for annotation in rows}
    if missing := [id_ for id_ in ids if id_ not in found]:
        sentence = _("There is none with the id %(ids)s, or you may not see it.")
        raise ValidationError({"annotations": [sentence % {"ids": ", ".join(missing)}]})
    return list(found.values())
