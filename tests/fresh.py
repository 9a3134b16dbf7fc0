"""A database without a table, of the kind that the tests have, in the place of theirs for a while."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend


@contextmanager
def database(folder: Path) -> Iterator[BaseDatabaseWrapper]:
    """What `django.db.connection` is meanwhile; nothing of it is left."""
    theirs = connections["default"]
    is_file = theirs.vendor == "sqlite"
    name = str(folder / "fresh.sqlite3") if is_file else f"clauseline_fresh_{os.getpid()}"
    settings = {**theirs.settings_dict, "NAME": name}
    if not is_file:
        _office(theirs, f"CREATE DATABASE {name}")
    ours = load_backend(theirs.settings_dict["ENGINE"]).DatabaseWrapper(settings, "default")
    connections["default"] = ours
    try:
        yield ours
    finally:
        ours.close()
        connections["default"] = theirs
        if is_file:
            Path(name).unlink(missing_ok=True)
        else:
            _office(theirs, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _office(theirs: BaseDatabaseWrapper, statement: str) -> None:
    with theirs._nodb_cursor() as cursor:
        cursor.execute(statement)
