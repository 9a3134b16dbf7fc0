"""`/api/v1/versions/`: the uploads of a proposal's text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import BaseParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id, Named, PersonSerializer
from proposals.api.files import AnyType
from proposals.api.filters import ById, Choice, Filter
from proposals.api.reports import ReportSerializer
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Contributor, Proposal, Version
from proposals.queries.readings import current
from proposals.queries.versions import refuse_withdrawn
from proposals.services import facts, versions, withdrawals

STATES = [(state, state) for state in ("reading", "ready", "failed", "withdrawn")]
SOON = "1"
"""Most drafts are read, and most comparisons made, within seconds."""


class VersionSerializer(OfRow[Version]):
    """One immutable upload. `failure` is the sentence of a failed reading, `job` the id of the last one's job."""

    id = Id()
    proposal = Named(Proposal, read_only=True)
    contributors = Named(Contributor, many=True, read_only=True)
    uploaded_by = PersonSerializer(allow_null=True)
    state = serializers.ChoiceField(STATES)
    failure = Text(allow_null=True)
    job = Text(allow_null=True)

    class Meta:
        model = Version
        fields: tuple[str, ...] = ("id", "proposal", "position", "number", "title", "date", "stage")
        fields += ("language", "contributors", "filename", "sha256", "size", "options", "state", "failure", "job")
        fields += ("uploaded_by", "uploaded_at", "withdrawn_at", "withdrawal_reason")
        read_only_fields = fields


@extend_schema_field(OpenApiTypes.OBJECT)
class OptionsField(serializers.JSONField):
    """An object, which a form carries as JSON."""

    default_error_messages = {"no_object": _("Please give a JSON object.")}

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        value = super().to_internal_value(data)
        if not isinstance(value, dict):
            self.fail("no_object")
        return value


class UploadSerializer(OfRow[Version]):
    """The file and what people say of it. What is left out is taken from the file where it says so."""

    file = serializers.FileField(allow_empty_file=True)
    proposal = Named(Proposal)
    contributors = Named(Contributor, many=True, required=False)
    options = OptionsField(required=False, help_text="How the file is read; see the guide.")

    class Meta:
        model = Version
        fields = ("file", "proposal", "date", "number", "title", "stage", "language", "contributors", "options")
        extra_kwargs = {"date": {"required": False}}


class FactsSerializer(serializers.ModelSerializer[Version]):
    """What people say of a version. From then on no cover changes it; without a language that is found out anew."""

    contributors = Named(Contributor, many=True, required=False)

    class Meta:
        model = Version
        fields = ("number", "title", "date", "stage", "language", "contributors")


class WithdrawalSerializer(serializers.Serializer[Version]):
    """Why a version is taken back: all that people will read at its address."""

    reason = Text(max_length=2000)


class VersionFilter(Filter):
    """`?body=` and `?proposal=` take ids."""

    body = ById("proposal__body")
    proposal = ById("proposal")
    state = Choice(choices=STATES)

    class Meta:
        model = Version
        fields = ("number", "date", "stage", "language", "sha256")


class VersionRows(Readable[Version]):
    """Versions of proposals."""

    model = Version
    related = ("proposal", "uploaded_by")
    serializer_class = VersionSerializer
    filterset_class = VersionFilter
    parser_classes = [MultiPartParser]
    takes = {"create": UploadSerializer, "partial_update": FactsSerializer, "withdraw": WithdrawalSerializer}
    orderings = ("date", "uploaded_at")

    def get_parsers(self) -> list[BaseParser]:
        """A form alone carries a file; all else is said in JSON."""
        return [JSONParser()] if self.request and self.request.method == "PATCH" else super().get_parsers()

    @refuses(410)
    def retrieve(self, request: Request, **at: str) -> Response:
        """One version; a withdrawn one answers 410 with the reason."""
        version = self.get_object()
        refuse_withdrawn(version)
        return self.tell(version)

    @extend_schema(request=UploadSerializer, responses={202: VersionSerializer})
    @refuses(409, 507)
    def create(self, request: Request) -> Response:
        """Upload a version. It is read soon after: Location leads to it, `job` to how far its reading is."""
        told = self.told()
        proposal, file = told.pop("proposal"), told.pop("file")
        said = facts.Facts(**{**told, "contributors": tuple(told.get("contributors", ()))})
        made = versions.add(proposal, file, said, by=person(request))
        return self.answer(made, status=202, Location=address("version", made.slug), Retry_After=SOON)

    @extend_schema(request=FactsSerializer, responses=VersionSerializer)
    @refuses(410)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say what is true of it, for editors and who uploaded it. Another language reads the file again."""
        version, told = self.get_object(), self.told(partial=True)
        stands = facts.stands(version)
        told["contributors"] = tuple(told.get("contributors", stands.contributors))
        facts.correct(version, replace(stands, **told), seen=facts.tag(version), by=person(request))
        return self.answer(version)

    @extend_schema(request=None, responses={202: VersionSerializer})
    @refuses(409, 410)
    @action(detail=True, methods=["post"], url_path="read-again", parser_classes=[JSONParser])
    def read_again(self, request: Request, **at: str) -> Response:
        """Have the file read by the readers of today, for editors and who uploaded it; clauses keep their keys."""
        version = self.get_object()
        facts.read_again(version, by=person(request))
        return self.answer(version, status=202, Location=address("version", version.slug), Retry_After=SOON)

    @extend_schema(responses=VersionSerializer)
    @refuses(409, 410)
    @action(detail=True, methods=["post"], parser_classes=[JSONParser])
    def withdraw(self, request: Request, **at: str) -> Response:
        """Take a version back, for owners: its file, its text and all quotes of it are erased.

        Number, date, SHA-256 and the reason stay; from now on its addresses answer 410 with that reason.
        """
        version = self.get_object()
        refuse_withdrawn(version)
        withdrawals.withdraw(version, reason=self.told()["reason"], by=person(request))
        return self.answer(version)

    def lock(self, row: Version) -> None:
        Proposal.objects.select_for_update().get(pk=row.proposal_id)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")})
    @refuses(410)
    @action(detail=True, content_negotiation_class=AnyType)
    def file(self, request: Request, **at: str) -> FileResponse:
        """The very file that was uploaded."""
        version = self.get_object()
        refuse_withdrawn(version)
        answer = FileResponse(
            version.file.open(), as_attachment=True, filename=version.filename, content_type="application/octet-stream"
        )
        answer["ETag"] = f'"{version.sha256}"'
        return answer

    @extend_schema(responses=ReportSerializer)
    @refuses(409, 410)
    @action(detail=True, filterset_class=None, pagination_class=None)
    def report(self, request: Request, **at: str) -> Response:
        """The account of its reading: what was read, and what a named rule left out."""
        return Response(ReportSerializer(current(self.get_object())).data)
