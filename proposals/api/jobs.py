"""`/api/v1/jobs/`: durable work, and how far it is."""

from __future__ import annotations

from django.db.models import QuerySet
from django_filters.rest_framework import CharFilter
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id
from proposals.api.filters import Filter, Truth
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.api.versions import SOON
from proposals.models import Job, Scope
from proposals.queries.jobs import with_subject
from proposals.services import steering


class JobSerializer(OfRow[Job]):
    """`done` of `total` says how far the `step` is; `error` is the sentence of a job that failed or was cancelled.

    `version` is the id of what is read, `comparison` of what is compared or carried over.
    """

    id = Id()
    version = serializers.CharField(read_only=True, allow_null=True)
    comparison = serializers.CharField(read_only=True, allow_null=True)

    class Meta:
        model = Job
        fields: tuple[str, ...] = ("id", "kind", "version", "comparison", "state", "step", "done", "total")
        fields += ("attempts", "error", "submitted_at", "finished_at")
        read_only_fields = fields


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
