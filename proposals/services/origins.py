"""Which texts share words, found by a job for each text that is shown."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from clauseline.origins.engine import ENGINE
from proposals.models import EncodedPlace, Job, MeaningRun, OriginRun, TextPlace, Version
from proposals.services import jobs, meaning, pairing, texts, vectors
from proposals.signals import origins_found


def look(job: Job) -> None:
    """Learn the texts of the job's version, and find which texts of other proposals share words with them.

    Done again it changes nothing. What comes later is looked at by its own job.
    """
    version = Version.objects.select_related("current_reading").get(pk=job.target)
    reading = version.current_reading
    jobs.report(job, gettext_noop("learning the words"))
    is_shown = reading is not None and version.withdrawn_at is None and texts.learn(version, reading)
    if reading is not None and is_shown:
        jobs.report(job, gettext_noop("looking for where they stand"))
        pairing.pair(version, reading)
        origins_found.send(Version, reading=reading)
    with transaction.atomic():
        jobs.finish(job)
        shown = Version.objects.select_for_update(of=("self",), no_key=True).filter(withdrawn_at=None)
        if is_shown and shown.filter(pk=version.pk, current_reading=reading).exists():
            facts = {"reading": reading, "engine": ENGINE}
            OriginRun.objects.update_or_create(version=version, defaults=facts)
            # Of two languages that come at once the later commit sees both.
            transaction.on_commit(meaning.catch_up)


def catch_up(*, everything: bool = False) -> int:
    """Have each text looked through that never was, or by another engine than today's, or all of them; how many."""
    if everything:
        OriginRun.objects.all().delete()
    done = OriginRun.objects.filter(version=OuterRef("pk"), reading=OuterRef("current_reading"), engine=ENGINE)
    waits = Job.objects.filter(kind="origins", target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    shown = Version.objects.filter(withdrawn_at=None).exclude(current_reading=None)
    behind = shown.exclude(Exists(done)).exclude(Exists(waits))
    found = list(behind.order_by("pk").values_list("pk", flat=True))
    for version in found:
        jobs.submit("origins", version)
    return len(found)


def forget_some(version: Version) -> int:
    """Some of what is known of its texts; how many went. Belongs in a transaction."""
    OriginRun.objects.filter(version=version).delete()
    MeaningRun.objects.filter(version=version).delete()
    encoded = vectors.forget_some(EncodedPlace.objects.filter(reading__version=version))
    return encoded + texts.forget_some(TextPlace.objects.filter(reading__version=version))
