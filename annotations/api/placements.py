"""`/api/v1/annotations/{annotation}/placements/`: where an annotation stands in other versions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.access import visible
from annotations.api.rows import Readable
from annotations.api.serializers.anchor import ANCHOR, AnchorSerializer, anchor_body
from annotations.api.serializers.anchor import anchor_of as anchor_from
from annotations.lengths import TEXT
from annotations.models import Annotation, Placement
from annotations.queries.margins import Card, card
from annotations.queries.placements import anchor_of
from annotations.queries.wordings import CarriedWording
from annotations.services import placements, wordings
from clauseline.vocabulary import WORDING_DOUBTS, WORDING_STATES
from proposals.api.columns import Made
from proposals.api.fields import Named, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.api.rows import person
from proposals.api.schema import refuses
from proposals.api.values import Moment, OfRow, OneOf, Text, Truth
from proposals.models import Comparison, Scope, Version
from proposals.refusals import Conflict


class PlacementSerializer(OfRow[Placement]):
    """The place in `version`, found through `comparison`: the clause `key` and, for a passage, the anchor there. The
    comparison is null where nobody asked for it.

    `score` is 0 to 1; a placement with `decided_by` was settled by a person.
    """

    version = Named(Version, read_only=True)
    anchor = serializers.SerializerMethodField()
    comparison = Named(Comparison, read_only=True, allow_null=True)
    decided_by = PersonSerializer(allow_null=True, read_only=True)
    columns = {
        "anchor": Made(ANCHOR, lambda *anchor: anchor_body(*anchor) if anchor[0] else None),
        "comparison": Made(("comparison__slug", "comparison__aside"), lambda slug, aside: None if aside else slug),
    }

    class Meta:
        model = Placement
        fields = ("version", "key", "anchor", "state", "score", "comparison", "decided_by", "decided_at")
        read_only_fields = fields

    @extend_schema_field(AnchorSerializer(allow_null=True))
    def get_anchor(self, placement: Placement) -> dict[str, Any] | None:
        anchor = anchor_of(placement)
        return None if anchor is None else AnchorSerializer(anchor).data


class SettleSerializer(serializers.Serializer[Placement]):
    """`is_right`: the suggested place is right, or else the passage is gone from this version. Or else a place:
    the clause `key`, and for a passage the `anchor` there.
    """

    is_right = Truth(required=False)
    key = Text(max_length=12, required=False)
    anchor = AnchorSerializer(allow_null=True, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("is_right" in attrs) == ("key" in attrs):
            raise serializers.ValidationError(
                _("Say whether the suggested place is right (is_right), or name another one (key).")
            )
        return attrs


class UndoSerializer(serializers.Serializer[Placement]):
    """The `decided_at` of the act that is undone."""

    decided_at = Moment()


class WordingSerializer(serializers.Serializer[CarriedWording]):
    """The wording of an annotation for the words `text` of a version: what every drawing and form of it is made from.

    `written` was proposed for the words `written_for`; `proposed` is what that is for these. Of a `conflict` nothing is
    proposed: a person says what becomes of it. `act` is `none` where it was dropped. `doubts` are what the body changed
    there that may turn the sense. Who decided, here or in an earlier version, is in `decided_by`.
    """

    state = serializers.ChoiceField(WORDING_STATES)
    act = serializers.ChoiceField(Annotation.Wording.values, source="proposal")
    text = Text()
    proposed = Text()
    written_for = Text()
    written = Text()
    doubts = serializers.ListField(child=serializers.ChoiceField(WORDING_DOUBTS))
    decided_by = PersonSerializer(allow_null=True, source="decision.decided_by", default=None)
    decided_at = serializers.DateTimeField(allow_null=True, source="decision.decided_at", default=None)


class WordingChoiceSerializer(serializers.Serializer[Placement]):
    """What becomes of the wording: taken as it was made again, kept as it was written, written anew, or dropped.

    `proposed` are the new words of `anew`. `seen` are the words of the version that it is said of: refused with 409 if
    others stand there by now.
    """

    choice = OneOf(choices=wordings.CHOICES)
    proposed = Text(trim_whitespace=False, allow_blank=True, required=False, max_length=TEXT)
    seen = Text(trim_whitespace=False, allow_blank=True, required=False, max_length=TEXT)


class PlacementFilter(Filter):
    """`?version=` takes an id."""

    version = ById("version")

    class Meta:
        model = Placement
        fields = ("state",)


class PlacementRows(Readable[Placement]):
    """Where an annotation stands in the other versions of its proposal, each named by that version's id."""

    model = Placement
    writes = Scope.ANNOTATE
    related = ("version", "comparison", "decided_by")
    lookup_field = "version__slug"
    lookup_url_kwarg = "version"
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilter
    annotation: Annotation | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        self.annotation = get_object_or_404(visible(Annotation, request.user), slug=at["annotation"])

    def seen(self) -> QuerySet[Placement]:
        return super().seen().filter(annotation=self.annotation)

    @extend_schema(request=SettleSerializer, responses=PlacementSerializer)
    @refuses(409)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Decide about a place; for reviewers of the team. What a person decided only a person changes."""
        placement = self.get_object()
        values = self.taken(SettleSerializer)
        if "key" in values:
            placements.attach(
                placement, key=values["key"], anchor=anchor_from(values.get("anchor")), by=person(request)
            )
        else:
            placements.settle(placement, is_right=values["is_right"], by=person(request))
        return self.answer(placement)

    @extend_schema(request=UndoSerializer, responses=PlacementSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, **at: str) -> Response:
        """Undo one's own last decision about this place: what it replaced stands there again."""
        placement = self.get_object()
        values = self.taken(UndoSerializer)
        placements.undo(placement, act=values["decided_at"], by=person(request))
        return self.answer(placement)

    @extend_schema(operation_id="annotations_placements_wording_retrieve", responses=WordingSerializer)
    @refuses(409)
    @action(detail=True, methods=["get"])
    def wording(self, request: Request, **at: str) -> Response:
        """What the annotation proposes for the words on which it stands there."""
        placement = self.get_object()
        return self.worded(card(placement.annotation, placement.version))

    @extend_schema(
        operation_id="annotations_placements_wording_settle",
        request=WordingChoiceSerializer,
        responses=WordingSerializer,
    )
    @refuses(409)
    @wording.mapping.post
    def settle_wording(self, request: Request, **at: str) -> Response:
        """Say what becomes of a wording where other words stand than those it was written for; for reviewers."""
        placement = self.get_object()
        values = self.taken(WordingChoiceSerializer)
        choice = wordings.WordingChoice(values["choice"], values.get("proposed", ""), values.get("seen"))
        return self.worded(wordings.settle(placement.annotation, placement.version, choice, by=person(request)))

    @extend_schema(operation_id="annotations_placements_wording_open", responses=WordingSerializer)
    @refuses(409)
    @wording.mapping.delete
    def open_wording(self, request: Request, **at: str) -> Response:
        """Take back what was said of it there."""
        placement = self.get_object()
        return self.worded(wordings.open_again(placement.annotation, placement.version, by=person(request)))

    def worded(self, found: Card) -> Response:
        """The wording of a card; refused where it has none."""
        wording = found.wording
        if wording is None:
            raise Conflict(_("This remark proposes no wording for words of this version."))
        return Response(WordingSerializer(wording).data)
