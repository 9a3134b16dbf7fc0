"""How lists are paged."""

from __future__ import annotations

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request


class CursorPages(CursorPagination):
    """`?page_size=` up to 200; `next` and `previous` are addresses that stay right while rows come in."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "pk"

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The place that `?cursor=` names; raises NotFound unless this class has made it."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not str(cursor.position).isdecimal():
            raise NotFound(self.invalid_cursor_message)
        return cursor


class InOrder(CursorPages):
    """For what stands in the order of a document."""

    ordering = "order"
