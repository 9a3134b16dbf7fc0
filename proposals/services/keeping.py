"""Whose a proposal is: the team that keeps it, or the site's admin where no team does.

The keeper's editors change it and its owners withdraw its versions. A team that added a version answers for that one
beside the keeper. To belong to some other team gives nobody power over what this one keeps.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from proposals.access import Person, visible
from proposals.models import Proposal, Role, Team, User, Version
from proposals.queries.roles import Roles, roles_of
from proposals.queries.teams import reviewing
from proposals.refusals import NotAllowed, Refusal
from proposals.services import audit


def may(person: Person, role: Role, proposal: Proposal, *, roles: Roles | None = None) -> bool:
    """Whether `person` has `role` or a higher one in the keeper's team, or is the admin where there is no keeper.

    `roles` are theirs, if they are at hand: nothing is asked of the database then.
    """
    roles = roles or roles_of(person)
    return roles.is_admin if proposal.keeper_id is None else roles.has(role, proposal.keeper_id)


def require(person: User, role: Role, proposal: Proposal) -> None:
    """Refuse, naming who keeps `proposal`, unless `person` `may`."""
    if may(person, role, proposal):
        return
    if proposal.keeper is None:
        raise NotAllowed(_("This proposal is kept by this site’s admin: only they change it."))
    sentence = (
        _("This proposal is kept by %(team)s: only owners of that team do this.")
        if role == Role.OWNER
        else _("This proposal is kept by %(team)s: only its editors and owners change it.")
    )
    raise NotAllowed(sentence % {"team": proposal.keeper})


def may_correct(person: Person, version: Version, *, roles: Roles | None = None) -> bool:
    """Whether `person` may say what is true of `version` and have it read again: editors of the keeper and of the team
    that added it, and who uploaded it while they review in that team.
    """
    roles = roles or roles_of(person)
    needed = Role.REVIEWER if version.uploaded_by_id == person.pk else Role.EDITOR
    return may(person, Role.EDITOR, version.proposal, roles=roles) or _added(version, needed, roles)


def require_correct(person: User, version: Version) -> None:
    """Refuse unless `person` `may_correct`."""
    if not may_correct(person, version):
        raise NotAllowed(
            _(
                "This is for editors of the team that keeps the proposal or added this version, and for who uploaded "
                "it while they review in that team."
            )
        )


def may_withdraw(person: Person, version: Version, *, roles: Roles | None = None) -> bool:
    """Whether `person` may withdraw `version`: owners of the keeper and of the team that added it, and the admin."""
    roles = roles or roles_of(person)
    is_owner = may(person, Role.OWNER, version.proposal, roles=roles) or _added(version, Role.OWNER, roles)
    return roles.is_admin or is_owner


def require_withdraw(person: User, version: Version) -> None:
    """Refuse unless `person` `may_withdraw`."""
    if not may_withdraw(person, version):
        raise NotAllowed(
            _(
                "A version is withdrawn by owners of the team that keeps the proposal or of the team that added it, "
                "and by this site’s admin."
            )
        )


def may_hand_over(person: Person, proposal: Proposal, *, roles: Roles | None = None) -> bool:
    """Whether `person` may give `proposal` to another keeper: owners of the keeper, and the admin."""
    roles = roles or roles_of(person)
    return roles.is_admin or may(person, Role.OWNER, proposal, roles=roles)


def require_hand_over(person: User, proposal: Proposal) -> None:
    """Refuse unless `person` `may_hand_over`."""
    if not may_hand_over(person, proposal):
        raise NotAllowed(_("A proposal is handed over by owners of the team that keeps it, and by this site’s admin."))


def name_of(proposal: Proposal) -> str:
    """Who keeps it, as one reads it."""
    return str(proposal.keeper or _("This site’s admin"))


def chosen(team: Team | None, *, by: User, among: Collection[Team] = ()) -> Team | None:
    """The keeper of a proposal that `by` makes: `team`, one of those that alone see it, if there are any.

    None stands for the only team that it can be; of an admin it means that the admin keeps it.
    """
    if by.is_superuser and (team is None or not among or team in among):
        return team
    own = set(led(by)) & set(among) if among else set(led(by))
    if team is None and len(own) > 1:
        raise Refusal(
            _("Choose which of your teams keeps it: its editors change it, and its owners withdraw versions.")
        )
    if not own:
        raise NotAllowed(_("Proposals are made by editors: one of the teams in which you are one keeps it."))
    if team is not None and team not in own:
        raise Refusal(_("Choose a team in which you are an editor, and which sees it, to keep it."))
    return team or next(iter(own))


@transaction.atomic
def hand_over(proposal: Proposal, *, to: Team | None, by: User) -> None:
    """`to` keeps it from now on, or the admin; for owners of the keeper, and for the admin.

    Owners name a team in which they are an editor themselves: nobody is given what they did not take. The admin names
    any. Who keeps a restricted proposal has to see it.
    """
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("keeper").get(pk=proposal.pk)
    require_hand_over(by, locked)
    if to is not None and not by.is_superuser and not led(by).filter(pk=to.pk).exists():
        raise Refusal(_("Choose a team in which you are an editor. To another one this site’s admin hands it over."))
    if to is not None and locked.restricted and not locked.teams.filter(pk=to.pk).exists():
        raise Refusal(_("%(team)s does not see this proposal. Who keeps it has to see it.") % {"team": to})
    before, locked.keeper = locked.keeper, to
    proposal.keeper = to
    if before == to:
        return
    locked.save(update_fields=["keeper"])
    slugs = {"before": before.slug if before else "", "keeper": to.slug if to else ""}
    audit.record("handed over", locked, by=by, **slugs)


def led(person: User) -> QuerySet[Team]:
    """The teams in which `person` is an editor or an owner, by name."""
    return Team.objects.filter(pk__in=roles_of(person).teams(Role.EDITOR)).order_by("name")


def able(person: User, *, sees: Proposal | None = None) -> QuerySet[Team]:
    """The teams that `person` may name to keep something, by name: those they lead, for an admin any.

    Who keeps a restricted proposal has to see it: of `sees` only such teams.
    """
    teams = Team.objects.order_by("name") if person.is_superuser else led(person)
    return teams.filter(pk__in=sees.teams.all()) if sees and sees.restricted else teams


def adding_team(proposal: Proposal, team: Team | None, *, by: User) -> Team:
    """The team by which `by` adds a version: `team`, or without one the only one that it can be."""
    own = reviewing(by, proposal)
    if not own:
        raise NotAllowed(_("A version is added by who reviews in a team that sees the proposal."))
    if team is None and len(own) > 1:
        raise Refusal(_("Choose by which of your teams you add it: that team may withdraw it, beside the keeper."))
    if team is not None and team not in own:
        raise Refusal(_("Choose a team in which you review, and which sees this proposal."))
    return team or own[0]


def _added(version: Version, role: Role, roles: Roles) -> bool:
    """Whether that is somebody with `role` in the team that added `version`, as long as that team sees it."""
    if not roles.has(role, version.team_id):
        return False
    proposal = version.proposal
    return not proposal.restricted or proposal.teams.filter(versions=version).exists()


def governed(person: User) -> QuerySet[Proposal]:
    """The proposals whose keeper and audience `person` may be asked about: those they see, and for the admin all.

    So the admin opens again what a team hid. Its texts stay with the teams that see them.
    """
    return Proposal.objects.all() if person.is_superuser else visible(Proposal, person)


def governed_versions(person: User) -> QuerySet[Version]:
    """The versions of which `person` may be asked whether they stay: those they see, and for the admin all."""
    return Version.objects.with_state().filter(proposal__in=governed(person))


def unkept() -> QuerySet[Proposal]:
    """The proposals that no team keeps: the admin's, until they are handed over."""
    return Proposal.objects.filter(keeper=None).select_related("body").order_by("body__short_name", "number", "pk")
