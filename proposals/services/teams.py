"""Who may do what."""

from __future__ import annotations

from django.utils.translation import gettext as _

from proposals.models import Membership, Proposal, Role, Team, User
from proposals.refusals import NotAllowed

RANKS = list(Role)


def require(person: User, role: Role, *, team: Team | None = None, proposal: Proposal | None = None) -> None:
    """Refuse unless `person` has `role` or a higher one: in `team`, in a restricted proposal's teams, or in any."""
    memberships = Membership.objects.filter(user=person, role__in=RANKS[RANKS.index(role) :])
    if team is not None:
        memberships = memberships.filter(team=team)
    if proposal is not None and proposal.restricted:
        memberships = memberships.filter(team__proposals=proposal)
    if not memberships.exists():
        raise NotAllowed(_("For this you need the role of %(role)s in a team that works on it.") % {"role": role.label})
