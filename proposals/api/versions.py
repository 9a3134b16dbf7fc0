"""`/api/v1/versions/`: the uploads of a proposal's text."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.definitions import UsedDefinitionSerializer, definitions_in
from proposals.api.fields import Id, Named, NamedTeam, PersonSerializer
from proposals.api.files import AnyType
from proposals.api.filters import ById, Choice, Filter
from proposals.api.options import OptionsField
from proposals.api.parsing import JsonParser
from proposals.api.reports import ReportSerializer
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow, Text
from proposals.models import Contributor, Proposal, Scope, Version
from proposals.models.lengths import REASON
from proposals.queries.readings import current
from proposals.queries.versions import refuse_withdrawn
from proposals.services import erasure, facts, keeping, ordering, versions, withdrawals

STATES = [(state, state) for state in ("reading", "ready", "failed", "withdrawn")]
SOON = "1"
"""Most drafts are read, and most comparisons made, within seconds."""


class VersionSerializer(OfRow[Version]):
    """One immutable upload. `failure` is the sentence of a failed reading, `job` the id of the last one's job."""

    id = Id()
    options = OptionsField(read_only=True)
    proposal = Named(Proposal, read_only=True)
    contributors = Named(Contributor, many=True, read_only=True)
    team = NamedTeam(read_only=True, allow_null=True, help_text="The team by which it was added.")
    uploaded_by = PersonSerializer(allow_null=True, read_only=True)
    state = serializers.ChoiceField(STATES, read_only=True)
    failure = Text(allow_null=True, read_only=True)
    job = Text(allow_null=True, read_only=True)

    class Meta:
        model = Version
        fields: tuple[str, ...] = ("id", "proposal", "position", "number", "title", "date", "stage")
        fields += ("language", "contributors", "filename", "sha256", "size", "options", "state", "failure", "job")
        fields += ("team", "uploaded_by", "uploaded_at", "withdrawn_at", "withdrawal_reason", "erased_at")
        read_only_fields = fields


class UploadSerializer(OfRow[Version]):
    """The file and what people say of it. What is left out is taken from the file where it says so."""

    file = serializers.FileField(allow_empty_file=True)
    proposal = Named(Proposal)
    team = NamedTeam(required=False, help_text="Your team by which you add it; needed if you review in several.")
    contributors = Named(Contributor, many=True, required=False)
    options = OptionsField(required=False, help_text="How the file is read; see the guide.")

    class Meta:
        model = Version
        fields = ("file", "proposal", "team", "date", "number", "title", "stage", "language", "contributors", "options")
        extra_kwargs = {"date": {"required": False}}


class FactsSerializer(serializers.ModelSerializer[Version]):
    """What people say of a version. From then on no cover changes it; without a language that is found out anew."""

    contributors = Named(Contributor, many=True, required=False)

    class Meta:
        model = Version
        fields = ("number", "title", "date", "stage", "language", "contributors")


class WithdrawalSerializer(serializers.Serializer[Version]):
    """Why a version is taken back: all that people will read at its address."""

    reason = Text(max_length=REASON)


class PositionSerializer(serializers.Serializer[Version]):
    """Where it is to stand: at the `position` of a version of the same proposal, which moves up with those between."""

    position = serializers.IntegerField(min_value=1, max_value=1_000_000)


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
    writes = Scope.EDIT
    related = ("proposal__keeper", "team", "uploaded_by")
    serializer_class = VersionSerializer
    filterset_class = VersionFilter
    parser_classes = [MultiPartParser]
    takes = {
        "create": UploadSerializer,
        "partial_update": FactsSerializer,
        "move": PositionSerializer,
        "withdraw": WithdrawalSerializer,
        "erase": WithdrawalSerializer,
    }
    orderings = ("position", "uploaded_at")

    def seen(self) -> QuerySet[Version]:
        governs = self.action in ("withdraw", "restore", "erase")
        return keeping.governed_versions(person(self.request)) if governs else super().seen()

    def get_parsers(self) -> list[BaseParser]:
        """A form alone carries a file; all else is said in JSON."""
        return super().get_parsers() if self.request and self.request.method == "POST" else [JsonParser()]

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
        values = self.validated()
        proposal, file, team = values.pop("proposal"), values.pop("file"), values.pop("team", None)
        given = facts.VersionFacts(**{**values, "contributors": tuple(values.get("contributors", ()))})
        made = versions.add(proposal, file, given, by=person(request), team=team)
        return self.answer(made, status=202, Location=address("version", made.slug), Retry_After=SOON)

    @extend_schema(request=FactsSerializer, responses=VersionSerializer)
    @refuses(410)
    def partial_update(self, request: Request, **at: str) -> Response:
        """Say what is true of it; for editors of the keeper and of the team that added it, and for who uploaded it.

        Another language reads the file again.
        """
        version, values = self.get_object(), self.validated(partial=True)
        stands = facts.stands(version)
        values["contributors"] = tuple(values.get("contributors", stands.contributors))
        facts.correct(version, replace(stands, **values), seen=facts.tag(version), by=person(request))
        return self.answer(version)

    @extend_schema(request=None, responses={202: VersionSerializer})
    @refuses(409, 410)
    @action(detail=True, methods=["post"], url_path="read-again", parser_classes=[JsonParser])
    def read_again(self, request: Request, **at: str) -> Response:
        """Have the file read by the readers of today, for those who correct its facts; clauses keep their keys."""
        version = self.get_object()
        facts.read_again(version, by=person(request))
        return self.answer(version, status=202, Location=address("version", version.slug), Retry_After=SOON)

    @extend_schema(responses=VersionSerializer)
    @refuses(410)
    @action(detail=True, methods=["post"], parser_classes=[JsonParser])
    def move(self, request: Request, **at: str) -> Response:
        """Put it earlier or later in the order of its proposal, for the keeper's editors; its date stays as it is.

        It is compared with the neighbours that it has then, and annotations are placed anew.
        """
        version = self.get_object()
        ordering.move(version, self.validated()["position"], by=person(request))
        return self.answer(version)

    @extend_schema(responses=VersionSerializer)
    @refuses(409, 410)
    @action(detail=True, methods=["post"], parser_classes=[JsonParser])
    def withdraw(self, request: Request, **at: str) -> Response:
        """Take a version back, for owners of who keeps the proposal or added it: from now on its addresses answer 410
        with that reason. For 30 days `restore` undoes it; then file and text are erased, at `erased_at`.

        Number, date, SHA-256 and the reason stay.
        """
        version = self.get_object()
        refuse_withdrawn(version)
        withdrawals.withdraw(version, reason=self.validated()["reason"], by=person(request))
        return self.answer(version)

    @extend_schema(request=None, responses=VersionSerializer)
    @refuses(409, 410)
    @action(detail=True, methods=["post"], parser_classes=[JsonParser])
    def restore(self, request: Request, **at: str) -> Response:
        """Undo a withdrawal, for who may withdraw. Comparisons and what search knows are made anew soon after."""
        version = self.get_object()
        withdrawals.restore(version, by=person(request))
        return self.answer(version)

    @extend_schema(responses=VersionSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"], parser_classes=[JsonParser])
    def erase(self, request: Request, **at: str) -> Response:
        """Erase a version at once and for good, with all that was quoted of it, for legal reasons: for the admin.

        Withdrawn or not; number, date, SHA-256 and the reason stay.
        """
        version = self.get_object()
        erasure.erase_for_law(version, reason=self.validated()["reason"], by=person(request))
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

    @extend_schema(responses=UsedDefinitionSerializer(many=True))
    @refuses(409, 410)
    @action(detail=True, filter_backends=[], pagination_class=None)
    def definitions(self, request: Request, **at: str) -> Response:
        """The terms that it defines, in order, with the clauses that use them."""
        version = self.get_object()
        return Response(definitions_in(version, current(version)))
