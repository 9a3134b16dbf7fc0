"""What a version or a comparison waits for."""

from __future__ import annotations

from proposals.access import Person, visible
from proposals.models import Comparison, Job, Version
from proposals.queries.jobs import with_place


def reading_job(version: Version, person: Person) -> Job | None:
    """The latest reading of `version`, with its place as `person` is told it."""
    return _latest("reading", version.pk, person)


def comparison_job(comparison: Comparison, person: Person) -> Job | None:
    """What a comparison that is not ready waits for: its own job, or the reading of a version it needs."""
    own = _latest("comparison", comparison.pk, person)
    version = None if own else unread(comparison)
    return reading_job(version, person) if version else own


def unread(comparison: Comparison) -> Version | None:
    """The version that has to be read before the comparison can begin; the old one first, where both have."""
    # A comparison takes its readings when both are there: one that it lacks may be there already.
    sides = ((comparison.old, comparison.old_version), (comparison.new, comparison.new_version))
    return next((one for reading, one in sides if reading is None and one.current_reading_id is None), None)


def _latest(kind: str, target: int, person: Person) -> Job | None:
    return with_place(visible(Job, person).filter(kind=kind, target=target), person).order_by("-pk").first()
