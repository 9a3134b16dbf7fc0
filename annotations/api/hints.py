"""`/api/v1/hints/`: a machine's pointers from passages to concerns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Named, Readable
from annotations.models import Annotation, Hint, HintDecision
from annotations.queries.hints import as_seen_by, decisions
from annotations.services import hints
from proposals.access import Person
from proposals.api import columns, fields
from proposals.api.columns import Made, Values
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Choice, Filter
from proposals.api.rows import person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Scope, Team, Version
from proposals.queries.versions import refuse_withdrawn

DECIDER = ("decider_slug", "decider_name", "decider_username")


def _person(slug: str | None, name: str | None, username: str | None) -> dict[str, str | None] | None:
    """As `PersonSerializer` shows one."""
    return {"id": slug, "name": name or username} if slug else None


def _raises(bearing: str) -> bool:
    return bearing == "raises"


class DecisionSerializer(OfRow[HintDecision]):
    """What one of your teams made of a hint."""

    team = fields.Named(Team, read_only=True)
    decided_by = PersonSerializer(allow_null=True, read_only=True)

    class Meta:
        model = HintDecision
        fields = ("team", "state", "decided_by", "decided_at")
        read_only_fields = fields


@dataclass(frozen=True, slots=True)
class OwnDecisions:
    """Under one name of a body: what the teams of `person` made of a hint. One query for a page."""

    person: Person
    needs: tuple[str, ...] = ("pk",)

    def of(self, hints: list[int]) -> dict[int, list[Values]]:
        """By hint, represented."""
        rows, fields = decisions(hints, self.person), columns.fields_of(DecisionSerializer, HintDecision)
        found: dict[int, list[Values]] = defaultdict(list)
        for hint, one in zip(
            rows.values_list("hint", flat=True), columns.representations_of(rows, fields), strict=True
        ):
            found[hint].append(one)
        return found

    def teller(self, page: list[Values]) -> columns.Tell:
        found = self.of([row["pk"] for row in page])
        return lambda row: found.get(row["pk"], [])


class HintSerializer(OfRow[Hint]):
    """Words at [start, end) of the clause `key` point to `concern`, because of `trigger`. Never a finding.

    `bearing` says that the passage *touches* the concern or, where its words prove it, that it *raises* it or *guards*
    against it; `raises` is whether it is proven to raise it.

    It is open while it is for one of your teams: `decisions` are what these made of it. `annotation` is what came of it
    last, where you may see that.
    """

    id = Id()
    version = fields.Named(Version, read_only=True)
    state = serializers.ChoiceField(Hint.State.choices)
    raises = serializers.SerializerMethodField()
    annotation = serializers.SerializerMethodField()
    decided_by = serializers.SerializerMethodField()
    decisions = serializers.SerializerMethodField()
    columns = {
        "raises": Made(("bearing",), _raises),
        "annotation": Made(("seen_annotation",), lambda slug: slug),
        "decided_by": Made(DECIDER, _person),
        "decisions": Made((), list),
    }

    class Meta:
        model = Hint
        fields: tuple[str, ...] = ("id", "version", "key", "concern", "start", "end", "trigger", "vocabulary")
        fields += ("bearing", "raises", "state", "decided_by", "annotation", "decisions")
        read_only_fields = fields

    @extend_schema_field(PersonSerializer(allow_null=True))
    def get_decided_by(self, hint: Hint) -> dict[str, str | None] | None:
        names: list[str | None] = [getattr(hint, name) for name in DECIDER]
        return _person(*names)

    @extend_schema_field(DecisionSerializer(many=True))
    def get_decisions(self, hint: Hint) -> list[Values]:
        return OwnDecisions(self.context["request"].user).of([hint.pk])[hint.pk]

    def get_raises(self, hint: Hint) -> bool:
        return _raises(hint.bearing)

    def get_annotation(self, hint: Hint) -> str | None:
        return hint.seen_annotation  # type: ignore[attr-defined, no-any-return]


class VerdictSerializer(OfRow[HintDecision]):
    """What a team makes of a hint, for itself alone; `open` takes it back.

    `annotation` is the id of what was made of it, `team` that of your team: needed if you review in several.
    """

    team = fields.Named(Team, required=False, allow_null=True)
    annotation = Named(Annotation, required=False, allow_null=True)

    class Meta:
        model = HintDecision
        fields = ("state", "team", "annotation")


class HintFilter(Filter):
    """`?proposal=` and `?version=` take ids, `?key=` that of a clause of the version."""

    proposal = ById("version__proposal")
    version = ById("version")
    state = Choice(choices=Hint.State.choices)

    class Meta:
        model = Hint
        fields = ("key", "concern", "bearing", "vocabulary")


class HintRows(Readable[Hint]):
    """Hints: passages in which somebody should look for a concern."""

    model = Hint
    writes = Scope.ANNOTATE
    related = ("version__proposal",)
    moments = ("touched_at",)
    serializer_class = HintSerializer
    filterset_class = HintFilter
    takes = {"partial_update": VerdictSerializer}

    def fields(self) -> columns.Fields:
        return {**super().fields(), "decisions": OwnDecisions(self.request.user)}

    def seen(self) -> QuerySet[Hint]:
        return as_seen_by(super().seen(), self.request.user)

    @extend_schema(responses=HintSerializer)
    @refuses(410)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Accept a hint, dismiss it, or open it again; for reviewers, and for their team alone."""
        hint, values = self.get_object(), self.validated()
        refuse_withdrawn(hint.version)
        hints.decide(hint, by=person(request), **values)
        return self.answer(hint)
