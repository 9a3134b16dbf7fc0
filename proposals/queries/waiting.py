"""What a version or a comparison waits for."""

from __future__ import annotations

from proposals.models import Comparison, Job, Version


def reading_job(version: Version) -> Job | None:
    """The latest reading of `version`."""
    return Job.objects.filter(kind="reading", target=version.pk).order_by("-pk").first()


def comparison_job(comparison: Comparison) -> Job | None:
    """What a comparison that is not ready waits for: its own job, or the reading of a version it needs."""
    own = Job.objects.filter(kind="comparison", target=comparison.pk).order_by("-pk").first()
    if own is not None:
        return own
    sides = ((comparison.old, comparison.old_version), (comparison.new, comparison.new_version))
    return next((reading_job(version) for reading, version in sides if reading is None), None)
