"""Django's cache, in which allauth counts: in the server that is the broker too, else in a table of the database.

Keys are stored as keyed hashes (`KEY_FUNCTION`), since they name the addresses of computers. What is kept here can be
written as JSON, and ends.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone
from redis import Redis

from proposals.services import counters


class SharedCache(DatabaseCache):
    """A cache that all processes share, also while the broker is away."""

    _table: str

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        def there(server: Redis) -> Any:
            text: Any = server.get(self._name(key, version))
            return default if text is None else json.loads(text)

        return counters.asked(there, lambda: DatabaseCache.get(self, key, default, version))

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        counters.asked(
            lambda server: self._write(server, key, value, timeout, version),
            lambda: DatabaseCache.set(self, key, value, timeout, version),
        )

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(
            counters.asked(
                lambda server: self._write(server, key, value, timeout, version, nx=True),
                lambda: DatabaseCache.add(self, key, value, timeout, version),
            )
        )

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(
            counters.asked(
                lambda server: server.delete(self._name(key, version)),
                lambda: DatabaseCache.delete(self, key, version),
            )
        )

    def forget_old(self) -> None:
        """Let go in the table what has had its time."""
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(self._table)
            now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0))
            cursor.execute(f"SELECT COUNT(*) FROM {table} WHERE expires < %s", [now])  # noqa: S608
            if cursor.fetchone()[0]:
                cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])  # noqa: S608

    def _name(self, key: Any, version: int | None) -> str:
        return counters.key_of(f"cache:{self.make_and_validate_key(key, version=version)}")

    def _write(self, server: Redis, key: Any, value: Any, timeout: Any, version: int | None, **how: Any) -> Any:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        ends = None if seconds is None else max(int(seconds * 1000), 1)
        return server.set(self._name(key, version), json.dumps(value), px=ends, **how)
