"""What a team decides about an annotation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Annotation
from annotations.services.annotations import refuse_unseen
from proposals.lengths import REASON, refuse_long
from proposals.models import Role, User
from proposals.refusals import Refusal
from proposals.services import audit, teams

State = Annotation.State


@transaction.atomic
def decide(
    annotation: Annotation, state: str, *, by: User, reason: str = "", seen: Collection[datetime] | None = None
) -> Annotation:
    """Open, accepted, dismissed (with a reason) or resolved: for editors of its team.

    Its author may reopen it when it was dismissed. With `seen`, only if it was last changed at one of these moments.
    """
    annotation = Annotation.objects.select_for_update(of=("self",)).select_related("team").get(pk=annotation.pk)
    is_answer = annotation.author_id == by.pk and (annotation.state, state) == (State.DISMISSED, State.OPEN)
    if not is_answer:
        teams.require(by, Role.EDITOR, team=annotation.team)
    if state not in State.values:
        raise Refusal(_("A decision is one of: %(states)s.") % {"states": ", ".join(State.values)})
    if state == State.DISMISSED and not reason.strip():
        raise Refusal(_("Please say why it is dismissed."))
    refuse_long(reason, REASON, stands=annotation.reason)
    refuse_unseen(annotation, seen)
    annotation.state, annotation.reason = state, reason.strip()
    annotation.decided_by, annotation.decided_at = by, timezone.now()
    annotation.save(update_fields=["state", "reason", "decided_by", "decided_at", "changed_at"])
    audit.record("decided", annotation, by=by, state=str(state))
    return annotation
