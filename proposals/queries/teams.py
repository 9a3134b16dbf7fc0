"""Teams as people see them."""

from __future__ import annotations

from django.db.models import QuerySet

from proposals.access import Person, visible
from proposals.models import Invitation, Proposal, Role, Team
from proposals.queries.roles import RANKS


def seen_by(person: Person) -> QuerySet[Team]:
    """One's own teams; all of them for the site's admin."""
    return Team.objects.all() if person.is_superuser else visible(Team, person)


def invitations_seen_by(person: Person) -> QuerySet[Invitation]:
    """Those of the teams that one owns; all of them for the site's admin."""
    if person.is_superuser:
        return Invitation.objects.all()
    owned = Team.objects.filter(memberships__user=person.pk, memberships__role=Role.OWNER)
    return Invitation.objects.filter(team__in=owned)


def reviewing(person: Person, proposal: Proposal) -> list[Team]:
    """The teams in whose name `person` reviews `proposal`: those that see it, its keeper first, then by name."""
    if not person.is_authenticated:
        return []
    found = Team.objects.filter(memberships__user=person.pk, memberships__role__in=RANKS[RANKS.index(Role.REVIEWER) :])
    if proposal.restricted:
        found = found.filter(pk__in=proposal.teams.all())
    return sorted(found, key=lambda team: (team.pk != proposal.keeper_id, team.name))
