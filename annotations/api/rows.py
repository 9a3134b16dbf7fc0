"""What the endpoints of this room share."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from annotations.access import visible
from annotations.api.etags import STAMPED, etag
from proposals.api import fields, rows

Row = TypeVar("Row", bound=Model)


class Rows(rows.Rows[Row]):
    """Rows of this room that the person who asks may see."""

    def seen(self) -> QuerySet[Row]:
        return visible(self.model, self.request.user)

    def tag(self, row: Row, body: dict[str, Any]) -> str:
        return etag(row) if isinstance(row, STAMPED) else super().tag(row, body)


class Readable(rows.Readable[Row], Rows[Row]):
    """Rows of this room that are listed, and shown one by one."""


class Named(fields.Named[Row], Generic[Row]):
    """Another row of this room by its id."""

    def get_queryset(self) -> QuerySet[Row]:
        return visible(self.model, self.context["request"].user)
