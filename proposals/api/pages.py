"""How lists are paged."""

from rest_framework.pagination import CursorPagination


class CursorPages(CursorPagination):
    """`?page_size=` up to 200; `next` and `previous` are addresses that stay right while rows come in."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "pk"


class InOrder(CursorPages):
    """For what stands in the order of a document."""

    ordering = "order"
