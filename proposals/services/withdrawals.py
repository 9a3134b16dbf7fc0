"""Taking a version back, and undoing it: hidden at once, its words are erased only later (see `erasure`)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from proposals.models import Comparison, Job, Proposal, Reading, User, Version, Withdrawal
from proposals.models.job import ON_COMPARISONS, ON_VERSIONS
from proposals.models.lengths import REASON, refuse_long
from proposals.queries.genres import engine_of
from proposals.refusals import Conflict, Refusal, Withdrawn
from proposals.services import aligning, audit, clearing, comparisons, jobs, keeping, readings
from proposals.signals import version_restored, version_withdrawn

UNDOABLE = timedelta(days=30)
"""So long a withdrawal can be undone."""

STOPPED = gettext_noop("A version that this works on was withdrawn.")


@transaction.atomic
def withdraw(version: Version, *, reason: str, by: User) -> None:
    """Hide the version; number, date, SHA-256 and `reason` stay. For `UNDOABLE` it can be restored.

    What was made of its text, such as comparisons, goes when the transaction is done, and is made anew by `restore`.
    """
    keeping.require_withdraw(by, version)
    lock(version)
    if version.withdrawn_at:
        raise Conflict(_("Version %(version)s was withdrawn already.") % {"version": version})
    if not reason.strip():
        raise Refusal(_("Please say why: the reason is all that people will read here."))
    refuse_long(reason, REASON)
    hide(version, reason)
    version_withdrawn.send(Version, version=version, by=by)
    audit.record("withdrawn", version, by=by, sha256=version.sha256)
    # Pages first: nobody is shown its words while the rest goes.
    clearing.forget_pages(version)
    transaction.on_commit(partial(clearing.clear, version.pk))


@transaction.atomic
def restore(version: Version, *, by: User) -> None:
    """Undo the withdrawal: the text is shown again at once, what was made of it is made anew by jobs."""
    keeping.require_withdraw(by, version)
    lock(version)
    if not version.withdrawn_at:
        raise Conflict(_("Version %(version)s is not withdrawn.") % {"version": version})
    if version.erased_at:
        raise Withdrawn(_("The text of version %(version)s was erased: it cannot be restored.") % {"version": version})
    _refuse_twin(version)
    was_stopped = _was_being_read(version)
    _show(version)
    _read(version, by, anew=was_stopped)
    _compare(version, by)
    if version.current_reading is not None:
        jobs.submit("search", version.pk)
        jobs.submit("origins", version.pk)
    version_restored.send(Version, version=version, by=by)
    audit.record("restored", version, by=by, sha256=version.sha256)


def lock(version: Version) -> None:
    """`version` as it is now; until the transaction ends nobody else withdraws, restores, erases or reads it."""
    Proposal.objects.select_for_update().get(pk=version.proposal_id)
    # Without the key: a worker that adds a row that speaks of the version does not wait.
    Version.objects.select_for_update(of=("self",), no_key=True).get(pk=version.pk)
    version.refresh_from_db()


def hide(version: Version, reason: str) -> None:
    """What it has is kept aside; nobody works on it any more."""
    Withdrawal.objects.create(
        version=version,
        reading=version.current_reading,
        title=version.title,
        filename=version.filename,
        file=version.file.name or "",
    )
    version.withdrawn_at, version.withdrawal_reason = timezone.now(), reason.strip()
    version.current_reading, version.title, version.filename, version.file.name = None, "", "", ""
    version.save()
    of_it = clearing.comparisons_of(version).values("pk")
    jobs.stop(
        Q(kind__in=ON_VERSIONS, target=version.pk) | Q(kind__in=ON_COMPARISONS, target__in=of_it),
        STOPPED,
    )
    readings.discard(version)
    # Comparisons keep their addresses. Who holds a job on one finds it stopped.
    Comparison.objects.filter(pk__in=of_it).update(
        ready_at=None, counts={}, kinds={}, editorial_sentences=0, warnings=[], terms=[]
    )


def _show(version: Version) -> None:
    kept = version.withdrawal
    version.current_reading, version.title = kept.reading, kept.title
    version.filename, version.file.name = kept.filename, kept.file.name
    version.withdrawn_at, version.withdrawal_reason = None, ""
    version.save()
    kept.delete()


def _read(version: Version, by: User, *, anew: bool) -> None:
    """Its file is read if that was under way, or was never done; else search alone has to know its text again."""
    job = jobs.submit("reading", version.pk, by=by)
    reading = version.current_reading
    if not anew and reading is not None:
        # The job finds it read, as one does whose worker died after that.
        Reading.objects.filter(pk=reading.pk).update(job=job)


def _compare(version: Version, by: User) -> None:
    """Under their old addresses, by the engine of today; and with neighbours that came meanwhile."""
    sides = ("old_version__proposal", "new_version__proposal")
    for row in clearing.comparisons_of(version).select_related(*sides).order_by("pk"):
        is_waiting = not ((row.old_id and row.new_id) or row.is_tracked)
        if row.old_version.withdrawn_at or row.new_version.withdrawn_at or is_waiting:
            continue
        engine = (aligning.engine_of_today if row.across else engine_of)(row.old_version, row.new_version)
        same = Comparison.objects.filter(old=row.old_id, new=row.new_id, engine=engine, aside=row.aside)
        if row.engine != engine and same.exists():
            row.delete()
            continue
        Comparison.objects.filter(pk=row.pk).update(engine=engine)
        comparisons.submit(row, by=by)
    if version.current_reading is not None:
        comparisons.request_for(version, by=by)


def _was_being_read(version: Version) -> bool:
    """Whether the withdrawal stopped that."""
    stopped = Job.objects.filter(kind="reading", target=version.pk, state=Job.State.CANCELLED)
    return stopped.filter(finished_at__gte=version.withdrawn_at, error=STOPPED).exists()


def _refuse_twin(version: Version) -> None:
    """The same file may have been added again meanwhile."""
    twins = version.proposal.versions.filter(sha256=version.sha256, withdrawn_at=None)
    twin = next((one for one in twins if one.reads_before == version.reads_before), None)
    if twin is not None:
        raise Conflict(_("This very file is already here, as version %(version)s.") % {"version": twin})
