"""`/api/v1/hints/`: a machine's pointers from passages to concerns."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Named, Readable
from annotations.models import Annotation, Hint
from annotations.queries.hints import with_annotation
from annotations.services import hints
from proposals.api import fields
from proposals.api.columns import Made
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Filter
from proposals.api.rows import person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn


class HintSerializer(OfRow[Hint]):
    """Words at [start, end) of the clause `key` point to `concern`, because of `trigger`. Never a finding.

    `annotation` is what a person made of it, where you may see that.
    """

    id = Id()
    version = fields.Named(Version, read_only=True)
    annotation = serializers.SerializerMethodField()
    decided_by = PersonSerializer(allow_null=True, read_only=True)
    columns = {"annotation": Made(("seen_annotation",), lambda slug: slug)}

    class Meta:
        model = Hint
        fields: tuple[str, ...] = ("id", "version", "key", "concern", "start", "end", "trigger", "vocabulary")
        fields += ("state", "decided_by", "annotation")
        read_only_fields = fields

    def get_annotation(self, hint: Hint) -> str | None:
        return hint.seen_annotation  # type: ignore[attr-defined, no-any-return]


class VerdictSerializer(OfRow[Hint]):
    """What a person makes of a hint; `open` takes it back. `annotation` is the id of what was made of it."""

    annotation = Named(Annotation, required=False, allow_null=True)

    class Meta:
        model = Hint
        fields = ("state", "annotation")
        extra_kwargs = {"state": {"required": True}}


class HintFilter(Filter):
    """`?proposal=` and `?version=` take ids, `?key=` that of a clause of the version."""

    proposal = ById("version__proposal")
    version = ById("version")

    class Meta:
        model = Hint
        fields = ("key", "concern", "state", "vocabulary")


class HintRows(Readable[Hint]):
    """Hints: passages in which somebody should look for a concern."""

    model = Hint
    related = ("version__proposal", "decided_by")
    serializer_class = HintSerializer
    filterset_class = HintFilter
    takes = {"partial_update": VerdictSerializer}

    def seen(self) -> QuerySet[Hint]:
        return with_annotation(super().seen(), self.request.user)

    @extend_schema(responses=HintSerializer)
    @refuses(410)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Accept a hint, dismiss it, or open it again; for reviewers, and for all."""
        hint, told = self.get_object(), self.told()
        refuse_withdrawn(hint.version)
        hints.decide(hint, told["state"], by=person(request), annotation=told.get("annotation"))
        return self.answer(hint)
