"""Work items and the bodies that issue them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Body, Membership, Proposal, Role, Team, User
from proposals.refusals import Conflict, Refusal
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
    if item.number and body.proposals.filter(number=item.number, restricted=False).exists():
        raise Conflict(
            _("%(body)s has a proposal with the number %(number)s already.") % {"body": body, "number": item.number}
        )
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
