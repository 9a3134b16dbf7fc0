"""A database of SQLite as it was before a test: a copy is poured back, which takes a tenth of emptying each table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase


@contextmanager
def poured_back() -> Iterator[None]:
    """Meanwhile tests that cannot be rolled back leave the database as it is now."""
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as kept, pytest.MonkeyPatch.context() as patched:
        _raw().backup(kept)
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda test: _pour_back(kept))
        yield


def _raw() -> Any:
    connection.ensure_connection()
    return connection.connection


def _pour_back(kept: sqlite3.Connection) -> None:
    """The next keys are not those of the test before: what is kept by key outlives it in this process."""
    database = _raw()
    keys = database.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    kept.backup(database)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence")
        cursor.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", keys)
