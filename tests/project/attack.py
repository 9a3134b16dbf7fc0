"""Rows of every noun, and what leads generated requests to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from schemathesis import Case

from annotations.models import (
    Argument,
    Draft,
    ForceConfirmation,
    Hint,
    Judgement,
    OriginDecision,
    PairDecision,
    Review,
    Translation,
)
from annotations.services import annotations as remarks
from annotations.services import comment_sets, consultations, replies
from annotations.services.annotations import Remark
from annotations.services.consultations import Call
from proposals.models import Contributor, Job, Link, Role, Scope
from proposals.search.index import index
from proposals.services import comparisons, jobs, origins, tokens
from tests import factories
from tests.annotations.arriving import arrival
from tests.factories import paragraphs

SCOPE = paragraphs("1", "Scope", "This draft specifies how identities are kept in virtual worlds.")
OLD = paragraphs("2", "Record", "The record of behaviour is required to be stored.")
NEW = paragraphs("2", "Record", "The record of behaviour is recommended to be stored.")
LONGEST = 12
"""So long can the key of a clause be; ids are shorter."""


@dataclass(frozen=True)
class World:
    """A person's token, and by noun the id of a row that the person may see."""

    secret: str
    ids: dict[str, str]

    def lead(self, case: Case[Any]) -> None:
        """Put ids of real rows where a generated request has made up some that could be."""
        noun = case.operation.path.removeprefix("/api/v1/").partition("/")[0]
        own = self.ids.get("comment" if "comments/{id}" in case.operation.path else noun, "")
        for told, ids in (
            (case.path_parameters, {**self.ids, "id": own}),
            (case.query, self.ids),
            (case.body, self.ids),
        ):
            if isinstance(told, dict):
                led = {name: ids[name] for name, value in told.items() if ids.get(name) and could_be_an_id(value)}
                told.update(led)


def could_be_an_id(value: object) -> bool:
    """Whether it breaks no rule of the document; what does is sent as it is."""
    return isinstance(value, str) and value.isascii() and value.isalnum() and len(value) <= LONGEST


def world() -> World:
    """One row of each noun, seen by an owner who is the site's admin as well."""
    owner = factories.person(is_superuser=True)
    team = factories.team(owner, role=Role.OWNER)
    proposal = factories.proposal(keeper=team)
    old, new = (factories.version(SCOPE, clause, proposal=proposal) for clause in (OLD, NEW))
    for version in (old, new):
        index(version, version.current_reading.clauses.all())
    comparison = comparisons.request(old=old, new=new, by=owner)
    key = old.current_reading.clauses.first().key
    said = remarks.add(old, Remark(comment="Why stored?", concerns=("retention",)), team=team, by=owner, key=key)
    jobs.drain()
    call = consultations.add(new, Call("Comments"), team=team, by=owner)
    drawn = comment_sets.draw_up(call, [said], by=owner)
    link = Link.objects.create(source=proposal, target=factories.proposal(), kind=Link.Kind.ANSWERS)
    Review.objects.create(user=owner, version=old, key=key)
    facts = {"concern": "retention", "start": 0, "end": 4, "vocabulary": "1"}
    sides = {"old_version": old, "new_version": new, "old_key": key, "new_key": key}
    confirmed = ForceConfirmation.objects.create(team=team, state="neither", decided_at=timezone.now(), **sides)
    for version in (old, new):
        jobs.perform(jobs.submit("origins", version.pk).slug, origins.look)
    sides = {"version": new, "source_version": old, "key": key, "source_key": key}
    decided = OriginDecision.objects.create(team=team, state="rejected", decided_at=timezone.now(), **sides)
    sides = {"old_version": old, "new_version": new, "key": key}
    paired = PairDecision.objects.create(team=team, state="none", decided_at=timezone.now(), **sides)
    found = {"annotation": said, "version": new, "key": key, "finding": "answered/gone", "state": "confirmed"}
    judged = Judgement.objects.create(team=team, kind="became", decided_at=timezone.now(), **found)
    told = {"language": "fr", "text": "Gardé.", "words": "digest", "added_by": owner}
    translation = Translation.objects.create(team=team, version=old, key=key, **told)
    argument = Argument.objects.create(team=team, title="No name", text="A pseudonym does.", made_by=owner)
    token, secret = tokens.make(owner, "laptop", scope=Scope.ADMINISTER)
    ids = {
        "annotations": said.slug,
        "annotation": said.slug,
        "bodies": proposal.body.slug,
        "body": proposal.body.slug,
        "comment": drawn.comments.first().slug,
        "comment-sets": drawn.slug,
        "set": drawn.slug,
        "comparisons": comparison.slug,
        "comparison": comparison.slug,
        "concerns": "retention",
        "confirmations": confirmed.slug,
        "judgements": judged.slug,
        "origin-decisions": decided.slug,
        "pair-decisions": paired.slug,
        "arguments": argument.slug,
        "article": "iccpr-17",
        "instruments": "iccpr",
        "arrivals": arrival(said, new).slug,
        "translations": translation.slug,
        "consultations": call.slug,
        "consultation": call.slug,
        "contributors": Contributor.objects.create(name="Institute").slug,
        "drafts": Draft.objects.create(author=owner, version=old, key=key).slug,
        "hints": Hint.objects.create(version=old, key=key, **facts).slug,
        "jobs": Job.objects.first().slug,
        "links": link.slug,
        "source": proposal.slug,
        "target": link.target.slug,
        "proposals": proposal.slug,
        "proposal": proposal.slug,
        "replies": replies.add(said, "For how long?", by=owner).slug,
        "teams": team.slug,
        "team": team.slug,
        "person": owner.slug,
        "tokens": token.slug,
        "versions": old.slug,
        "version": old.slug,
        "old": old.slug,
        "new": new.slug,
        "key": key,
    }
    return World(secret, ids)
