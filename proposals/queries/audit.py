"""The record of acts, looked up and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import camel_case_to_spaces

from proposals.models import AuditEvent, Version
from proposals.models.opaque import Opaque


@dataclass(frozen=True, slots=True)
class Chain:
    """What a check found: how many events hold, the hash of the last of them, and how the next one breaks the chain."""

    events: int
    head: str
    fault: str = ""


def name_of(row: Opaque) -> str:
    """ "comment-set:abc" for the comment set with that slug."""
    return f"{camel_case_to_spaces(type(row).__name__).replace(' ', '-')}:{row.slug}"


def search(*, actor: str = "", verb: str = "", words: str = "") -> QuerySet[AuditEvent]:
    """The events of that actor and verb whose object is, or is of the noun, `words`: the latest first."""
    found = AuditEvent.objects.order_by("-seq")
    if actor.strip():
        found = found.filter(actor=actor.strip())
    if verb:
        found = found.filter(verb=verb)
    return found.filter(object__icontains=words.strip()) if words.strip() else found


def verbs() -> list[str]:
    """Those that are in the record, in alphabetical order."""
    return list(AuditEvent.objects.order_by("verb").values_list("verb", flat=True).distinct())


def check() -> Chain:
    """Walk the chain from its beginning to its end, or to the first event that breaks it."""
    chain = Chain(0, "")
    for event in AuditEvent.objects.order_by("seq").iterator():
        if fault := _fault(event, chain):
            return Chain(chain.events, chain.head, fault)
        chain = Chain(event.seq, event.hash)
    if not chain.events and Version.objects.exists():
        return Chain(0, "", "There is no event, but there are versions, each of which was recorded: it was emptied.")
    return chain


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
