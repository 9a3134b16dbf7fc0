"""`/api/v1/audit/`: the record of acts, for the site's admins."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django_filters.rest_framework import CharFilter
from rest_framework import serializers
from rest_framework.request import Request

from proposals.api.filters import Filter
from proposals.api.pages import is_number
from proposals.api.rows import Readable, person
from proposals.api.values import OfRow
from proposals.models import AuditEvent
from proposals.queries import audit


class AuditEventSerializer(OfRow[AuditEvent]):
    """Who (`actor`, a person's id; empty: the site itself) did what (`verb`) to what (`object`, "noun:id").

    `hash` is the SHA-256 of all the rest with `previous`, the hash of the event before it. For some seconds after an
    act there is no `seq` (null), `previous` and `hash` (empty) yet.
    """

    facts = serializers.DictField(read_only=True)

    class Meta:
        model = AuditEvent
        fields = ("seq", "at", "actor", "verb", "object", "facts", "previous", "hash")
        read_only_fields = fields


class AuditFilter(Filter):
    """`?object=` takes a part of "noun:id"."""

    object = CharFilter("object", "icontains")

    class Meta:
        model = AuditEvent
        fields = ("verb", "actor")


class AuditRows(Readable[AuditEvent]):
    """Acts in the order in which they were recorded. For all but the site's admins there are none.

    `?ordering=seq` gives those that are chained: who follows its pages misses none.
    """

    model = AuditEvent
    lookup_field = "seq"
    lookup_url_kwarg = "seq"
    lookup_value_regex = "[0-9]+"
    serializer_class = AuditEventSerializer
    filterset_class = AuditFilter
    orderings = ("seq",)
    moments = ("at",)

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        if not person(request).is_superuser or not is_number(at.get("seq", "1")):
            raise Http404

    def seen(self) -> QuerySet[AuditEvent]:
        return audit.chained() if "ordering" in self.request.query_params else audit.search()
