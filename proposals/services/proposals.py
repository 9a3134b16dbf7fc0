"""Work items and the bodies that issue them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.access import Person
from proposals.models import Body, Contributor, Proposal, Role, Team, User
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import audit, comparisons, keeping, naming, teams


@dataclass(frozen=True, slots=True)
class Item:
    """What people say of a work item."""

    title: str
    number: str = ""
    committee: str = ""
    topic: str = ""
    stage: str = ""
    genre: str = ""


@transaction.atomic
def add(
    body: Body,
    item: Item,
    *,
    by: User,
    restricted_to: Collection[Team] = (),
    keeper: Team | None = None,
    from_covers: bool = False,
) -> Proposal:
    """A new proposal of `body`: public, or restricted to teams in which `by` is an editor.

    `keeper` is one of those teams, or of a public one any in which `by` is an editor; None stands for the only such
    team, and of an admin for nobody. `from_covers`: the covers of its versions name it until a person does.
    """
    if not by.is_superuser:
        for team in restricted_to:
            teams.require(by, Role.EDITOR, team=team)
    keeper = keeping.chosen(keeper, by=by, among=restricted_to)
    if item.number:
        _refuse_taken(body, item.number)
    proposal = Proposal.objects.create(
        body=body,
        title=item.title,
        number=item.number,
        committee=item.committee,
        topic=item.topic,
        stage=item.stage,
        genre=item.genre,
        restricted=bool(restricted_to),
        keeper=keeper,
        from_covers=from_covers,
        made_by=by,
    )
    proposal.teams.set(restricted_to)
    audit.record("added", proposal, by=by, restricted=proposal.restricted, keeper=keeper.slug if keeper else "")
    return proposal


@transaction.atomic
def change(
    proposal: Proposal,
    fields: Mapping[str, str],
    *,
    by: User,
    contributors: Sequence[Contributor] | None = None,
    body: Body | None = None,
) -> None:
    """Other values for some fields of `Item`, other contributors; for editors of the team that keeps it.

    From now on no cover names it, and another genre has its texts compared anew. `body` is another one, of a proposal
    of which nobody has told it before.
    """
    keeping.require(by, Role.EDITOR, proposal)
    if body is not None and body != proposal.body and not naming.takes_body(proposal):
        raise Conflict(_("The body of this proposal was told already, and stays."))
    body = body or proposal.body
    number = fields.get("number", proposal.number)
    if number and (number, body) != (proposal.number, proposal.body):
        _refuse_taken(body, number)
    was = proposal.genre
    for name, value in fields.items():
        setattr(proposal, name, value)
    proposal.body, proposal.from_covers = body, False
    proposal.save(update_fields=[*fields, "body", "from_covers"])
    if contributors is not None:
        proposal.contributors.set(contributors)
    if proposal.genre != was:
        comparisons.request_steps(proposal, by=by)
    audit.record("changed", proposal, by=by)


@transaction.atomic
def change_body(body: Body, fields: Mapping[str, str], *, by: User) -> None:
    """Another name, short name or country; for the site's admins."""
    require_body_keeper(by)
    if Body.objects.filter(name__iexact=fields.get("name", "")).exclude(pk=body.pk).exists():
        raise Refusal(_("A body of this name is here already."))
    for name, value in fields.items():
        setattr(body, name, value.upper() if name == "country" else value)
    body.save(update_fields=list(fields))
    audit.record("changed", body, by=by)


@transaction.atomic
def add_body(*, name: str, short_name: str, country: str = "", by: User) -> Body:
    """A new body; for the site's admins."""
    require_body_keeper(by)
    if Body.objects.filter(name__iexact=name).exists():
        raise Refusal(_("A body of this name is here already."))
    body = Body.objects.create(name=name, short_name=short_name, country=country.upper())
    audit.record("added", body, by=by)
    return body


def may_add(person: Person) -> bool:
    """Whether to offer `person` to add proposals."""
    return person.is_superuser or teams.has(person, Role.EDITOR)


def require_body_keeper(person: User) -> None:
    """Refuse unless `person` adds and changes bodies: the site's admins do."""
    if not person.is_superuser:
        raise NotAllowed(_("Bodies are kept by the site’s admins. Please tell them what is missing or wrong."))


def _refuse_taken(body: Body, number: str) -> None:
    if body.proposals.filter(number=number, restricted=False).exists():
        raise Conflict(
            _("%(body)s has a proposal with the number %(number)s already.") % {"body": body, "number": number}
        )
