"""Work items and the bodies that issue them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Body, Contributor, Membership, Proposal, Role, Team, User
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import audit, teams


@dataclass(frozen=True, slots=True)
class Item:
    """What people say of a work item."""

    title: str
    number: str = ""
    committee: str = ""
    topic: str = ""
    stage: str = ""


@transaction.atomic
def add(body: Body, item: Item, *, by: User, restricted_to: Sequence[Team] = ()) -> Proposal:
    """A new proposal of `body`: public, or restricted to teams in which `by` is an editor."""
    teams.require(by, Role.EDITOR)
    for team in restricted_to:
        teams.require(by, Role.EDITOR, team=team)
    if item.number:
        _refuse_taken(body, item.number)
    proposal = Proposal.objects.create(
        body=body,
        title=item.title,
        number=item.number,
        committee=item.committee,
        topic=item.topic,
        stage=item.stage,
        restricted=bool(restricted_to),
        made_by=by,
    )
    proposal.teams.set(restricted_to)
    audit.record("added", proposal, by=by, restricted=proposal.restricted)
    return proposal


@transaction.atomic
def change(
    proposal: Proposal, told: Mapping[str, str], *, by: User, contributors: Sequence[Contributor] | None = None
) -> None:
    """Other values for some fields of `Item`, other contributors; for editors of a team that may see it."""
    teams.require(by, Role.EDITOR, proposal=proposal)
    number = told.get("number", proposal.number)
    if number and number != proposal.number:
        _refuse_taken(proposal.body, number)
    for name, value in told.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=list(told))
    if contributors is not None:
        proposal.contributors.set(contributors)
    audit.record("changed", proposal, by=by)


@transaction.atomic
def change_body(body: Body, told: Mapping[str, str], *, by: User) -> None:
    """Another name, short name or country; for the site's admins."""
    if not by.is_superuser:
        raise NotAllowed(_("Bodies are kept by the site’s admins. Please tell them what is wrong."))
    if Body.objects.filter(name__iexact=told.get("name", "")).exclude(pk=body.pk).exists():
        raise Refusal(_("A body of this name is here already."))
    for name, value in told.items():
        setattr(body, name, value.upper() if name == "country" else value)
    body.save(update_fields=list(told))
    audit.record("changed", body, by=by)


@transaction.atomic
def add_body(*, name: str, short_name: str, country: str = "", by: User) -> Body:
    """A new body; for editors and the site's admins."""
    if not by.is_superuser:
        teams.require(by, Role.EDITOR)
    if Body.objects.filter(name__iexact=name).exists():
        raise Refusal(_("A body of this name is here already."))
    body = Body.objects.create(name=name, short_name=short_name, country=country.upper())
    audit.record("added", body, by=by)
    return body


def may_add(person: User) -> bool:
    """Whether to offer `person` to add proposals and bodies."""
    return Membership.objects.filter(user=person, role__in=(Role.EDITOR, Role.OWNER)).exists()


def _refuse_taken(body: Body, number: str) -> None:
    if body.proposals.filter(number=number, restricted=False).exists():
        raise Conflict(
            _("%(body)s has a proposal with the number %(number)s already.") % {"body": body, "number": number}
        )
