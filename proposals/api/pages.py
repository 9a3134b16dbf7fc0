"""How lists are ordered and paged."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as NoValue
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination, PageNumberPagination
from rest_framework.request import Request
from rest_framework.views import APIView

SIZE, MOST = 50, 200
DIGITS = 18
"""A whole number of so many digits fits into every column and database."""


def is_number(text: str) -> bool:
    """Whether it is a whole number that a column can hold."""
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS


def size_of(request: Request) -> int:
    """How many rows `?page_size=` asks for; raises ValidationError unless that is a number from 1."""
    digits = request.query_params.get("page_size", str(SIZE)).lstrip("0")
    if not (digits.isascii() and digits.isdecimal()):
        raise ValidationError({"page_size": [_("Please give a number from 1 to 200.")]})
    return min(int(digits), MOST) if len(digits) < 4 else MOST


def with_schemas(parameters: list[dict[str, Any]], **schemas: dict[str, Any]) -> list[dict[str, Any]]:
    """The parameters with better schemas for some of them."""
    return [{**one, "schema": schemas.get(one["name"], one["schema"])} for one in parameters]


def paged(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a page without the framework's examples, which are no addresses."""
    for part in schema["properties"].values():
        part.pop("example", None)
    return schema


class CursorPages(CursorPagination):
    """`?page_size=` up to 200; `next` and `previous` are addresses that stay right while rows come in.

    `?ordering=` takes one of the view's `orderings`, with a minus for the way back.
    """

    page_size = SIZE
    page_size_query_param = "page_size"
    max_page_size = MOST
    ordering = "pk"
    column: Any = None

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return paged(super().get_paginated_response_schema(schema))

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        size = {"type": "integer", "minimum": 1, "default": SIZE}
        parameters = with_schemas(super().get_schema_operation_parameters(view), page_size=size)
        if names := _orderings(view):
            order = {"type": "string", "enum": sorted(names)}
            parameters.append({"name": "ordering", "in": "query", "required": False, "schema": order})
        return parameters

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> tuple[str, ...]:
        asked = request.query_params.get("ordering")
        if asked is None:
            return (self.ordering,)
        if asked not in (names := _orderings(view)):
            raise ValidationError({"ordering": [_("Rows can be ordered by: %(names)s.") % {"names": ", ".join(names)}]})
        self.column = queryset.model._meta.get_field(asked.lstrip("-"))
        return asked, "pk"

    def get_page_size(self, request: Request) -> int:
        return size_of(request)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The place that `?cursor=` names; raises NotFound unless this class has made it."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not self._is_place(str(cursor.position)):
            raise NotFound(self.invalid_cursor_message)
        return cursor

    def _is_place(self, position: str) -> bool:
        if self.column is None or self.column.get_internal_type().endswith(("IntegerField", "AutoField")):
            return is_number(position)
        try:
            return "\0" not in position and self.column.to_python(position) is not None
        except (NoValue, ValueError):
            return False


class InOrder(CursorPages):
    """For what stands in the order of a document."""

    ordering = "order"


class NumberedPages(PageNumberPagination):
    """For what has an order of its own: `?page=` from 1, and `count` of all."""

    page_size_query_param = "page_size"

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return paged(super().get_paginated_response_schema(schema))

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        size, page = {"type": "integer", "minimum": 1, "default": SIZE}, {"type": "integer", "minimum": 1}
        return with_schemas(super().get_schema_operation_parameters(view), page_size=size, page=page)

    def get_page_size(self, request: Request) -> int:
        return size_of(request)

    def get_page_number(self, request: Request, paginator: Any) -> int | str:
        number = request.query_params.get("page", "1")
        if not is_number(number):
            raise NotFound(_("There is no such page."))
        return number


def _orderings(view: APIView | None) -> list[str]:
    names: tuple[str, ...] = getattr(view, "orderings", ())
    return [sign + name for name in names for sign in ("", "-")]
