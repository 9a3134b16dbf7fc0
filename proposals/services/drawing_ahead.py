"""Pages are drawn before anybody asks for them, in each language of the site, when nothing else waits."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils import translation

from proposals.drawing.look import VIEWS
from proposals.drawing.narrowed import NarrowedText
from proposals.drawing.shared import Gone, Shared
from proposals.models import Comparison, Job, Version
from proposals.queries.versions import neighbours
from proposals.services import drawn, jobs
from proposals.signals import comparison_ready, version_ready

OF_VERSION, OF_COMPARISON = "drawing", "drawing-changes"
"""The kinds of jobs that draw the page of a version, and that of a comparison."""


def connect() -> None:
    """What is ready is drawn."""
    version_ready.connect(_submit_text, dispatch_uid="drawing")
    comparison_ready.connect(_submit_changes, dispatch_uid="drawing")


def _submit_text(version: Version, **_: object) -> None:
    if settings.DRAWS_AHEAD:
        jobs.submit(OF_VERSION, version.pk, queue=Job.Queue.LATER)


def _submit_changes(comparison: Comparison, **_: object) -> None:
    """Only what leads from a version to its neighbour: others are drawn when somebody asks for them."""
    before, _after = neighbours(comparison.new_version)
    is_step = before is not None and before.pk == comparison.old_version_id
    if settings.DRAWS_AHEAD and is_step and not (comparison.across or comparison.aside):
        jobs.submit(OF_COMPARISON, comparison.pk, queue=Job.Queue.LATER)


def draw_text(job: Job) -> None:
    """Draw the page of a version, if it can be read."""
    readable = Version.objects.filter(withdrawn_at=None, current_reading__isnull=False)
    version = readable.select_related("proposal__body", "current_reading").filter(pk=job.target).first()
    if version is not None:
        _draw_version(version)
    jobs.finish(job)


def draw_changes(job: Job) -> None:
    """Draw the page of a comparison in one column, and anew that of its new version, which speaks of it."""
    rows = Comparison.objects.filter(ready_at__isnull=False, across=False)
    sides = ("old", "new__version", "old_version__proposal__body", "new_version__proposal__body")
    comparison = rows.select_related(*sides, "new_version__current_reading").filter(pk=job.target).first()
    if comparison is not None:
        shown = comparison
        _draw(lambda: drawn.changes_of(shown, VIEWS[0]))
        _draw_version(comparison.new_version)
    jobs.finish(job)


def _draw_version(version: Version) -> None:
    reading = version.current_reading
    if reading is not None:
        _draw(lambda: drawn.text_of(version, reading))


def _draw(page: Callable[[], Shared | NarrowedText]) -> None:
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            text = page()
            if isinstance(text, Shared):
                text.draw()
            try:
                text.refuse_gone()
            except Gone:
                return
