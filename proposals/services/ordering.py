"""A version comes to stand elsewhere among those of its proposal: by what a person says, or by another date."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Proposal, Role, User, Version
from proposals.queries.versions import refuse_withdrawn, step_from
from proposals.refusals import Outdated, Refusal
from proposals.services import audit, comparisons, keeping, placing
from proposals.signals import version_moved


@transaction.atomic
def move(version: Version, position: int, *, seen: int | None = None, by: User) -> bool:
    """Put `version` in the place of the one at `position`, for editors of the keeper; whether it stood elsewhere.

    Its date, if it has one, stays as it is. `seen` is where the person saw it stand.
    """
    keeping.require(by, Role.EDITOR, version.proposal)
    Proposal.objects.select_for_update().get(pk=version.proposal_id)
    version.refresh_from_db()
    refuse_withdrawn(version)
    stood = version.position
    if seen is not None and seen != stood:
        raise Outdated(_("Someone changed the order of the versions since you loaded this page. Please look again."))
    if not Version.objects.filter(proposal=version.proposal_id, position=position).exists():
        raise Refusal(_("No version of this proposal stands at position %(position)d.") % {"position": position})
    if not placing.move(version, position):
        return False
    follow(version, since=stood, by=by)
    audit.record("moved", version, by=by, before=str(stood), after=str(position))
    return True


def follow(version: Version, *, since: int, by: User) -> None:
    """What has to be made anew when `version`, which stood at `since`, stands elsewhere: comparisons with those that
    are neighbours now, here and where it stood before, and what others keep by the order of versions.
    """
    if version.current_reading is not None:
        comparisons.request_for(version, by=by)
    _close_gap(version, by)
    version_moved.send(Version, version=version, first=min(since, version.position), by=by)


def _close_gap(version: Version, by: User) -> None:
    """The versions between which it stood before follow each other now."""
    steps = version.proposal.versions.filter(withdrawn_at=None, current_reading__isnull=False).exclude(pk=version.pk)
    for other in steps.order_by("position"):
        if after := step_from(other):
            comparisons.request(old=other, new=after, by=by)
