"""What a team decides about an annotation."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.models import Annotation
from proposals.models import Role, User
from proposals.refusals import Refusal
from proposals.services import audit, teams

State = Annotation.State


@transaction.atomic
def decide(annotation: Annotation, state: str, *, by: User, reason: str = "") -> Annotation:
    """Open, accepted, dismissed (with a reason) or resolved: for editors of its team; its author may reopen it."""
    annotation = Annotation.objects.select_for_update(of=("self",)).select_related("team").get(pk=annotation.pk)
    if not (state == State.OPEN and annotation.author_id == by.pk):
        teams.require(by, Role.EDITOR, team=annotation.team)
    if state not in State.values:
        raise Refusal(_("A decision is one of: %(states)s.") % {"states": ", ".join(State.values)})
    if state == State.DISMISSED and not reason.strip():
        raise Refusal(_("Please say why it is dismissed."))
    annotation.state, annotation.reason = state, reason.strip()
    annotation.save(update_fields=["state", "reason", "changed_at"])
    audit.record("decided", annotation, by=by, state=str(state))
    return annotation
