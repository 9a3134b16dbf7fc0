"""`/api/v1/versions/{version}/reviews/`: the clauses that one has gone through."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.rows import Readable
from annotations.models import Review
from annotations.services import reviews
from proposals.access import visible
from proposals.api.rows import person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Clause, Scope, Version
from proposals.queries.readings import current


class ReviewSerializer(OfRow[Review]):
    """One has reviewed the clause `key`, since `made_at`."""

    class Meta:
        model = Review
        fields = ("key", "made_at")
        read_only_fields = fields


@refuses(409, 410)
class ReviewRows(Readable[Review]):
    """One's own ticks in a version, by the keys of its clauses. Nobody else sees them.

    Ticks that came from an earlier version of the same words stand on its page too, but not here.
    """

    model = Review
    writes = Scope.ANNOTATE
    lookup_field = "key"
    lookup_url_kwarg = "key"
    lookup_value_regex = "[0-9a-zA-Z_-]+"
    serializer_class = ReviewSerializer
    moments = ("made_at",)
    version: Version | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        versions = visible(Version, request.user).select_related("current_reading")
        self.version = get_object_or_404(versions, slug=at["version"])
        self.reading = current(self.version)

    def seen(self) -> QuerySet[Review]:
        return super().seen().filter(version=self.version)

    @extend_schema(request=None, responses=ReviewSerializer)
    def update(self, request: Request, **at: str) -> Response:
        """Say that one has reviewed a clause. Saying it twice changes nothing."""
        me = person(request)
        get_object_or_404(Clause, reading=self.reading, key=at["key"])
        reviews.mark(self.the_version(), at["key"], is_reviewed=True, by=me)
        return self.answer(self.get_object())

    def destroy(self, request: Request, **at: str) -> Response:
        """Take a tick back; so are those of earlier versions that it came from."""
        get_object_or_404(Clause, reading=self.reading, key=at["key"])
        reviews.mark(self.the_version(), at["key"], is_reviewed=False, by=person(request))
        return Response(status=204)

    def the_version(self) -> Version:
        """The version in the address."""
        if self.version is None:
            raise LookupError("a request has begun")
        return self.version
