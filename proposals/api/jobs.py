"""`/api/v1/jobs/`: durable work, and how far it is."""

from __future__ import annotations

from django.db.models import QuerySet
from django_filters.rest_framework import CharFilter
from rest_framework import serializers

from proposals.api.fields import Id
from proposals.api.filters import Filter, Truth
from proposals.api.rows import Readable
from proposals.api.values import OfRow
from proposals.models import Job
from proposals.queries.jobs import with_subject


class JobSerializer(OfRow[Job]):
    """`done` of `total` says how far the `step` is; `error` is the sentence of a failed job.

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
    """Readings, comparisons and carrying over, as work that waits, runs, is done or has failed."""

    model = Job
    serializer_class = JobSerializer
    filterset_class = JobFilter
    orderings = ("submitted_at",)
    moments = ("submitted_at", "beat_at", "finished_at")

    def seen(self) -> QuerySet[Job]:
        return with_subject(super().seen())
