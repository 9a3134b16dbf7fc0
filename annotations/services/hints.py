"""Hints of a version: drawn up by machine, accepted or dismissed by people."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from annotations.concerns import VOCABULARY, edition, hints
from annotations.models import Annotation, Hint, HintRun, HintsOff
from proposals.models import Job, Reading, Role, User, Version
from proposals.queries.readings import clauses_of
from proposals.refusals import Refusal
from proposals.services import audit, jobs, teams

Place = tuple[str, str, int, int, str]
Fact = tuple[str, str, str]
LONGEST = 200
BATCH = 1000
"""A text of any length has any number of hints; a query names so many rows."""


def draw_up(job: Job) -> None:
    """The hints of the current reading of the job's version. What people decided of the same words stays decided.

    Done again it changes nothing: a hint that is still there keeps its row.
    """
    version = Version.objects.select_related("current_reading").get(pk=job.target)
    reading = version.current_reading
    jobs.report(job, gettext_noop("looking for hints"))
    fresh = {_place(hint): hint for hint in _fresh(version, reading)} if reading else {}
    with transaction.atomic():
        jobs.finish(job)
        _replace(version, fresh)
        if reading:
            HintRun.objects.update_or_create(version=version, defaults={"reading": reading, "edition": edition()})


def catch_up() -> int:
    """Have each text looked through whose current reading never was, or with other signs than today's; how many."""
    same = {"reading": OuterRef("current_reading"), "edition": edition()}
    done = HintRun.objects.filter(version=OuterRef("pk"), **same)
    waits = Job.objects.filter(kind="hints", target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    behind = Version.objects.exclude(current_reading=None).exclude(Exists(done)).exclude(Exists(waits))
    found = list(behind.order_by("pk").values_list("pk", flat=True))
    for version in found:
        jobs.submit("hints", version)
    return len(found)


@transaction.atomic
def decide(hint: Hint, state: str, *, by: User, annotation: Annotation | None = None) -> Hint:
    """Accept a hint (with the `annotation` made of it), dismiss it, or open it again; for reviewers, and for all."""
    teams.require(by, Role.REVIEWER, proposal=hint.version.proposal)
    if state not in Hint.State.values:
        raise Refusal(_("A hint is open, accepted or dismissed."))
    hint.state = state
    is_open = state == Hint.State.OPEN
    hint.decided_by = None if is_open else by
    hint.annotation = None if is_open else annotation
    hint.save(update_fields=["state", "decided_by", "annotation"])
    audit.record("decided", hint, by=by, state=state, version=hint.version.slug, concern=hint.concern)
    return hint


def show_to(person: User, *, shown: bool) -> None:
    """Remember whether this person wants to see hints."""
    if shown:
        HintsOff.objects.filter(user=person).delete()
    else:
        HintsOff.objects.get_or_create(user=person)


def _fresh(version: Version, reading: Reading) -> Iterator[Hint]:
    """What reads like a safeguard or a mere mention is not pointed at."""
    for clause in clauses_of(reading):
        for found in hints(clause.text, reading.language):
            if not found.safe:
                yield Hint(
                    version=version,
                    key=clause.key,
                    concern=found.concern,
                    start=found.start,
                    end=found.end,
                    trigger=found.reason[:LONGEST],
                    vocabulary=VOCABULARY.version,
                )


def _replace(version: Version, fresh: dict[Place, Hint]) -> None:
    stored = list(Hint.objects.select_for_update().filter(version=version))
    gone = [hint for hint in stored if _place(hint) not in fresh]
    decided = {_fact(hint): hint for hint in gone if hint.state != Hint.State.OPEN}
    for start in range(0, len(gone), BATCH):
        Hint.objects.filter(pk__in=[hint.pk for hint in gone[start : start + BATCH]]).delete()
    known = {_place(hint) for hint in stored}
    new = [hint for place, hint in fresh.items() if place not in known]
    Hint.objects.bulk_create(_kept(hint, decided.get(_fact(hint))) for hint in new)


def _kept(hint: Hint, decided: Hint | None) -> Hint:
    if decided is not None:
        hint.state, hint.decided_by_id, hint.annotation_id = decided.state, decided.decided_by_id, decided.annotation_id
    return hint


def _place(hint: Hint) -> Place:
    return (*_fact(hint)[:2], hint.start, hint.end, hint.trigger)


def _fact(hint: Hint) -> Fact:
    return hint.key, hint.concern, hint.trigger
