"""The people who review together, and who may do what."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.access import Person
from proposals.models import Membership, Role, Team, User
from proposals.queries.roles import roles_of
from proposals.refusals import Conflict, NotAllowed
from proposals.services import audit

MOST = 3
"""Teams that one person owns, unless the site's admin makes more for them."""


def require(person: User, role: Role, *, team: Team) -> None:
    """Refuse unless `person` has `role` or a higher one in `team`."""
    if not roles_of(person).has(role, team.pk):
        raise NotAllowed(_("For this you need the role of %(role)s in a team that works on it.") % {"role": role.label})


def has(person: Person, role: Role) -> bool:
    """Whether `person` has `role` or a higher one in any team: enough for what is nobody else's yet."""
    return bool(roles_of(person).teams(role))


def require_owner(person: User, team: Team) -> None:
    """Refuse unless `person` owns `team` or is the site's admin."""
    if not person.is_superuser:
        require(person, Role.OWNER, team=team)


def may_make(person: User) -> bool:
    """A site's admin makes teams, and so does who owns fewer than `MOST`; that gives nobody power over other teams."""
    return person.is_superuser or person.memberships.filter(role=Role.OWNER).count() < MOST


@transaction.atomic
def make(name: str, *, member_code: str = "", by: User) -> Team:
    """A new team, which `by` owns."""
    if not may_make(by):
        raise NotAllowed(
            _("You own %(most)d teams already. A further one is made by the site’s admin.") % {"most": MOST}
        )
    _refuse_taken(name)
    team = Team.objects.create(name=name, member_code=member_code)
    audit.record("made", team, by=by)
    join(team, by, Role.OWNER, by=by)
    return team


@transaction.atomic
def change(team: Team, *, name: str, member_code: str, by: User) -> None:
    """Another name or member code; for owners."""
    require_owner(by, team)
    _refuse_taken(name, but=team)
    team.name, team.member_code = name, member_code
    team.save(update_fields=["name", "member_code"])
    audit.record("changed", team, by=by)


@transaction.atomic
def join(team: Team, person: User, role: Role, *, by: User) -> Membership:
    """`person` is in the team from now on; refused if they are already."""
    membership, is_new = Membership.objects.get_or_create(team=team, user=person, defaults={"role": role})
    if not is_new:
        raise Conflict(_("%(person)s is in the team %(team)s already.") % {"person": person, "team": team})
    audit.record("joined", team, by=by, person=person.slug, role=role.value)
    return membership


@transaction.atomic
def give_role(membership: Membership, role: Role, *, by: User) -> None:
    """Another role; for owners. The last owner of a team stays one."""
    team = _locked(membership)
    require_owner(by, team)
    if role != Role.OWNER:
        refuse_last_owner(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    audit.record("given-role", team, by=by, person=membership.user.slug, role=role.value)


@transaction.atomic
def remove(membership: Membership, *, by: User) -> None:
    """Take a person out of the team: an owner may, and everyone may go themselves. The last owner of it stays."""
    team = _locked(membership)
    if membership.user_id != by.pk:
        require_owner(by, team)
    refuse_last_owner(membership)
    membership.delete()
    audit.record("left", team, by=by, person=membership.user.slug)


def refuse_last_owner(membership: Membership) -> None:
    """Refuse if without this membership its team had no owner."""
    others = membership.team.memberships.exclude(pk=membership.pk).filter(role=Role.OWNER)
    if membership.role == Role.OWNER and not others.exists():
        raise Conflict(
            _("The team %(team)s needs an owner. Give another person this role first.") % {"team": membership.team}
        )


def _locked(membership: Membership) -> Team:
    """Its team: until the transaction ends nobody else changes who owns it."""
    return Team.objects.select_for_update().get(pk=membership.team_id)


def _refuse_taken(name: str, *, but: Team | None = None) -> None:
    if any(team != but for team in Team.objects.filter(name__iexact=name)):
        raise Conflict(_("A team of this name is here already."))
