"""`/api/v1/jobs/`: durable work, and how far it is."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django_filters.rest_framework import CharFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from clauseline.writing.file import ExportedFile
from proposals.api import columns
from proposals.api.fields import Id
from proposals.api.files import AnyType
from proposals.api.filters import Filter, Truth
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.api.versions import SOON
from proposals.files.downloads import WrittenFile, download, stream
from proposals.models import Job, Scope, User
from proposals.queries.jobs import with_subject
from proposals.services import orders, steering


class JobSerializer(OfRow[Job]):
    """`done` of `total` says how far the `step` is; `error` is the sentence of a job that failed or was cancelled.

    `version` is the id of what is read, `comparison` of what is compared or carried over. One of these is also what a
    file is written of.
    """

    id = Id()
    version = serializers.CharField(read_only=True, allow_null=True)
    comparison = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Job
        fields: tuple[str, ...] = ("id", "kind", "version", "comparison", "state", "step", "done", "total")
        fields += ("attempts", "error", "submitted_at", "finished_at")
        read_only_fields = fields


WRITTEN_LATER = {(202, "application/json"): JobSerializer}
"""What the OpenAPI document says of a file that is not there at once."""


def answer_file(found: ExportedFile | WrittenFile | Job) -> HttpResponseBase:
    """The file; or 202 with the job that writes it, to which Location leads, and from there 303 to the file."""
    if not isinstance(found, Job):
        return stream(found) if isinstance(found, WrittenFile) else download(found)
    (body,) = columns.representations_of(
        with_subject(Job.objects.filter(pk=found.pk)), columns.fields_of(JobSerializer, Job)
    )
    return Response(body, status=202, headers={"Location": address("job", found.slug), "Retry-After": SOON})


def who(request: Request) -> User | None:
    """Whoever asks, if they have an account."""
    return request.user if isinstance(request.user, User) else None


class JobFilter(Filter):
    """`?mine=true` keeps what the one who asks has set off, `?version=` and `?comparison=` what works on these."""

    mine = Truth(method="of_mine")
    version = CharFilter("version")
    comparison = CharFilter("comparison")

    def of_mine(self, rows: QuerySet[Job], name: str, mine: bool) -> QuerySet[Job]:
        me = self.request.user.pk
        return rows.filter(submitted_by=me) if mine else rows.exclude(submitted_by=me)

    class Meta:
        model = Job
        fields = ("kind", "state")


class JobRows(Readable[Job]):
    """Readings, comparisons and carrying over, as work that waits, runs, is done, has failed or was cancelled."""

    model = Job
    writes = Scope.EDIT
    serializer_class = JobSerializer
    filterset_class = JobFilter
    orderings = ("submitted_at",)
    moments = ("submitted_at", "beat_at", "finished_at")

    @extend_schema(responses={200: JobSerializer, 303: OpenApiResponse(description="It wrote a file: Location.")})
    def retrieve(self, request: Request, **at: str) -> Response:
        """One job. When a file that it had to write is there, 303 leads to it."""
        job = self.get_object()
        if job.kind in Job.EXPORTS and job.state == Job.State.DONE:
            there = reverse("api-job-file", kwargs={"id": job.slug})
            return Response(status=303, headers={"Location": there})
        return self.tell(job)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")})
    @refuses(409, 410)
    @action(detail=True, content_negotiation_class=AnyType)
    def file(self, request: Request, **at: str) -> HttpResponseBase:
        """The file that this job wrote, for who asked for it; 410 if it is not kept any longer."""
        job = self.get_object()
        if job.kind not in Job.EXPORTS:
            raise Http404
        return stream(orders.written_by(job, by=who(request)))

    @extend_schema(request=None, responses=JobSerializer)
    @refuses(409)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, **at: str) -> Response:
        """Have it done no more; for who asked for it and the site's admin."""
        job = self.get_object()
        steering.cancel(job, by=person(request))
        return self.answer(job)

    @extend_schema(request=None, responses={202: JobSerializer})
    @refuses(409)
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, **at: str) -> Response:
        """Have it done after all, if it failed or was cancelled, by a new job; for the same people."""
        again = steering.retry(self.get_object(), by=person(request))
        return self.answer(again, status=202, Location=address("job", again.slug), Retry_After=SOON)

    def seen(self) -> QuerySet[Job]:
        return with_subject(super().seen())
