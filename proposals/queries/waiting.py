"""What a version or a comparison waits for."""

from __future__ import annotations

from proposals.models import Comparison, Job, Version
from proposals.queries.jobs import with_place


def reading_job(version: Version) -> Job | None:
    """The latest reading of `version`."""
    return _latest("reading", version.pk)


def comparison_job(comparison: Comparison) -> Job | None:
    """What a comparison that is not ready waits for: its own job, or the reading of a version it needs."""
    own = _latest("comparison", comparison.pk)
    version = None if own else unread(comparison)
    return reading_job(version) if version else own


def unread(comparison: Comparison) -> Version | None:
    """The version that has to be read before the comparison can begin; the old one first, where both have."""
    # A comparison takes its readings when both are there: one that it lacks may be there already.
    sides = ((comparison.old, comparison.old_version), (comparison.new, comparison.new_version))
    return next((one for reading, one in sides if reading is None and one.current_reading_id is None), None)


def _latest(kind: str, target: int) -> Job | None:
    return with_place(Job.objects.filter(kind=kind, target=target)).order_by("-pk").first()
