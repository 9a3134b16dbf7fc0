"""The record of acts: appended in the transaction of the act, so that there is never one without the other."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone

from proposals.models import AuditEvent, User
from proposals.models.opaque import Opaque
from proposals.queries.audit import name_of

LOCK = 0x636C61757365
"""The key of the lock on PostgreSQL under which an event finds its place."""


@transaction.atomic
def record(verb: str, object: Opaque, *, by: User | None, **facts: str | int | bool) -> AuditEvent:  # noqa: A002
    """Append that `by` (None: the site itself, or its command line) has `verb` what: "added", "frozen".

    Called last in the transaction of the act, because the next act waits from here until it is committed. `facts`
    name people by their slugs alone: what is recorded outlives an account.
    """
    _line_up()
    last = AuditEvent.objects.order_by("-seq").first()
    event = AuditEvent(
        seq=last.seq + 1 if last else 1,
        at=timezone.now(),
        actor=by.slug if by else "",
        verb=verb,
        object=name_of(object),
        facts=facts,
        previous=last.hash if last else "",
    )
    event.hash = event.digest()
    event.save(force_insert=True)
    return event


def _line_up() -> None:
    """Wait until nobody else is appending. On SQLite a transaction that writes is alone from its start."""
    # A lock on the last row would not do: who waits for it sees no row that came after it.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
