"""Search learns a text by a job of its own."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from proposals.models import Job, Version
from proposals.queries.readings import clauses_of
from proposals.search.index import index, unknown
from proposals.services import jobs


def learn(job: Job) -> None:
    """From now on search finds the text of the job's version. Done again it changes nothing."""
    version = Version.objects.select_related("current_reading").get(pk=job.target)
    if version.withdrawn_at is None and version.current_reading is not None:
        index(version, clauses_of(version.current_reading))
    jobs.finish(job)


def catch_up() -> int:
    """Have each text learnt that search does not know and for which nobody works; how many."""
    waits = Job.objects.filter(kind="search", target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    read = Job.objects.filter(kind="reading", target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    found = list(unknown().exclude(Exists(waits)).exclude(Exists(read)).order_by("pk").values_list("pk", flat=True))
    for version in found:
        jobs.submit("search", version)
    return len(found)
