"""How lists are paged."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView


def is_number(text: str) -> bool:
    """Whether it is a whole number that a column can hold."""
    return text.isdecimal() and len(text) < 19


class CursorPages(CursorPagination):
    """`?page_size=` up to 200; `next` and `previous` are addresses that stay right while rows come in."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "pk"

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] = {"type": "integer", "minimum": 1, "default": self.page_size}
        return parameters

    def get_page_size(self, request: Request) -> int:
        """How many rows `?page_size=` asks for; raises ValidationError unless that is a number from 1."""
        asked = request.query_params.get("page_size", str(self.page_size))
        digits = asked.lstrip("0")
        if not (asked.isascii() and asked.isdecimal() and digits):
            raise ValidationError({"page_size": [_("Please give a number from 1 to 200.")]})
        return min(int(digits), self.max_page_size) if len(digits) < 4 else self.max_page_size

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The place that `?cursor=` names; raises NotFound unless this class has made it."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not is_number(str(cursor.position)):
            raise NotFound(self.invalid_cursor_message)
        return cursor


class InOrder(CursorPages):
    """For what stands in the order of a document."""

    ordering = "order"
