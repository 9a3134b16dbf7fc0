"""`/api/v1/drafts/`: what one is typing, kept until it is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api import etags
from annotations.api.rows import Named, Readable
from annotations.api.serializers.anchor import HOME, AnchorSerializer, anchor_of, home_body
from annotations.lengths import CONCERNS, TEXT
from annotations.models import Annotation, Draft
from annotations.services import drafts
from proposals.api import fields
from proposals.api.columns import Made
from proposals.api.fields import MOST, Id
from proposals.api.filters import ById, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Scope, Version

IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, description="The ETag of the draft as last seen."
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, description="`*`: only if there is no draft yet."
)
WORD: dict[str, Any] = {"max_length": 60, "allow_blank": True, "required": False}
LONG: dict[str, Any] = {"max_length": TEXT, "allow_blank": True, "required": False, "trim_whitespace": False}


class FormSerializer(serializers.Serializer[Draft]):
    """The fields of an annotation as they stand, finished or not."""

    comment = Text(**LONG)
    proposed = Text(**LONG)
    kind = Text(**WORD)
    polarity = Text(**WORD)
    severity = Text(**WORD)
    proposal = Text(**WORD)
    element = Text(**WORD)
    visibility = Text(**WORD)
    team = Text(**WORD)
    concerns = serializers.ListField(child=Text(max_length=40), max_length=CONCERNS, required=False)
    arguments = serializers.ListField(child=Text(max_length=40), max_length=MOST, required=False)


FORM = tuple(FormSerializer().fields)


class DraftSerializer(OfRow[Draft]):
    """What one is typing about a version, its clause `key`, a passage of it at `anchor`, or anew about `annotation`."""

    id = Id()
    version = fields.Named(Version)
    key = Text(max_length=12, allow_blank=True, required=False)
    anchor = AnchorSerializer(allow_null=True, required=False)
    annotation = Named(Annotation, allow_null=True, required=False)
    form = FormSerializer()
    columns = {
        "anchor": Made(HOME, lambda *anchor: home_body(*anchor) if anchor[1] else None),
        "form": Made(("form",), lambda form: {name: form[name] for name in FORM if name in form}),
    }

    class Meta:
        model = Draft
        fields = ("id", "version", "key", "anchor", "annotation", "form", "made_at", "changed_at")
        read_only_fields = ("made_at", "changed_at")


class DraftFilter(Filter):
    """`?version=` takes an id."""

    version = ById("version")


class DraftRows(Readable[Draft]):
    """One's own drafts, one for each place of a version. Nobody else sees them."""

    model = Draft
    writes = Scope.ANNOTATE
    related = ("version", "annotation")
    serializer_class = DraftSerializer
    filterset_class = DraftFilter

    @extend_schema(parameters=[IF_MATCH, IF_NONE_MATCH], responses={200: DraftSerializer, 201: DraftSerializer})
    @refuses(403, 409, 410, 412)
    def create(self, request: Request) -> Response:
        """Keep what is typed about a place, over what was kept of it before.

        With If-Match or `If-None-Match: *` nothing is lost that another window keeps; without, the last one wins.
        """
        values = self.validated()
        place = drafts.DraftPlace(
            values["version"], values.get("key", ""), anchor_of(values.get("anchor")), values.get("annotation")
        )
        draft, is_new = drafts.keep(place, dict(values["form"]), by=person(request), seen=_seen(request))
        headers = {"ETag": etags.etag(draft), "Location": address("draft", draft.slug)}
        return Response(self.get_serializer(draft).data, status=201 if is_new else 200, headers=headers)

    def destroy(self, request: Request, **at: str) -> Response:
        """Discard it."""
        self.get_object().delete()
        return Response(status=204)


def _seen(request: Request) -> list[datetime] | None:
    return [] if request.headers.get("If-None-Match", "").strip() == "*" else etags.seen(request)
