"""Pages that somebody asks for and a worker draws, since it takes more than a request may."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from proposals.models import Comparison, Job, Version
from proposals.services import jobs

OF_VERSION, OF_COMPARISON = "drawing", "drawing-changes"
"""The kinds of jobs that draw the page of a version, and that of a comparison."""


QUIET = {Job.State.DONE: timedelta(seconds=10), Job.State.FAILED: timedelta(minutes=10)}
"""For so long after such an end it is not tried again: what was drawn may not have been kept, as on a full disk."""


def ask(row: Version | Comparison, **options: str) -> None:
    """Have the page of `row` drawn in the language of who asks, with these `options`, unless that is being done."""
    kind = OF_VERSION if isinstance(row, Version) else OF_COMPARISON
    asked = {"language": get_language(), **options}
    now = timezone.now()
    lately = Q(*(Q(state=state, finished_at__gt=now - quiet) for state, quiet in QUIET.items()), _connector=Q.OR)
    if not Job.objects.filter(~Q(state__in=Job.OVER) | lately, kind=kind, target=row.pk, options=asked).exists():
        jobs.submit(kind, row.pk, queue=Job.Queue.PEOPLE, options=asked)
