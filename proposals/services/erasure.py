"""Erasing what a withdrawn version had, for good: after a while, or at once for the law's sake.

What was broken off is done again by the sweep: the row of the withdrawal goes last.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import Clause, Proposal, Reading, User, Version, Withdrawal
from proposals.models.lengths import REASON, refuse_long
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import audit, clearing, pictures, withdrawals
from proposals.signals import version_erased, version_withdrawn

PART = 250
"""So many clauses are erased in one transaction."""


@transaction.atomic
def erase_for_law(version: Version, *, reason: str, by: User) -> None:
    """Hide `version` at once, and erase it with all that others quoted of it; for the site's admin.

    What is erased goes when the transaction is done. Who verifies a frozen set is told so.
    """
    if not by.is_superuser:
        raise NotAllowed(_("Only the site’s admin erases for legal reasons."))
    withdrawals.lock(version)
    if version.erased_for_law:
        raise Conflict(_("Version %(version)s was erased already.") % {"version": version})
    if not reason.strip():
        raise Refusal(_("Please say why: the reason is all that people will read here."))
    refuse_long(reason, REASON)
    if version.withdrawn_at is None:
        withdrawals.hide(version, reason)
        version_withdrawn.send(Version, version=version, by=by)
    Withdrawal.objects.get_or_create(version=version)
    version.erased_at = version.erased_at or timezone.now()
    version.erased_for_law, version.withdrawal_reason = True, reason.strip()
    version.save(update_fields=["erased_at", "erased_for_law", "withdrawal_reason"])
    audit.record("erased", version, by=by, sha256=version.sha256)
    transaction.on_commit(partial(finish, version.pk))


def erase_due(before: datetime) -> int:
    """Nothing brings back what was withdrawn before then: it is erased. Returns how many versions that were."""
    due = Version.objects.filter(withdrawn_at__lt=before, erased_at=None)
    sealed = [pk for pk in due.order_by("pk").values_list("pk", flat=True) if _seal(pk, before)]
    for pk in sealed:
        finish(pk)
    return len(sealed)


def sweep() -> int:
    """Erase what is to be erased and still there. Returns how many versions that were."""
    sealed = Withdrawal.objects.exclude(version__erased_at=None).order_by("pk")
    waiting = list(sealed.values_list("pk", flat=True))
    for pk in waiting:
        finish(pk)
    return len(waiting)


def finish(pk: int) -> None:
    """Erase all that the version with this primary key, which cannot be restored any more, still has."""
    clearing.clear(pk)
    version = Version.objects.exclude(erased_at=None).get(pk=pk)
    clearing.comparisons_of(version).delete()
    for reading in version.readings.order_by("pk"):
        _erase(reading)
    version_erased.send(Version, version=version, for_law=version.erased_for_law)
    pictures.forget(version)
    for kept in Withdrawal.objects.filter(version=version):
        if kept.file.name:
            default_storage.delete(kept.file.name)
        kept.delete()


@transaction.atomic
def _seal(pk: int, before: datetime) -> bool:
    """From now on it cannot be restored; False if it was in this moment."""
    proposal = Proposal.objects.select_for_update().get(versions=pk)
    due = proposal.versions.filter(pk=pk, erased_at=None, withdrawn_at__lt=before)
    if not due.update(erased_at=timezone.now(), changed_at=timezone.now()):
        return False
    audit.record("erased", Version.objects.get(pk=pk), by=None)
    return True


def _erase(reading: Reading) -> None:
    """Clauses from the last to the first: what stands under one goes before it. Two may do it at once."""
    while some := list(Clause.objects.filter(reading=reading).order_by("-order").values_list("pk", flat=True)[:PART]):
        with transaction.atomic():
            # Who is writing to the reading finds it gone, or is done before.
            Reading.objects.select_for_update().filter(pk=reading.pk).first()
            Clause.objects.filter(pk__in=some).delete()
    Reading.objects.filter(pk=reading.pk).delete()
