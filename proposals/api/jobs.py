"""`/api/v1/jobs/`: durable work, and how far it is."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.rows import Rows
from proposals.models import Job
from proposals.queries.jobs import with_subject


class JobSerializer(serializers.ModelSerializer[Job]):
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
    class Meta:
        model = Job
        fields = ("kind", "state")


class JobRows(ReadOnlyModelViewSet[Job], Rows[Job]):
    """Readings, comparisons and carrying over, as work that waits, runs, is done or has failed."""

    model = Job
    serializer_class = JobSerializer
    filterset_class = JobFilter

    def seen(self) -> QuerySet[Job]:
        return with_subject(super().seen())
