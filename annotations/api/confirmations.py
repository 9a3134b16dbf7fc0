"""`/api/v1/confirmations/`: what teams say of the binding force of sentences that changed."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.models import ForceConfirmation
from annotations.services import confirmations
from proposals.api import fields
from proposals.api.columns import Made
from proposals.api.fields import Id, PersonSerializer
from proposals.api.filters import ById, Choice, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Comparison, Scope, Team, Version
from proposals.queries.strength import name_of


class ForceConfirmationSerializer(OfRow[ForceConfirmation]):
    """What your team says of a sentence that changed between two versions: weakened, strengthened, neither; or open.

    `row` is its name in the list of the comparison's strength; `old_key` and `new_key` are those of its clauses, "" on
    the side where it is not.
    """

    id = Id()
    team = fields.Named(Team, read_only=True)
    old_version = fields.Named(Version, read_only=True)
    new_version = fields.Named(Version, read_only=True)
    row = serializers.SerializerMethodField()
    decided_by = PersonSerializer(allow_null=True, read_only=True)
    columns = {"row": Made(("words", "old_key", "new_key"), name_of)}

    class Meta:
        model = ForceConfirmation
        fields: tuple[str, ...] = ("id", "team", "old_version", "new_version", "row", "old_key", "new_key", "state")
        fields += ("decided_by", "decided_at")
        read_only_fields = fields

    def get_row(self, made: ForceConfirmation) -> str:
        return name_of(made.words, made.old_key, made.new_key)


class ForceVerdictSerializer(OfRow[ForceConfirmation]):
    """What a team says of the `row` of a comparison, for itself alone; `open` takes it back.

    `team` is that of your team: needed if you review in several.
    """

    comparison = fields.Named(Comparison)
    row = serializers.CharField(max_length=24)
    team = fields.Named(Team, required=False, allow_null=True)

    class Meta:
        model = ForceConfirmation
        fields = ("comparison", "row", "state", "team")


class ForceConfirmationFilter(Filter):
    """`?team=`, `?old_version=` and `?new_version=` take ids."""

    team = ById("team")
    old_version = ById("old_version")
    new_version = ById("new_version")
    state = Choice(choices=ForceConfirmation.State.choices)


class ForceConfirmationRows(Readable[ForceConfirmation]):
    """What your teams said of binding force."""

    model = ForceConfirmation
    writes = Scope.ANNOTATE
    moments = ("changed_at",)
    serializer_class = ForceConfirmationSerializer
    filterset_class = ForceConfirmationFilter
    takes = {"create": ForceVerdictSerializer}

    @extend_schema(request=ForceVerdictSerializer, responses={201: ForceConfirmationSerializer})
    @refuses(409, 410)
    def create(self, request: Request) -> Response:
        """Say what becomes of a sentence, or say it anew; for reviewers, and for their team alone."""
        made = confirmations.confirm(by=person(request), **self.validated())
        return self.answer(made, status=201, Location=address("confirmation", made.slug))
