"""What teams say of the binding force of sentences that changed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import ForceConfirmation
from annotations.queries.confirmations import confirming
from annotations.services.deciding import acting
from proposals.models import Comparison, Team, User
from proposals.queries.comparisons import refuse_unready
from proposals.queries.strength import duty_rows
from proposals.refusals import Conflict, Refusal
from proposals.services import audit


@transaction.atomic
def confirm(comparison: Comparison, row: str, state: str, *, by: User, team: Team | None = None) -> ForceConfirmation:
    """What `team` says of the row of this name: that it is weakened, strengthened or neither, or open again.

    For who reviews in that team, and for that team alone. None stands for the only team in which `by` reviews.
    `comparison` comes `with_state`.
    """
    refuse_unready(comparison)
    team = _acting(comparison, team, by)
    if state not in ForceConfirmation.State.values:
        raise Refusal(_("A sentence is weakened, strengthened, neither, or open."))
    duty = next((one for one in duty_rows(comparison) if one.name == row), None)
    if duty is None:
        raise Conflict(_("This comparison has no such sentence any more. Please reload the page."))
    old_key, new_key = duty.keys
    confirmation, _is_new = ForceConfirmation.objects.update_or_create(
        team=team,
        old_version=comparison.old_version,
        new_version=comparison.new_version,
        old_key=old_key,
        new_key=new_key,
        words=duty.words,
        defaults={"state": state, "decided_by": by, "decided_at": timezone.now()},
    )
    audit.record("confirmed", confirmation, by=by, state=state, comparison=comparison.slug, row=row, team=team.slug)
    return confirmation


def _acting(comparison: Comparison, team: Team | None, by: User) -> Team:
    """The team for which `by` confirms."""
    return acting(
        confirming(comparison, by),
        team,
        nobody=_("Binding force is confirmed by who reviews in a team that sees both drafts."),
        several=_("Say for which of your teams: the others have it to check as before."),
    )
