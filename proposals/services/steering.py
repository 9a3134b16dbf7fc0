"""Cancelling work, and trying it again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from proposals.access import Person
from proposals.models import Comparison, Job, Role, User
from proposals.queries.jobs import with_subject
from proposals.refusals import Conflict, NotAllowed
from proposals.services import audit, jobs, keeping

CANCELLED = gettext_noop("This was cancelled before it was done. Nothing was lost, and it can be done again.")


def is_own(person: Person, job: Job) -> bool:
    """Whether it is theirs alone to cancel, or to try again: who asked does, and the admin.

    What goes on for others too is not one person's to cancel: all but the reading and the writing of a file.
    """
    is_mine = person.pk is not None and job.submitted_by_id == person.pk
    return person.is_superuser or (is_mine and (job.is_over or job.kind in ("reading", *Job.EXPORTS)))


def may_steer(person: Person, job: Job) -> bool:
    """Whether to offer it: it is their own, or a comparison inside one proposal, which they change."""
    return is_own(person, job) or (job.kind == "comparison" and not job.is_over and _keeps(person, job))


def _keeps(person: Person, job: Job) -> bool:
    """Whether that person changes the proposal inside which the job compares."""
    if not person.is_authenticated:
        return False
    sides = Comparison.objects.select_related("old_version", "new_version__proposal").filter(pk=job.target).first()
    if sides is None or sides.old_version.proposal_id != sides.new_version.proposal_id:
        return False
    return keeping.may(person, Role.EDITOR, sides.new_version.proposal)


@transaction.atomic
def cancel(job: Job, *, by: User) -> None:
    """Have it done no more. Who works on it stops within seconds, and stores nothing of it."""
    _require(job, by)
    alive = Job.objects.filter(pk=job.pk).exclude(state__in=Job.OVER)
    if not alive.update(state=Job.State.CANCELLED, error=CANCELLED, finished_at=timezone.now()):
        raise Conflict(_("This work is over already."))
    _record("cancelled", job, by)


@transaction.atomic
def retry(job: Job, *, by: User) -> Job:
    """A new job that does what this one did not: it failed, or was cancelled."""
    _require(job, by)
    job = Job.objects.select_for_update().get(pk=job.pk)
    if not job.is_broken_off:
        raise Conflict(_("Only work that failed or was cancelled can be tried again."))
    later = Job.objects.filter(kind=job.kind, target=job.target, pk__gt=job.pk)
    if job.options:
        later = later.filter(submitted_by=job.submitted_by, options__file=job.options["file"])
    if later.exists():
        raise Conflict(_("This was tried again already."))
    again = jobs.submit(job.kind, job.target, by=by, queue=job.queue, options=job.options)
    _record("tried again", job, by)
    return again


def _require(job: Job, person: User) -> None:
    if may_steer(person, job):
        return
    if job.kind != "reading" and not job.is_over:
        raise NotAllowed(
            _(
                "This work is done for everyone at once: the site's admin cancels it, and of a comparison inside one "
                "proposal its editors do."
            )
        )
    raise NotAllowed(_("Work is cancelled and tried again by who asked for it, and by the site's admin."))


def _record(verb: str, job: Job, by: User) -> None:
    """With what it works on."""
    row = with_subject(Job.objects.all()).get(pk=job.pk)
    subject = {name: getattr(row, name) for name in ("version", "comparison") if getattr(row, name)}
    audit.record(verb, job, by=by, kind=job.kind, **subject)
