"""Who may see a proposal: everyone with an account, or the people of some teams alone."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.access import Person
from proposals.models import Proposal, Role, Team, User
from proposals.queries import others
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import audit, keeping
from proposals.signals import proposal_opened, proposal_restricted

CONSEQUENCES: list[Callable[[Proposal], list[str]]] = []
"""What other rooms say, in sentences, of a proposal that only some teams would see."""


def may_restrict(person: Person, proposal: Proposal) -> bool:
    """Whether to offer it: to the admin, and to who changes the proposal while no other team has anything on it."""
    if person.is_superuser:
        return True
    return keeping.may(person, Role.EDITOR, proposal) and not others.are_at_work(proposal)


def require(person: User, proposal: Proposal) -> None:
    """Refuse unless `person` `may_restrict`. Who the others are is not said."""
    if person.is_superuser:
        return
    keeping.require(person, Role.EDITOR, proposal)
    if others.are_at_work(proposal):
        raise NotAllowed(_("Other teams work on this proposal: only this site’s admin changes who sees it."))


def consequences(proposal: Proposal, *, to: Collection[Team]) -> list[str]:
    """What would become of things that others hold of a proposal if only the teams `to` saw it; nothing if all do."""
    if not to or (proposal.restricted and set(proposal.teams.all()) <= set(to)):
        return []
    sentences = [sentence for tell in CONSEQUENCES for sentence in tell(proposal)]
    lost = others.count(proposal, but=to)
    if lost.teams:
        sentences.append(
            ngettext(
                "%(n)d other team that works on it does not see it any more, nor what that team made there.",
                "%(n)d other teams that work on it do not see it any more, nor what they made there.",
                lost.teams,
            )
            % {"n": lost.teams}
        )
    if lost.remarks:
        sentences.append(
            ngettext(
                "%(n)d remark of theirs is hidden with it.", "%(n)d remarks of theirs are hidden with it.", lost.remarks
            )
            % {"n": lost.remarks}
        )
    return sentences or [_("People of other teams do not see it any more.")]


def held(proposal: int) -> Proposal:
    """The proposal with this primary key, which nobody restricts until the transaction ends. Many may hold it at once.

    Raises Proposal.DoesNotExist.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Whoever restricts it locks it FOR UPDATE, which this keeps waiting; Django has no words for this one.
            cursor.execute("SELECT FROM proposals_proposal WHERE id = %s FOR KEY SHARE", [proposal])
    return Proposal.objects.get(pk=proposal)


@transaction.atomic
def restrict(proposal: Proposal, *, to: Collection[Team], by: User) -> None:
    """There for the teams `to` alone from now on; for everyone if there are none.

    For editors of the keeper while no other team works on it, then for the admin. Editors bring in and take out only
    teams in which they are editors. Who keeps it goes on seeing it. Signals tell where it became narrower, for what is
    public on it, and where wider.
    """
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("body", "keeper").get(pk=proposal.pk)
    require(by, locked)
    before = set(locked.teams.all())
    if before == set(to):
        return
    _check(locked, before, set(to), by)
    proposal.restricted = locked.restricted = bool(to)
    locked.save(update_fields=["restricted"])
    locked.teams.set(to)
    if to:
        proposal_restricted.send(Proposal, proposal=locked)
    if before and (not to or set(to) - before):
        proposal_opened.send(Proposal, proposal=locked, before=before)
    audit.record("restricted" if to else "opened", locked, by=by, teams=" ".join(sorted(team.slug for team in to)))


def choices(person: User) -> QuerySet[Team]:
    """The teams that `person` may bring in or take out, by name: those they lead, for the admin any."""
    return keeping.able(person)


def _check(proposal: Proposal, before: set[Team], to: set[Team], by: User) -> None:
    own = set(choices(by))
    if foreign := sorted(team.name for team in before ^ to if team not in own):
        raise Refusal(_("You are no editor of %(teams)s, so this is for the admin.") % {"teams": ", ".join(foreign)})
    if to and proposal.keeper and proposal.keeper not in to:
        raise Refusal(
            _(
                "%(team)s keeps this proposal, so it has to see it. Choose that team too, or hand the proposal over "
                "first."
            )
            % {"team": proposal.keeper}
        )
    if not to:
        _refuse_twin(proposal)


def _refuse_twin(proposal: Proposal) -> None:
    """Among public proposals a number stands once in a body."""
    twins = proposal.body.proposals.filter(number=proposal.number, restricted=False)
    if proposal.number and twins.exists():
        raise Conflict(
            _("%(body)s has a public proposal with the number %(number)s already.")
            % {"body": proposal.body, "number": proposal.number}
        )
