"""Hints of a version: drawn up by machine, accepted or dismissed by people."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from annotations.concerns import VOCABULARY, hints
from annotations.models import Annotation, Hint
from proposals.models import Job, Reading, Role, User, Version
from proposals.refusals import Refusal
from proposals.services import jobs, teams

Fact = tuple[str, str, str]
LONGEST = 200


def draw_up(job: Job) -> None:
    """The hints of the current reading of the job's version. What people decided of the same words stays decided."""
    version = Version.objects.select_related("current_reading").get(pk=job.target)
    jobs.report(job, gettext_noop("looking for hints"))
    fresh = list(_fresh(version, version.current_reading)) if version.current_reading else []
    with transaction.atomic():
        jobs.finish(job)
        stored = Hint.objects.select_for_update().filter(version=version)
        decided = {_fact(hint): hint for hint in stored if hint.state != Hint.State.OPEN}
        stored.delete()
        Hint.objects.bulk_create(_kept(hint, decided.get(_fact(hint))) for hint in fresh)


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
    return hint


def _fresh(version: Version, reading: Reading) -> Iterator[Hint]:
    """What reads like a safeguard or a mere mention is not pointed at."""
    for key, text in reading.clauses.order_by("order").values_list("key", "text"):
        for found in hints(text, reading.language):
            if not found.safe:
                yield Hint(
                    version=version,
                    key=key,
                    concern=found.concern,
                    start=found.start,
                    end=found.end,
                    trigger=found.reason[:LONGEST],
                    vocabulary=VOCABULARY.version,
                )


def _kept(hint: Hint, decided: Hint | None) -> Hint:
    if decided is not None:
        hint.state, hint.decided_by_id, hint.annotation_id = decided.state, decided.decided_by_id, decided.annotation_id
    return hint


def _fact(hint: Hint) -> Fact:
    return hint.key, hint.concern, hint.trigger
