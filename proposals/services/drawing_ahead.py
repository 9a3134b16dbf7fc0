"""Pages are drawn by workers: before anybody asks for them, in each language that is read here, when nothing else
waits; or because somebody did (`drawing_orders`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf

from django.conf import settings
from django.utils import translation

from proposals.drawing.look import VIEWS
from proposals.drawing.narrowed import NarrowedText
from proposals.drawing.shared import Gone, Shared
from proposals.models import Comparison, Job, Reading, Version
from proposals.queries.readings import length_of
from proposals.queries.versions import neighbours
from proposals.services import drawn, glossaries, jobs, page_languages
from proposals.services.drawing_orders import OF_COMPARISON, OF_VERSION
from proposals.signals import comparison_ready, version_ready

AHEAD = 2_000_000
"""Characters of a text whose pages are drawn before anybody asks, some thousand pages. Longer ones are drawn when
somebody does, in the language of who asks.
"""


def connect() -> None:
    """What is ready is drawn."""
    version_ready.connect(_submit_text, dispatch_uid="drawing")
    comparison_ready.connect(_submit_changes, dispatch_uid="drawing")


def _submit_text(version: Version, **_: object) -> None:
    if _are_drawn_ahead(version.current_reading):
        jobs.submit(OF_VERSION, version.pk, queue=Job.Queue.LATER)


def _submit_changes(comparison: Comparison, **_: object) -> None:
    if _is_drawn_ahead(comparison):
        jobs.submit(OF_COMPARISON, comparison.pk, queue=Job.Queue.LATER)


def _is_drawn_ahead(comparison: Comparison) -> bool:
    """Only what leads from a version to its neighbour is: others are drawn when somebody asks for them."""
    before, _after = neighbours(comparison.new_version)
    is_step = before is not None and before.pk == comparison.old_version_id
    is_told = is_step and not (comparison.across or comparison.aside)
    return is_told and _are_drawn_ahead(comparison.old, comparison.new)


def _are_drawn_ahead(*texts: Reading | None) -> bool:
    return settings.DRAWS_AHEAD and all(text is None or length_of(text) <= AHEAD for text in texts)


def draw_text(job: Job) -> None:
    """Draw the page of a version, if it can be read. Unless somebody asked, one that is being compared is left to
    `draw_changes`: its page says what has changed.
    """
    readable = Version.objects.filter(withdrawn_at=None, current_reading__isnull=False)
    version = readable.select_related("proposal__body", "current_reading").filter(pk=job.target).first()
    if version is not None and (job.options or not _is_being_compared(version)):
        _draw_version(version, _languages(job))
    jobs.finish(job)


def _is_being_compared(version: Version) -> bool:
    """Whether a comparison is coming that is drawn ahead, and this version with it."""
    coming = Comparison.objects.filter(new_version=version, ready_at=None).select_related("old", "new", "new_version")
    waited = [comparison.pk for comparison in coming if _is_drawn_ahead(comparison)]
    return Job.objects.filter(kind="comparison", target__in=waited).exclude(state__in=Job.OVER).exists()


def draw_changes(job: Job) -> None:
    """Draw the page of a comparison, in one column unless another view was asked for. What draws ahead also draws that
    of its new version anew, which speaks of it.
    """
    rows = Comparison.objects.filter(ready_at__isnull=False, across=False)
    sides = ("old", "new__version", "old_version__proposal__body", "new_version__proposal__body")
    comparison = rows.select_related(*sides, "new_version__current_reading").filter(pk=job.target).first()
    if comparison is not None:
        shown, view = comparison, next((one for one in VIEWS if one == job.options.get("view")), VIEWS[0])
        _draw(lambda: drawn.changes_of(shown, view), _languages(job))
        if not job.options:
            _draw_version(comparison.new_version, _languages(job))
    jobs.finish(job)


def _languages(job: Job) -> list[str]:
    """That of who asked; all that are read here if nobody did."""
    return [asked] if (asked := job.options.get("language")) else page_languages.in_use()


def _draw_version(version: Version, languages: Iterable[str]) -> None:
    reading = version.current_reading
    if reading is not None:
        glossaries.of(version, reading, patience=inf)
        _draw(lambda: drawn.text_of(version, reading), languages)


def _draw(page: Callable[[], Shared | NarrowedText], languages: Iterable[str]) -> None:
    for language in languages:
        with translation.override(language):
            text = page()
            if isinstance(text, Shared):
                text.draw()
            try:
                text.refuse_gone()
            except Gone:
                return
