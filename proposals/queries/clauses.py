"""The clauses of a reading as plain values."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from proposals.models import Block

BLOCK = ("kind", "start", "end", "marker", "page", "line", "facts")


def blocks(reading: int, orders: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """By the place of a clause in the reading of this primary key its blocks in their order, for the clauses at these places."""
    found: dict[int, list[dict[str, Any]]] = {}
    rows = Block.objects.filter(clause__reading=reading, clause__order__in=orders).order_by("clause__order", "order")
    for place, *told in rows.values_list("clause__order", *BLOCK):
        found.setdefault(place, []).append(dict(zip(BLOCK, told, strict=True)))
    return found
