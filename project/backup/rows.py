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
from functools import cache
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
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
Fields = list["Field[Any, Any]"]


def tables(models: Apps = apps) -> dict[str, Table]:
    """Every table that is saved, by its name: of this release, or as `models` of an older one have them."""
    found = {model._meta.label_lower: model for model in models.get_models(include_auto_created=True)}
    return {name: model for name, model in found.items() if model._meta.managed and name not in LEFT_OUT}


def columns(table: Table) -> list[Field[Any, Any]]:
    """Those that are stored, not computed by the database, in the order in which the code of a release has them."""
    known = _living().get(table._meta.label_lower)
    order = [field.attname for field in known._meta.local_concrete_fields] if known else []
    stored = [field for field in table._meta.local_concrete_fields if not field.generated]
    return sorted(stored, key=lambda field: order.index(field.attname) if field.attname in order else len(order))


@cache
def _living() -> dict[str, Table]:
    return tables()


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


def lines(models: Apps = apps) -> Iterator[str]:
    """The rows of all tables in the order of their keys."""
    for name, table in tables(models).items():
        names = [field.attname for field in columns(table)]
        yield json.dumps({"table": name, "columns": names})
        for row in table._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
            yield json.dumps(row, ensure_ascii=False, default=_written)


def count(models: Apps = apps) -> int:
    """How many `lines` there are."""
    return sum(1 + table._base_manager.count() for table in tables(models).values())


def file_names(models: Apps = apps) -> set[str]:
    """The names of the files that rows speak of."""
    names: set[str] = set()
    for table in tables(models).values():
        for field in columns(table):
            if isinstance(field, FileField):
                names.update(table._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True))
    return names


def are_there() -> bool:
    """Whether the database holds anything."""
    existing = set(connection.introspection.table_names())
    own = (table for name, table in tables().items() if name not in MADE_WITH_TABLES)
    return any(table._base_manager.exists() for table in own if table._meta.db_table in existing)


def replace(saved: Iterable[str], models: Apps = apps) -> int:
    """Put the rows of `saved` lines in the place of all that is there; how many. Belongs in a transaction."""
    with connection.cursor() as cursor:
        names = {table._meta.db_table for table in models.get_models(include_auto_created=True)}
        there = names.intersection(connection.introspection.table_names(cursor))
        for statement in connection.ops.sql_flush(no_style(), sorted(there)):
            cursor.execute(statement)
        count = sum(_insert(*batch) for batch in _batches(saved, tables(models)))
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables(models).values())):
            cursor.execute(statement)
    connection.check_constraints()
    return count


def _batches(saved: Iterable[str], known: dict[str, Table]) -> Iterator[tuple[Table, Fields, list[list[Any]]]]:
    table, fields, rows = None, list[Any](), list[list[Any]]()
    for line in saved:
        content = json.loads(line)
        if isinstance(content, list) and table is not None:
            rows.append(content)
            if len(rows) == BATCH:
                yield table, fields, rows
                rows = []
            continue
        if table is not None:
            yield table, fields, rows
        (table, fields), rows = _table(content, known), []
    if table is not None:
        yield table, fields, rows


def _table(content: Any, known: dict[str, Table]) -> tuple[Table, Fields]:
    """The table that a head announces, with its columns in that order; they must be ours."""
    table = known.get(content.get("table", "")) if isinstance(content, dict) else None
    fields = {} if table is None else {field.attname: field for field in columns(table)}
    named = content.get("columns") if isinstance(content, dict) else None
    if table is None or not isinstance(named, list) or sorted(map(str, named)) != sorted(fields):
        raise Refusal("This backup speaks of tables that this release of Clauseline does not have.")
    return table, [fields[name] for name in named]


def _insert(table: Table, fields: Fields, rows: list[list[Any]]) -> int:
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
