"""The clauses of a reading as plain values."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from proposals.models import Block

BLOCK = ("kind", "start", "end", "marker", "page", "line", "facts")


def blocks(reading: int, orders: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """The blocks of the clauses at these places of a reading, which its primary key names, by these places."""
    found: dict[int, list[dict[str, Any]]] = {}
    rows = Block.objects.filter(clause__reading=reading, clause__order__in=orders).order_by("clause__order", "order")
    for place, *told in rows.values_list("clause__order", *BLOCK):
        found.setdefault(place, []).append(dict(zip(BLOCK, told, strict=True)))
    return found
