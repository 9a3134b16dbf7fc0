"""Which texts in other languages may say the same, found by a job for each text that is shown.

It needs the encoder of sentences, which one worker alone keeps in memory; where there is none nothing waits for it.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from clauseline.aligning import Encoder, Known, Vectors, encoder_name, load_encoder
from clauseline.origins.engine import ENGINE
from clauseline.origins.meaning import engine_of, language_of
from proposals.models import Job, MeaningRun, OriginRun, Reading, Version
from proposals.queries.readings import plain_outline
from proposals.services import jobs, meaning_pairs, vectors
from proposals.signals import origins_found

AT_ONCE = 50
"""So many clauses are encoded between two signs of life."""


def look(job: Job) -> None:
    """Keep the vectors of the job's version, and find which texts of other proposals may say the same.

    Done again it changes nothing. What comes later is looked at by its own job.
    """
    version = Version.objects.select_related("current_reading", "proposal").get(pk=job.target)
    reading, encoder = version.current_reading, load_encoder()
    if reading is None or version.withdrawn_at or encoder is None:
        jobs.finish(job)
        return
    known = _encode(job, reading, encoder)
    jobs.report(job, gettext_noop("looking for what says the same in other languages"))
    meaning_pairs.pair(version, reading, encoder, known)
    origins_found.send(Version, reading=reading)
    with transaction.atomic():
        jobs.finish(job)
        shown = Version.objects.select_for_update(of=("self",), no_key=True).filter(withdrawn_at=None)
        if shown.filter(pk=version.pk, current_reading=reading).exists():
            facts = {"reading": reading, "engine": engine_of(encoder.name)}
            MeaningRun.objects.update_or_create(version=version, defaults=facts)


def forget_runs() -> None:
    """Have all texts looked through again, after their words were."""
    MeaningRun.objects.all().delete()


def catch_up() -> int:
    """Have each text looked through that never was, or with another encoder than today's; how many.

    While all drafts are in one language nothing is. Those whose words are still to be learned come after that.
    """
    name = encoder_name()
    shown = Version.objects.filter(withdrawn_at=None).exclude(current_reading=None)
    languages = {language_of(one) for one in shown.order_by().values_list("language", flat=True).distinct()}
    if name is None or len(languages - {""}) < 2:
        return 0
    at = {"version": OuterRef("pk"), "reading": OuterRef("current_reading")}
    learned = OriginRun.objects.filter(**at, engine=ENGINE)
    done = MeaningRun.objects.filter(**at, engine=engine_of(name))
    waits = Job.objects.filter(kind="meaning", target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    behind = shown.filter(Exists(learned)).exclude(Exists(done)).exclude(Exists(waits))
    found = list(behind.order_by("pk").values_list("pk", flat=True))
    for version in found:
        jobs.submit("meaning", version, queue=Job.Queue.ENCODING)
    return len(found)


def _encode(job: Job, reading: Reading, encoder: Encoder) -> Known:
    """The vectors of all its texts and titles, which are kept from now on."""
    known = vectors.known_of(reading, encoder=encoder)
    clauses = plain_outline(reading).clauses
    for first in range(0, len(clauses), AT_ONCE):
        jobs.report(job, gettext_noop("working out what it says"), first, len(clauses))
        some = clauses[first : first + AT_ONCE]
        Vectors(encoder, known).of([text for one in some for text in (one.title, one.text) if text])
    vectors.keep(known, encoder, reading)
    return known
