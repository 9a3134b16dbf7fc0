"""A person says where an annotation stands in another version."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Annotation, Placement
from proposals.models import Role, User
from proposals.refusals import Conflict
from proposals.services import audit, teams


@transaction.atomic
def settle(placement: Placement, *, is_right: bool, by: User) -> Placement:
    """Decide an open question: the suggested place is right, or the passage is gone. A carrying changes it no more."""
    placement = (
        Placement.objects.select_for_update(of=("self",)).select_related("annotation__team").get(pk=placement.pk)
    )
    teams.require(by, Role.REVIEWER, team=placement.annotation.team)
    if is_right and not placement.key and placement.annotation.scope != Annotation.Scope.DOCUMENT:
        raise Conflict(_("There is no suggested place to confirm. Annotate the passage anew where it belongs."))
    placement.state = _found(placement) if is_right else Placement.State.GONE
    if not is_right:
        placement.key, placement.quote, placement.before, placement.after, placement.start = "", "", "", "", 0
    placement.decided_by, placement.decided_at = by, timezone.now()
    placement.save()
    audit.record("decided", placement.annotation, by=by, version=placement.version.slug, state=str(placement.state))
    return placement


def _found(placement: Placement) -> str:
    is_same = placement.quote == placement.annotation.quote
    return Placement.State.SAME if is_same and placement.quote else Placement.State.REWORDED
