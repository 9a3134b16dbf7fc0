"""`/api/v1/pair-decisions/`: what teams say of clauses in two languages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.models import PairDecision
from annotations.services import pairs
from proposals.api import fields
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Choice, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Comparison, Scope, Team, Version
from proposals.models.lengths import REASON

State = PairDecision.State


class PairDecisionSerializer(OfRow[PairDecision]):
    """What your team says of the clause `key` of the new version: it is `old_key` of the old one, none of its clauses,
    or open; and why. `old_key` is "" unless it is confirmed.
    """

    id = Id()
    team = fields.Named(Team, read_only=True)
    old_version = fields.Named(Version, read_only=True)
    new_version = fields.Named(Version, read_only=True)
    decided_by = PersonSerializer(allow_null=True, read_only=True)

    class Meta:
        model = PairDecision
        fields: tuple[str, ...] = ("id", "team", "old_version", "new_version", "key", "old_key", "state", "why")
        fields += ("decided_by", "decided_at")
        read_only_fields = fields


class PairVerdictSerializer(OfRow[PairDecision]):
    """What a team says of the clause `key` of a comparison of two languages, for itself alone; `open` takes it back.

    `old_key` goes with `confirmed`, and may be any clause of the old version. `team` is that of your team: needed if
    you review in several.
    """

    comparison = fields.Named(Comparison)
    old_key = Text(max_length=12, required=False, help_text="The key of a clause of the old version.")
    team = fields.Named(Team, required=False, allow_null=True)
    why = Text(max_length=REASON, required=False, allow_blank=True)

    class Meta:
        model = PairDecision
        fields = ("comparison", "key", "state", "old_key", "why", "team")

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        is_confirmed = values["state"] == State.CONFIRMED
        if is_confirmed and "old_key" not in values:
            raise serializers.ValidationError({"old_key": [_("Say which clause of the old version it is.")]})
        if not is_confirmed and "old_key" in values:
            raise serializers.ValidationError({"old_key": [_("This goes with a pair that is confirmed.")]})
        return values


class PairDecisionFilter(Filter):
    """`?team=`, `?old_version=` and `?new_version=` take ids."""

    team = ById("team")
    old_version = ById("old_version")
    new_version = ById("new_version")
    state = Choice(choices=State.choices)


class PairDecisionRows(Readable[PairDecision]):
    """What your teams said of clauses in two languages."""

    model = PairDecision
    writes = Scope.ANNOTATE
    moments = ("changed_at",)
    serializer_class = PairDecisionSerializer
    filterset_class = PairDecisionFilter
    takes = {"create": PairVerdictSerializer}

    @extend_schema(request=PairVerdictSerializer, responses={201: PairDecisionSerializer})
    @refuses(409, 410)
    def create(self, request: Request) -> Response:
        """Say which clause it is, or say it anew; for reviewers, and for their team alone."""
        values = self.validated()
        state, old_key = values.pop("state"), values.pop("old_key", None)
        by = person(request)
        made = pairs.reopen(**values, by=by) if state == State.OPEN else pairs.decide(**values, old_key=old_key, by=by)
        return self.answer(made, status=201, Location=address("pair-decision", made.slug))
