"""The record of acts, looked up and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, F, Min, QuerySet
from django.utils.text import camel_case_to_spaces

from proposals.models import AuditEvent, Version
from proposals.models.opaque import Opaque


@dataclass(frozen=True, slots=True)
class Chain:
    """What a check found: how many events hold, the hash of the last of them, and how the next one breaks the chain.

    `waiting` are written and not chained yet, the first of them at the moment `since`: nothing would show that one of
    these was changed or taken away.
    """

    events: int
    head: str
    fault: str = ""
    waiting: int = 0
    since: datetime | None = None


def name_of(row: Opaque) -> str:
    """ "comment-set:abc" for the comment set with that slug."""
    return f"{camel_case_to_spaces(type(row).__name__).replace(' ', '-')}:{row.slug}"


def search(*, actor: str = "", verb: str = "", words: str = "") -> QuerySet[AuditEvent]:
    """The events of that actor and verb whose object is, or is of the noun, `words`: the latest first, and before all
    others those that wait.
    """
    found = AuditEvent.objects.order_by(F("seq").desc(nulls_first=True), "-pk")
    if actor.strip():
        found = found.filter(actor=actor.strip())
    if verb:
        found = found.filter(verb=verb)
    return found.filter(object__icontains=words.strip()) if words.strip() else found


def verbs() -> list[str]:
    """Those that are in the record, in alphabetical order."""
    return list(AuditEvent.objects.order_by("verb").values_list("verb", flat=True).distinct())


def chained() -> QuerySet[AuditEvent]:
    """The events that have their place in the chain, in its order."""
    return AuditEvent.objects.exclude(seq=None).order_by("seq")


def waiting() -> QuerySet[AuditEvent]:
    """The events that are written and not chained yet, in the order in which they will be."""
    return AuditEvent.objects.filter(seq=None).order_by("pk")


def check() -> Chain:
    """Walk the chain from its beginning to its end, or to the first event that breaks it."""
    # Counted first: one that is chained meanwhile counts twice rather than not at all.
    tail = waiting().order_by().aggregate(waiting=Count("pk"), since=Min("at"))
    chain = Chain(0, "")
    for event in chained().iterator():
        if fault := _fault(event, chain):
            return replace(chain, fault=fault)
        chain = Chain(chain.events + 1, event.hash)
    if not (chain.events or tail["waiting"]) and Version.objects.exists():
        return Chain(0, "", "There is no event, but there are versions, each of which was recorded: it was emptied.")
    return replace(chain, **tail)


def has(head: str) -> bool:
    """Whether an event of this hash is in the record. Asked of a hash that was noted, it shows a record cut short."""
    return bool(re.fullmatch("[0-9a-f]{64}", head)) and AuditEvent.objects.filter(hash=head).exists()


def _fault(event: AuditEvent, before: Chain) -> str:
    what = f"Event {event.seq} ({event.object} {event.verb})"
    if event.seq != before.events + 1:
        return f"Event {before.events + 1} is missing: after event {before.events} comes event {event.seq}."
    if event.previous != before.head:
        return f"{what} does not follow from the one before it."
    return f"{what} was changed after it was recorded." if event.hash != event.digest() else ""
