"""What a team decides about an annotation."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.access import visible
from annotations.models import Annotation
from annotations.services.annotations import refuse_unseen
from proposals.models import Role, User
from proposals.models.lengths import REASON, refuse_long
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, teams

State = Annotation.State
DECISION = ["state", "reason", "decided_by", "decided_at", "decided_before", "changed_at"]


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
    annotation.decided_by, annotation.decided_at, annotation.decided_before = by, timezone.now(), ""
    annotation.save(update_fields=DECISION)
    audit.record("decided", annotation, by=by, state=str(state))
    return annotation


@transaction.atomic
def accept(slugs: Collection[str], *, by: User, unchanged_since: datetime | None = None) -> list[Annotation]:
    """Accept these open annotations, all at one moment or, with a Refusal, none: for editors of their teams.

    With `unchanged_since`, only if none was changed after that moment.
    """
    rows = _locked(slugs, by)
    is_as_seen = all(unchanged_since is None or one.changed_at <= unchanged_since for one in rows)
    if not is_as_seen or any(one.state != State.OPEN for one in rows):
        raise Conflict(_("Some of these were changed since you saw them. None was accepted; look at them again."))
    return _turn(rows, State.ACCEPTED, by)


@transaction.atomic
def take_back(slugs: Collection[str], accepted_at: datetime, *, by: User) -> list[Annotation]:
    """Open again what `by` accepted at that moment, all of it; a Refusal if something else was decided on one since."""
    rows = _locked(slugs, by)
    own = (State.ACCEPTED, by.pk, accepted_at)
    if any((one.state, one.decided_by_id, one.decided_at) != own for one in rows):
        raise Conflict(_("Something else was decided on some of these since. Nothing was undone."))
    return _turn(rows, State.OPEN, by)


def _locked(slugs: Collection[str], by: User) -> list[Annotation]:
    """What has these slugs, as it is now and until the transaction ends; refused unless `by` decides on all of it."""
    seen = visible(Annotation, by).filter(slug__in=slugs).values_list("pk", flat=True)
    found = Annotation.objects.select_for_update(of=("self",)).select_related("team").filter(pk__in=list(seen))
    rows = list(found.order_by("pk"))
    if not slugs or len(rows) < len(set(slugs)):
        raise Conflict(_("Some of these remarks are no longer there. Please reload the page."))
    for team in {one.team for one in rows}:
        teams.require(by, Role.EDITOR, team=team)
    return rows


def _turn(rows: list[Annotation], state: str, by: User) -> list[Annotation]:
    now = timezone.now()
    for one in rows:
        one.state, one.reason, one.decided_by, one.decided_at, one.decided_before = state, "", by, now, ""
        one.save(update_fields=DECISION)
        audit.record("decided", one, by=by, state=str(state))
    return rows
