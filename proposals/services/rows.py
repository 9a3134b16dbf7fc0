"""Many small rows at once, without an instance for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model


def insert(model: type[Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows of `model`, whose values of the fields `names` are as the database takes them."""
    quote = connection.ops.quote_name
    fields: list[Field[Any, Any]] = [field for field in model._meta.concrete_fields if field.name in names]
    columns = {field.name: quote(str(field.column)) for field in fields}
    # Only names of our own tables and columns are put together here; values are passed apart.
    into = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns[name] for name in names)})"
    with connection.cursor() as cursor:
        cursor.executemany(f"{into} VALUES ({', '.join(['%s'] * len(names))})", rows)
