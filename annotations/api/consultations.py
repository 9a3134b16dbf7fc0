"""`/api/v1/consultations/`: comments on a version are due."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.models import Consultation
from annotations.services import consultations
from proposals.api.fields import Id, Named
from proposals.api.filters import ById, Filter
from proposals.api.rows import address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Zone
from proposals.models import Body, Scope, Team, Version


class ConsultationSerializer(OfRow[Consultation]):
    """Comments on `version` are due, to `body` or, without one, of the team's own accord."""

    id = Id()
    version = Named(Version)
    team = Named(Team)
    body = Named(Body, required=False, allow_null=True)
    time_zone = Zone(required=False)

    class Meta:
        model = Consultation
        fields: tuple[str, ...] = ("id", "version", "team", "body", "title", "form", "member_code", "deadline")
        fields += ("time_zone", "made_at", "closed_at")
        read_only_fields = ("made_at", "closed_at")


class ChangedConsultationSerializer(ConsultationSerializer):
    """What can be changed of a consultation: not its version, nor its team."""

    version = Named(Version, read_only=True)
    team = Named(Team, read_only=True)


class ConsultationFilter(Filter):
    """`?proposal=`, `?version=`, `?team=` and `?body=` take ids."""

    proposal = ById("version__proposal")
    version = ById("version")
    team = ById("team")
    body = ById("body")

    class Meta:
        model = Consultation
        fields = ("form",)


class ConsultationRows(Readable[Consultation]):
    """The consultations that one's teams take part in."""

    model = Consultation
    writes = Scope.EDIT
    related = ("version", "team", "body")
    serializer_class = ConsultationSerializer
    filterset_class = ConsultationFilter
    orderings = ("made_at",)

    @refuses(410)
    def create(self, request: Request) -> Response:
        """Say when comments are due, to whom and in which form; for editors of the team.

        `form` may be left out if your teams commented to that body before: the form of the last time is taken. Without
        a body it is then `iso`.
        """
        values = self.validated()
        version, team, body = values.pop("version"), values.pop("team"), values.pop("body", None)
        made = consultations.add(version, consultations.Call(**values), team=team, body=body, by=person(request))
        return self.answer(made, status=201, Location=address("consultation", made.slug))

    @extend_schema(request=ChangedConsultationSerializer(partial=True), responses=ConsultationSerializer)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Change title, body, form, member code or deadline; for editors of the team."""
        row = self.get_object()
        serializer = ChangedConsultationSerializer(
            row, data=request.data, partial=True, context=self.get_serializer_context()
        )
        serializer.is_valid(raise_exception=True)
        facts = {name: getattr(row, name) for name in consultations.FIELDS} | serializer.validated_data
        body = facts.pop("body", row.body)
        changed = consultations.change(row, consultations.Call(**facts), body=body, by=person(request))
        return self.answer(changed)

    @extend_schema(request=None, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, **at: str) -> Response:
        """Nothing more is drawn up for it."""
        row = self.get_object()
        consultations.close(row, by=person(request))
        return self.answer(row)

    @extend_schema(request=None, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, **at: str) -> Response:
        """Comment sets can be drawn up for it again."""
        row = self.get_object()
        consultations.reopen(row, by=person(request))
        return self.answer(row)
