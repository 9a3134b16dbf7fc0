"""Who may see a proposal: everyone with an account, or the people of some teams alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Contributor, Membership, Proposal, Role, Team, User
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, proposals, teams
from proposals.signals import proposal_restricted

LEADING = (Role.EDITOR, Role.OWNER)
CONSEQUENCES: list[Callable[[Proposal, Collection[Team]], list[str]]] = []
"""What other rooms say, in sentences, of a proposal that only these teams would see."""


def consequences(proposal: Proposal, *, to: Collection[Team]) -> list[str]:
    """What would become of things that others hold of a proposal if only the teams `to` saw it; nothing if all do."""
    if not to or (proposal.restricted and set(proposal.teams.all()) <= set(to)):
        return []
    return [sentence for tell in CONSEQUENCES for sentence in tell(proposal, to)]


@transaction.atomic
def restrict(proposal: Proposal, *, to: Collection[Team], by: User) -> None:
    """There for the teams `to` alone from now on; for everyone if there are none.

    For editors of a team that sees it. They bring in and take out only teams in which they are editors, and at least
    one of theirs stays. What was public on it is told by a signal, to be made as narrow as the proposal is.
    """
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("body").get(pk=proposal.pk)
    teams.require(by, Role.EDITOR, proposal=locked)
    before = set(locked.teams.all())
    if before == set(to):
        return
    mine = led(by)
    if foreign := sorted(team.name for team in before ^ set(to) if team not in mine):
        raise Refusal(_("You are no editor of %(teams)s, so this is for its editors.") % {"teams": ", ".join(foreign)})
    if to and not mine & set(to):
        raise Refusal(_("Choose a team of yours too: else you would not see the proposal any more."))
    if not to:
        _refuse_twin(locked)
    proposal.restricted = locked.restricted = bool(to)
    locked.save(update_fields=["restricted"])
    locked.teams.set(to)
    if to:
        proposal_restricted.send(Proposal, proposal=locked)
    audit.record("restricted" if to else "opened", locked, by=by, teams=" ".join(sorted(team.slug for team in to)))


@transaction.atomic
def edit(
    proposal: Proposal,
    told: Mapping[str, str],
    *,
    contributors: Collection[Contributor],
    to: Collection[Team],
    by: User,
) -> None:
    """Other facts, other contributors, other teams that see it: all of it or nothing."""
    proposals.change(proposal, told, contributors=list(contributors), by=by)
    restrict(proposal, to=to, by=by)


def may_edit(person: User, proposal: Proposal) -> bool:
    """Whether to offer it: editors do it, of a restricted proposal those of its teams."""
    mine = Membership.objects.filter(user=person.pk, role__in=LEADING)
    return (mine.filter(team__proposals=proposal) if proposal.restricted else mine).exists()


def led(person: User) -> set[Team]:
    """The teams in which `person` is an editor or an owner."""
    rows = Membership.objects.filter(user=person, role__in=LEADING)
    return {one.team for one in rows.select_related("team")}


def _refuse_twin(proposal: Proposal) -> None:
    """Among public proposals a number stands once in a body."""
    twins = proposal.body.proposals.filter(number=proposal.number, restricted=False)
    if proposal.number and twins.exists():
        raise Conflict(
            _("%(body)s has a public proposal with the number %(number)s already.")
            % {"body": proposal.body, "number": proposal.number}
        )
