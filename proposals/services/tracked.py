"""What is tracked in the file of a version: its text before the tracked changes, compared with that after them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from clauseline.reading import version_of
from proposals.models import Comparison, Proposal, Reading, User, Version
from proposals.queries.comparisons import tracked_in
from proposals.queries.genres import engine_of
from proposals.queries.readings import current
from proposals.refusals import Conflict, Refusal
from proposals.services import facts, jobs, keeping


@transaction.atomic
def request(version: Version, *, by: User) -> Comparison:
    """The comparison of both texts of the file: the stored one, or a new one being made. What failed is tried again.

    A text that an older reader made is read again first: else what readers learnt since would pass for tracked.
    Refuses a version that is withdrawn or not read, and a file without tracked changes.
    """
    Proposal.objects.select_for_update().get(pk=version.proposal_id)
    version = Version.objects.with_state().select_related("current_reading", "proposal").get(pk=version.pk)
    reading = current(version)
    if not reading.facts.get("tracked"):
        raise Refusal(_("No tracked changes were found in the file of version %(version)s.") % {"version": version})
    comparison = tracked_in(version) or Comparison.objects.create(
        old_version=version, new_version=version, engine=engine_of(version, version)
    )
    state = Comparison.objects.with_state().get(pk=comparison.pk).state
    if state in ("waiting", "failed"):
        _begin(comparison, reading, by)
    return comparison


def _begin(comparison: Comparison, reading: Reading, by: User) -> None:
    version = comparison.new_version
    if reading.reader_version == version_of(reading.reader):
        jobs.submit("comparison", comparison.pk, by=by)
    elif not facts.is_being_read(version):
        if not keeping.may_correct(by, version):
            raise Conflict(
                _(
                    "This file was read by an older reader. An editor, or who uploaded it, has to have it read again "
                    "first."
                )
            )
        facts.read_again(version, by=by)
