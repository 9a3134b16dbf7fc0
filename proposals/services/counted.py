"""The addresses of computers, which stand in the names of what counts attempts."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection

from proposals.models import Count
from proposals.services import rows


def forget(before: datetime) -> int:
    """Erase the counts that had run out by then; how many. The table keeps them otherwise until it is full."""
    count = rows.erase(Count.objects.filter(ends_at__lt=before))
    cache = caches["default"]
    if not isinstance(cache, DatabaseCache):
        return count
    table: str = cache._table  # type: ignore[attr-defined]
    quote = connection.ops.quote_name
    moment = connection.ops.adapt_datetimefield_value(before.replace(microsecond=0))
    with connection.cursor() as cursor:
        # Only the name of our own table is put together here.
        cursor.execute(f"DELETE FROM {quote(table)} WHERE expires < %s", [moment])  # noqa: S608
        return count + int(cursor.rowcount)
