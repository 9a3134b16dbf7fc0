"""All rows of the database as lines of JSON, the same on every database, and back.

A table begins with {"table": "proposals.version", "columns": ["id", ...]}; each row follows as an array, bytes in
base 64. Unlike Django's serializers this keeps microseconds, and columns that are set by themselves as they were.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, FileField, Model

from proposals.refusals import Refusal

LEFT_OUT = (
    "sessions.session",
    "usersessions.usersession",
    "proposals.searchrow",
    "proposals.textgrams",
    "proposals.distincttext",
    "proposals.textplace",
    "proposals.textpair",
    "proposals.originrun",
    "proposals.meaningrun",
    "proposals.textvectors",
    "proposals.encodedtext",
    "proposals.encodedplace",
    "annotations.arrival",
    "proposals.count",
    "proposals.letter",
)
"""After a restoration people sign in again; what search knows, what shares words, and what texts mean, is made anew
from the texts. Letters that had not left hold links that open accounts."""
MADE_WITH_TABLES = ("contenttypes.contenttype", "auth.permission", "annotations.instrument", "annotations.article")
"""Rows that stand in a database without anything in it."""
BATCH = 1000

Table = type[Model]


def tables() -> dict[str, Table]:
    """Every table that is saved, by its name."""
    found = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}
    return {name: model for name, model in found.items() if model._meta.managed and name not in LEFT_OUT}


def columns(table: Table) -> list[Field[Any, Any]]:
    """Those that are stored, not computed by the database."""
    return [field for field in table._meta.local_concrete_fields if not field.generated]


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read in here is of one moment, while others go on writing."""
    if connection.vendor == "sqlite":
        # Not atomic(), which would keep everybody else from writing.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def lines() -> Iterator[str]:
    """The rows of all tables in the order of their keys."""
    for name, table in tables().items():
        names = [field.attname for field in columns(table)]
        yield json.dumps({"table": name, "columns": names})
        for row in table._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
            yield json.dumps(row, ensure_ascii=False, default=_written)


def file_names() -> set[str]:
    """The names of the files that rows speak of."""
    names: set[str] = set()
    for table in tables().values():
        for field in columns(table):
            if isinstance(field, FileField):
                names.update(table._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True))
    return names


def are_there() -> bool:
    """Whether the database holds anything."""
    existing = set(connection.introspection.table_names())
    own = (table for name, table in tables().items() if name not in MADE_WITH_TABLES)
    return any(table._base_manager.exists() for table in own if table._meta.db_table in existing)


def replace(saved: Iterable[str]) -> int:
    """Put the rows of `saved` lines in the place of all that is there; how many. Belongs in a transaction."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), connection.introspection.django_table_names()):
            cursor.execute(statement)
        count = sum(_insert(table, batch) for table, batch in _batches(saved))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables().values())):
            cursor.execute(statement)
    connection.check_constraints()
    return count


def _batches(saved: Iterable[str]) -> Iterator[tuple[Table, list[list[Any]]]]:
    known, table, rows = tables(), None, list[list[Any]]()
    for line in saved:
        content = json.loads(line)
        if isinstance(content, list) and table is not None:
            rows.append(content)
            if len(rows) == BATCH:
                yield table, rows
                rows = []
            continue
        if table is not None:
            yield table, rows
        table, rows = _table(content, known), []
    if table is not None:
        yield table, rows


def _table(content: Any, known: dict[str, Table]) -> Table:
    """The table that a head announces; its columns must be ours."""
    table = known.get(content.get("table", "")) if isinstance(content, dict) else None
    if table is None or content.get("columns") != [field.attname for field in columns(table)]:
        raise Refusal("This backup speaks of tables that this release of Clauseline does not have.")
    return table


def _insert(table: Table, rows: list[list[Any]]) -> int:
    fields = columns(table)
    quote = connection.ops.quote_name
    places = ", ".join(["%s"] * len(fields))
    names = ", ".join(quote(str(field.column)) for field in fields)
    # Only names of our own tables and columns are put together here; values are passed apart.
    statement = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608
    values = [[_read(field, value) for field, value in zip(fields, row, strict=True)] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
    return len(values)


def _read(field: Field[Any, Any], value: Any) -> Any:
    return field.get_db_prep_save(None if value is None else field.to_python(value), connection)


def _written(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode("ascii")
    raise TypeError(f"A backup cannot hold a {type(value).__name__}.")
