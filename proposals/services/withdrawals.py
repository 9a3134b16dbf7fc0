"""Taking a version back: its words are erased, that it was here remains."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import Comparison, Membership, Proposal, Reading, Role, User, Version
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, pictures, search, teams
from proposals.signals import version_withdrawn


def may_withdraw(person: User, proposal: Proposal) -> bool:
    """Whether to offer it: owners do it, of a restricted proposal those of its teams."""
    owned = Membership.objects.filter(user=person.pk, role=Role.OWNER)
    return (owned.filter(team__proposals=proposal) if proposal.restricted else owned).exists()


@transaction.atomic
def withdraw(version: Version, *, reason: str, by: User) -> None:
    """Erase file, clauses, comparisons and what search knows; number, date, SHA-256 and `reason` stay.

    Others erase what they quoted of it when they hear the signal. The file goes when the transaction is done.
    """
    teams.require(by, Role.OWNER, proposal=version.proposal)
    Proposal.objects.select_for_update().get(pk=version.proposal_id)
    version.refresh_from_db()
    if version.withdrawn_at:
        raise Conflict(_("Version %(version)s was withdrawn already.") % {"version": version})
    if not reason.strip():
        raise Refusal(_("Please say why: the reason is all that people will read here."))
    path, storage = version.file.name or "", version.file.storage
    version.withdrawn_at, version.withdrawal_reason = timezone.now(), reason.strip()
    version.current_reading, version.title, version.filename, version.file.name = None, "", "", ""
    version.save()
    comparisons = Comparison.objects.filter(Q(old_version=version) | Q(new_version=version))
    for rows in (comparisons, Reading.objects.filter(version=version)):
        # Locked first: a worker that is writing to one of them then finds it gone.
        list(rows.select_for_update().values_list("pk"))
        rows.delete()
    search.forget(version)
    version_withdrawn.send(Version, version=version)
    audit.record("withdrawn", version, by=by, sha256=version.sha256)
    transaction.on_commit(lambda: storage.delete(path))
    transaction.on_commit(lambda: pictures.forget(version))
