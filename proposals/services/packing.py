"""The spans of changes that an older release stored are packed, comparison by comparison, while the site runs."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from clauseline.comparing.packed_spans import packed
from proposals.models import Change, Comparison, Job
from proposals.queries.changes import own_texts
from proposals.queries.comparisons import spans_of
from proposals.services import jobs, storing

KIND = "packing"
"""The kind of the jobs that do it."""


def catch_up() -> int:
    """Have the changes packed that are not, and for which nobody works; of how many comparisons."""
    works = Job.objects.filter(kind=KIND, target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    loose = Change.objects.filter(comparison=OuterRef("pk"), packed=None)
    found = Comparison.objects.filter(Exists(loose)).exclude(Exists(works)).order_by("pk")
    keys = list(found.values_list("pk", flat=True))
    for comparison in keys:
        jobs.submit(KIND, comparison, queue=Job.Queue.LATER)
    return len(keys)


def pack(job: Job) -> None:
    """Pack those of the job's comparison. What is broken off goes on where it was."""
    loose = Change.objects.filter(comparison=job.target, packed=None).order_by("order")
    while part := list(loose[: storing.PART]):
        texts = own_texts(row.pk for row in part)
        for row in part:
            row.packed, row.spans = packed(spans_of(row.spans, None, *texts[row.pk]), *texts[row.pk]), []
        with transaction.atomic():
            jobs.hold(job)
            Change.objects.bulk_update(part, ["packed", "spans"])
    jobs.finish(job)
