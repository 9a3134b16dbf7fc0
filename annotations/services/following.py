"""What follows from a remark is done after it was written: search finds it, it goes to other versions, and where else
its passage stands is looked for.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from annotations.models import Outbox
from annotations.services import arrivals, carrying, search
from proposals.models import Job, User, Version
from proposals.services import jobs

KIND = "following"
"""The kind of these jobs: of versions, of which people say something."""


def note(annotation: int, *, is_new: bool = False) -> None:
    """The annotation with this primary key, or an answer to it, was written; what follows is done when `call` comes."""
    Outbox.objects.create(annotation_id=annotation, is_new=is_new)


def call() -> int:
    """Have done what follows from all that was said since, by one job for each version; how many of these there are."""
    new = Outbox.objects.filter(Q(job=None) | Q(job__state=Job.State.CANCELLED))
    versions = list(new.order_by().values_list("annotation__version", flat=True).distinct())
    for version in versions:
        with transaction.atomic():
            # No worker begins with it before this is committed.
            job = jobs.submit(KIND, version, queue=Job.Queue.PEOPLE)
            new.filter(annotation__version=version).update(job=job)
    return len(versions)


def follow(job: Job) -> None:
    """Do what follows from what was said on the job's version until it was called. Done again it changes nothing."""
    said = Outbox.objects.filter(job=job)
    new = set(said.filter(is_new=True).values_list("annotation", flat=True))
    search.index(said.values_list("annotation", flat=True))
    arrivals.follow(new)
    with transaction.atomic():
        jobs.finish(job)
        _carry(job.target, new)
        said.delete()


def _carry(version: int, annotations: Collection[int]) -> None:
    """Each author has a job of their own: that of another must not tell them anything."""
    shown = Version.objects.filter(pk=version, withdrawn_at=None).first()
    if shown is not None:
        for author in User.objects.filter(annotations__in=annotations).distinct().order_by("pk"):
            carrying.carry_from(shown, by=author)
