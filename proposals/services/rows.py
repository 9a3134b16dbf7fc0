"""Many small rows at once, without an instance for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Field, Model, QuerySet

PART = 250
"""So many rows are changed or erased in one transaction."""


def insert(model: type[Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows of `model`, whose values of the fields `names` are as the database takes them."""
    quote = connection.ops.quote_name
    fields: list[Field[Any, Any]] = [field for field in model._meta.concrete_fields if field.name in names]
    columns = {field.name: quote(str(field.column)) for field in fields}
    # Only names of our own tables and columns are put together here; values are passed apart.
    into = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns[name] for name in names)})"
    with connection.cursor() as cursor:
        cursor.executemany(f"{into} VALUES ({', '.join(['%s'] * len(names))})", rows)


def parts(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """The primary keys of `rows`, `PART` at a time; between two parts nothing is left open in the database."""
    left = rows.order_by("pk")
    while part := list(left.values_list("pk", flat=True)[:PART]):
        yield part
        left = rows.filter(pk__gt=part[-1]).order_by("pk")


def erase(rows: QuerySet[Any]) -> int:
    """Erase `rows` with what hangs on them, a part a transaction; how many of them there were."""
    count = 0
    for part in parts(rows):
        with transaction.atomic():
            # The condition is asked again: a row may have changed since.
            rows.filter(pk__in=part).delete()
        count += len(part)
    return count


def change(rows: QuerySet[Any], **facts: Any) -> int:
    """Set these columns of `rows`, a part a statement; how many there were."""
    return sum(rows.filter(pk__in=part).update(**facts) for part in parts(rows))
