"""A clause that is read again keeps its key."""

from __future__ import annotations

from proposals.comparing import compare
from proposals.models import Version
from proposals.piecemeal import Told, whole
from proposals.queries.readings import keys_of, outline_of


def keys(version: Version, outline: Told) -> dict[int, str]:
    """Keys by place, for the clauses that the comparer pairs one to one with those of the current reading."""
    if version.current_reading is None:
        return {}
    known = keys_of(version.current_reading)
    changes = compare(outline_of(version.current_reading), whole(outline)).changes
    return {c.new[0]: known[c.old[0]] for c in changes if len(c.old) == 1 and len(c.new) == 1}
