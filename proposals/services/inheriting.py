"""A clause that is read again keeps its key."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque

from django.conf import settings

from clauseline.comparing import compare
from clauseline.outline import ClauseText
from proposals.models import Clause, Reading, Version
from proposals.queries.readings import clauses_of, keys_of, length_of, outline_of
from proposals.sandbox.piecemeal import AnyOutline, whole


def keys(version: Version, outline: AnyOutline) -> dict[int, str]:
    """Keys by place, for the clauses that the comparer pairs one to one with those of the current reading.

    Of texts that are too long to be compared, those that say the very same keep theirs.
    """
    reading = version.current_reading
    if reading is None:
        return {}
    if max(length_of(reading), outline.characters) > settings.COMPARING_CHARACTERS:
        return _of_the_same(reading, outline)
    known = keys_of(reading)
    changes = compare(outline_of(reading, mended=True), whole(outline)).changes
    return {c.new[0]: known[c.old[0]] for c in changes if len(c.old) == 1 and len(c.new) == 1}


def _of_the_same(reading: Reading, outline: AnyOutline) -> dict[int, str]:
    known: dict[bytes, deque[str]] = defaultdict(deque)
    for clause in clauses_of(reading):
        known[_digest(clause)].append(clause.key)
    digests = map(_digest, outline.clauses)
    return {place: known[digest].popleft() for place, digest in enumerate(digests) if known[digest]}


def _digest(clause: Clause | ClauseText) -> bytes:
    return hashlib.sha256(f"{clause.number}\n{clause.title}\n{clause.text}".encode()).digest()
