"""The record of acts: an act is written in its own transaction, so that there is never one without the other, and gets
its place in the chain after that, so that nobody waits for one another.
"""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone

from proposals.models import AuditEvent, User
from proposals.models.opaque import Opaque
from proposals.queries.audit import chained, name_of, waiting

LOCK = 0x636C61757365
"""The key of the lock on PostgreSQL that whoever chains holds."""
AT_ONCE = 200
"""So many events are chained in one transaction."""


def record(verb: str, object: Opaque, *, by: User | None, **facts: str | int | bool) -> AuditEvent:  # noqa: A002
    """Write that `by` (None: the site itself, or its command line) has `verb` what: "added", "frozen".

    Called in the transaction of the act; the event waits for `chain`. `facts` name people by their slugs alone: what
    is recorded outlives an account.
    """
    actor = by.slug if by else ""
    return AuditEvent.objects.create(at=timezone.now(), actor=actor, verb=verb, object=name_of(object), facts=facts)


def chain() -> int:
    """Append all events that wait to the chain, in the order in which they were written; how many.

    None, if another process is at it. What was written earlier and is committed later comes behind the other.
    """
    count = 0
    # Looked at first: on SQLite a transaction waits for all that others write.
    while waiting().exists() and (number := _chain_some()):
        count += number
    return count


@transaction.atomic
def _chain_some() -> int:
    if not _is_alone():
        return 0
    events = list(waiting()[:AT_ONCE])
    last = chained().last() if events else None
    before, head = (last.seq or 0, last.hash) if last else (0, "")
    for seq, event in enumerate(events, before + 1):
        event.seq, event.previous = seq, head
        event.hash = head = event.digest()
    AuditEvent.objects.bulk_update(events, ["seq", "previous", "hash"], batch_size=50)
    return len(events)


def _is_alone() -> bool:
    """Whether nobody else chains until this transaction ends. On SQLite one that writes is alone from its start."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        (is_alone,) = cursor.fetchone()
    return bool(is_alone)
