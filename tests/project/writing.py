"""What is written while something is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|BEGIN|SAVEPOINT|CREATE)\b", re.IGNORECASE)


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements within that write, or begin a transaction, which on SQLite takes the lock of all who write."""
    found: list[str] = []

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if WRITING.match(sql) or "FOR UPDATE" in sql:
            found.append(sql[:100])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield found
