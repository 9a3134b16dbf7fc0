"""Something of everything, and the people who ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.cookies import SimpleCookie
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotations.models import Annotation, Hint, Instrument, Placement
from annotations.services import annotations as changing
from annotations.services import (
    arguments,
    comment_sets,
    comments,
    confirmations,
    consultations,
    draft_sets,
    drafts,
    judgements,
    origins,
    pairs,
    placements,
    replies,
    reviews,
    translations,
    wordings,
)
from annotations.services.annotations import Remark
from annotations.services.arguments import Plea
from annotations.services.comments import RowEdit
from annotations.services.consultations import Call
from annotations.services.drafts import DraftPlace
from project.sample import DRAFTS, write
from proposals.drawing.portions import HEAD
from proposals.models import (
    Body,
    Clause,
    Comparison,
    Contributor,
    Figure,
    Job,
    Link,
    Notice,
    Proposal,
    Role,
    Scope,
    Team,
    User,
    Version,
)
from proposals.queries.origin_rows import origin_list, origin_rows
from proposals.queries.readings import current
from proposals.queries.strength import duty_rows
from proposals.services import (
    audit,
    comparisons,
    exports,
    facts,
    invitations,
    jobs,
    orders,
    tokens,
    versions,
    withdrawals,
)
from proposals.services.drawn import changes_of, text_of
from tests import factories
from tests.annotations import remarks
from tests.annotations.arriving import arrival
from tests.clients import confirm
from tests.drafts.tracked import WORD
from tests.factories import paragraphs
from tests.project.matrix.people import ACCOUNTS, ADMIN, ELSEWHERE, KEEPER, OTHER, RANKS, READING

TEXT = "The platform shall record the face of each user. It keeps the record of behaviour."
LATER = TEXT.replace("shall", "should") + " Always."
QUOTE = "record the face"
"""Stands in the only clause of each text."""


@dataclass
class World:
    """The accounts by what they are, and by the kind of a thing what names it in an address or a body."""

    people: dict[str, User]
    sessions: dict[str, str]
    token: str
    """What `READING` asks with."""
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    browser: Client = field(default_factory=partial(Client, raise_request_exception=False))

    def client(self, who: str) -> Client:
        """The browser, of `who`, as it was when the world was made. There is one: each new one would load the site."""
        self.browser.cookies = SimpleCookie({"sessionid": self.sessions[who]} if who in self.sessions else {})
        self.browser.defaults = {"HTTP_AUTHORIZATION": f"Bearer {self.token}"} if who == READING else {}
        return self.browser


def make() -> World:
    """All of it, in the database. Nothing of it is changed by who asks: each request is taken back."""
    people = {name: factories.person(name.replace("'s ", "-").replace(" ", "-")) for name in ACCOUNTS}
    people[ADMIN].is_superuser = people[ADMIN].is_staff = True
    people[ADMIN].save()
    keeping, other = (_team(name, [people[one] for one in of]) for name, of in (("Keepers", KEEPER), ("Others", OTHER)))
    factories.team(people[ELSEWHERE], role=Role.OWNER, name="Elsewhere")
    _, token = tokens.make(people[KEEPER[3]], "a program", scope=Scope.READ)
    world = World(people, {name: _session(user) for name, user in people.items()}, token)
    ours, theirs, admin = people[KEEPER[1]], people[OTHER[1]], people[ADMIN]
    site = _site(world, keeping)
    _proposal("Target", None)
    public, restricted = _proposal("Public", keeping), _proposal("Restricted", keeping, teams=[keeping, other])
    for proposal in (public, restricted):
        _redlined(proposal, ours)
    portions = {proposal: _long(proposal, ours) for proposal in (public, restricted)}
    team = site | portions[public] | _furnish(public, keeping, ours, people[KEEPER[2]], admin)
    inner = site | portions[restricted] | _furnish(restricted, keeping, ours, people[KEEPER[2]], admin)
    another = site | _furnish(public, other, theirs, people[OTHER[2]], admin)
    frozen = dict.fromkeys(("comment-sets", "set"), team["frozen"])
    frozen |= dict.fromkeys(("comments", "row"), team["frozen row"])
    remarks.remark(Version.objects.get(slug=inner["a3"]), theirs, other, number="1", visibility="team")
    world.known = {
        "site": site,
        "admin": _for_the_admin(keeping),
        "public": team,
        "team": team,
        "frozen": team
        | {
            "comment-sets": team["frozen"],
            "set": team["frozen"],
            "comments": team["frozen row"],
            "row": team["frozen row"],
        },
        "shown": team | team["rows"]["shown"],
        "private": team | team["rows"]["private"],
        "another": another,
        "added": another,
        "restricted": inner,
        "inner": inner,
        "alone": site | _text(_proposal("Alone", keeping), keeping, ours, admin),
        "orphan": site | _text(_proposal("Orphan", None), None, admin, admin),
    }
    _decide(world, {"team": (keeping, ours), "inner": (keeping, ours), "another": (other, theirs)})
    _arrive(world)
    waiting = [known["jobs"] for known in world.known.values() if "jobs" in known]
    Job.objects.filter(slug__in=waiting).update(state=Job.State.QUEUED)
    return world


def _decide(world: World, deciding: dict[str, tuple[Team, User]]) -> None:
    """What teams said of origins and pairs, once all texts are there: of those that everybody may see."""
    for known in world.known.values():
        if "a3" in known:
            version = Version.objects.with_state().get(slug=known["a3"])
            listed = origin_list(version, current(version), world.people[KEEPER[1]])
            rows = origin_rows(listed, listed.rows)
            known["origin"] = next(row.name for row in rows if not row.source.version.proposal.restricted)
    for kind, (team, author) in deciding.items():
        known = world.known[kind]
        version = Version.objects.with_state().get(slug=known["a3"])
        made = origins.decide(version, known["key"], known["origin"], "rejected", by=author, team=team)
        known["origin-decisions"] = made.slug
        across = Comparison.objects.with_state().get(slug=known["across"])
        told = translations.add(version, known["key"], "Il garde le visage.", language="fr", by=author, team=team)
        known["translations"] = told.slug
        known["arguments"] = arguments.add(Plea("No name", "A pseudonym does."), team=team, by=author).slug
        known["pair-decisions"] = pairs.decide(across, known["key"], None, by=author, team=team).slug


def _arrive(world: World) -> None:
    """What was marked turns up in a draft that everybody may see."""
    draft = Version.objects.get(slug=world.known["alone"]["a3"])
    for kind in ("team", "inner", "another", "private"):
        world.known[kind]["arrivals"] = arrival(
            Annotation.objects.get(slug=world.known[kind]["annotations"]), draft
        ).slug


def _team(name: str, people: list[User]) -> Team:
    made = factories.team(name=name)
    for rank, user in zip(RANKS, people, strict=True):
        made.memberships.create(user=user, role=rank)
    return made


def _session(user: User) -> str:
    """Just signed in: what asks for the password once more has it."""
    client = Client()
    client.force_login(user)
    confirm(client)
    return client.cookies["sessionid"].value


def _proposal(title: str, keeper: Team | None, **more: Any) -> Proposal:
    return factories.proposal(title=title, number=title, keeper=keeper, made_by=None, **more)


def _site(world: World, team: Team) -> dict[str, Any]:
    """What hangs on no proposal."""
    reader, author = world.people[KEEPER[0]], world.people[KEEPER[1]]
    invitation, _ = invitations.invite(team, by=world.people[KEEPER[3]], email="invited@example.org")
    _, open_secret = invitations.invite(team, by=world.people[KEEPER[3]])
    body, institute = Body.objects.create(name="Spare body"), Contributor.objects.create(name="Spare institute")
    audit.record("made", team, by=author)
    audit.chain()
    notice = Notice.objects.create(user=author, what="withdrawn", facts={})
    return {
        "teams": team.slug,
        "guests": team.slug,
        "people": reader.slug,
        "reader": reader.slug,
        "invitations": invitation.slug,
        "invitation": open_secret,
        "bodies": body.slug,
        "new_body": body.slug,
        "contributors": institute.slug,
        "institute": institute.slug,
        "concerns": "retention",
        "instruments": "iccpr",
        "audit": "1",
        "notices": notice.slug,
        "tokens": tokens.make(author, "laptop")[0].slug,
        "team": team.slug,
        "body": body.slug,
        "emails": "none",
        "password": "none",
        "file": lambda: SimpleUploadedFile("draft.docx", write(DRAFTS[1])),
        "second file": lambda: SimpleUploadedFile("records.docx", WORD),
    }


def _for_the_admin(team: Team) -> dict[str, Any]:
    """What stands in the addresses of the admin's own pages."""
    reader = factories.person("known-to-the-admin")
    return {
        "user": reader.pk,
        "team": team.pk,
        "body": Body.objects.all()[0].pk,
        "contributor": Contributor.objects.all()[0].pk,
        "instrument": Instrument.objects.all()[0].pk,
        "emailaddress": EmailAddress.objects.create(user=reader, email="reader@clauseline.example").pk,
        "authenticator": Authenticator.objects.create(user=reader, type=Authenticator.Type.TOTP, data={}).pk,
        "usersession": UserSession.objects.create(user=reader, ip="198.51.100.1", session_key="none").pk,
        "group": Group.objects.create(name="None").pk,
        "r": "1",
        "{}": "1",
    }


def _text(proposal: Proposal, team: Team | None, author: User, admin: User) -> dict[str, Any]:
    """Versions, a comparison of two of them, and what machines made of them."""
    old, new, *more = (_version(proposal, words, team, author) for words in (TEXT, LATER, TEXT, TEXT, TEXT))
    waiting, broken, withdrawn = more
    key = old.current_reading.clauses.get().key
    comparison = comparisons.request(old=old, new=new, by=author)
    across = comparisons.request(old=_translated(proposal, team, author), new=old, by=author)
    jobs.submit("origins", old.pk)
    jobs.drain()
    comparison.refresh_from_db()
    link = Link.objects.create(source=proposal, target=_proposal(f"{proposal} answers", None), kind="answers")
    hint = Hint.objects.create(
        version=old, key=key, concern="biometric-body", start=0, end=3, trigger="The", vocabulary="1"
    )
    made = Comparison.objects.with_state().get(pk=comparison.pk)
    exported = orders.submit(exports.order(made, "md", by=author), by=author)
    jobs.drain()
    works = [jobs.submit("reading", version.pk, by=author) for version in (waiting, broken)]
    Job.objects.filter(pk=works[1].pk).update(state=Job.State.FAILED, error="It broke off.")
    withdrawals.withdraw(withdrawn, reason="It was the wrong file.", by=admin)
    redlined = Version.objects.filter(number="Redlined", proposal=proposal).first() or old
    return {
        "proposals": proposal.slug,
        "proposal": proposal.slug,
        "proposal body": proposal.body.slug,
        "item": proposal.slug,
        "versions": old.slug,
        "version": old.slug,
        "a3": old.slug,
        "a1": new.slug,
        "redlined": redlined.slug,
        "withdrawn": withdrawn.slug,
        "placements": new.slug,
        "later key": new.current_reading.clauses.get().key,
        "clauses": key,
        "key": key,
        "reviews": key,
        "lineage": key,
        "brief": "docx",
        "anchor": {"quote": QUOTE},
        "comparisons": comparison.slug,
        "comparison": comparison.slug,
        "duty": duty_rows(comparison)[0].name,
        "across": across.slug,
        "links": link.slug,
        "target": Proposal.objects.get(number="Target").slug,
        "hints": hint.slug,
        "jobs": works[0].slug,
        "broken": works[1].slug,
        "exported": exported.slug,
        "pictures": _picture(old).sha256,
        "seen": facts.tag(old),
        "position": str(old.position),
    }


def _version(proposal: Proposal, words: str, team: Team | None, author: User) -> Version:
    number = f"Draft {proposal.versions.count() + 1}"
    fields = {"proposal": proposal, "number": number, "team": team, "uploaded_by": author}
    return factories.version(paragraphs("1", "Scope", words), **fields)


def _translated(proposal: Proposal, team: Team | None, author: User) -> Version:
    """A text in another language, before all others."""
    fields = {"proposal": proposal, "number": "Draft 0", "team": team, "uploaded_by": author, "language": "zh"}
    return factories.version(paragraphs("1", "范围", "化身的面部特征应当保存。"), **fields)


def _picture(version: Version) -> Figure:
    clause = Clause.objects.get(reading=version.current_reading)
    name = default_storage.save(f"pictures/{version.slug}/{'a' * 64}", ContentFile(b"picture"))
    fields = {"sha256": "a" * 64, "file": name, "media_type": "image/png"}
    return Figure.objects.create(reading=clause.reading, clause=clause, place=0, **fields)


def _redlined(proposal: Proposal, author: User) -> None:
    """A version whose file has tracked changes."""
    told = facts.VersionFacts(date=date(2023, 5, 1), number="Redlined", language="en")
    versions.add(proposal, SimpleUploadedFile("records.docx", WORD), told, by=author)
    jobs.drain()


def _long(proposal: Proposal, author: User) -> dict[str, Any]:
    """Texts that come in portions, and their comparison."""
    old, new = (
        factories.version(
            *(paragraphs(str(number), "Duty", f"{words} {number}") for number in range(2 * HEAD)),
            paragraphs(str(2 * HEAD), "Terms", f"avatar: a picture of a person. {words} them."),
            proposal=proposal,
            number=f"Long {words}",
        )
        for words in ("Avatars keep", "Avatars store")
    )
    compared = comparisons.request(old=old, new=new, by=author)
    jobs.drain()
    compared.refresh_from_db()
    reading = old.current_reading
    assert reading is not None
    return {
        "long": old.slug,
        "long compared": compared.slug,
        "definitions": "avatar",
        "portion": lambda: f"{text_of(old, reading).tag}-1",
        "portion compared": lambda: f"{changes_of(compared, 'unified').tag}-1",
    }


def _furnish(proposal: Proposal, team: Team, author: User, editor: User, admin: User) -> dict[str, Any]:
    """What a team has on a proposal beside its texts."""
    text = _text(proposal, team, author, admin)
    old, new = (Version.objects.get(slug=text[name]) for name in ("a3", "a1"))
    visible = [Annotation.Visibility.TEAM] * 4 + [Annotation.Visibility.PRIVATE] * 2
    if not proposal.restricted:
        visible.append(Annotation.Visibility.PUBLIC)
    said, other, spare, carried, private, unpublished, *shown = (
        remarks.remark(old, author, team, number="1", quote=QUOTE, visibility=who) for who in visible
    )
    for one in (said, other, spare, carried, private, unpublished, *shown):
        one.placements.all().delete()
        remarks.placement(one, new, Placement.State.TO_CONFIRM, number="1", quote=QUOTE)
    decided = placements.settle(carried.placements.get(), is_right=True, by=author)
    worded = remarks.remark(old, author, team, number="1", quote=QUOTE, proposal="replace", proposed="record no face")
    worded.placements.all().delete()
    remarks.placement(worded, new, Placement.State.SAME, number="1", quote=QUOTE)
    wordings.settle(worded, new, wordings.WordingChoice(wordings.KEEP), by=author)
    draft, _ = drafts.keep(DraftPlace(old, text["key"]), {"comment": "For how long"}, by=author)
    reviews.mark(old, text["key"], is_reviewed=True, by=author)
    comparison = Comparison.objects.get(slug=text["comparisons"])
    confirmed = confirmations.confirm(comparison, text["duty"], "neither", by=author, team=team)
    call, closed = (consultations.add(old, Call(name), team=team, by=editor) for name in ("Open", "Closed"))
    drawn, frozen = (comment_sets.draw_up(call, [said, other], by=editor) for _ in range(2))
    consultations.close(closed, by=editor)
    comments.write(drawn, [RowEdit(None, {"clause": "1", "comment": "Name a period.", "kind": "ge"})], by=editor)
    comments.write(drawn, [RowEdit(None, {"comment": "Undone."})], by=editor)
    draft_sets.undo(drawn, by=editor)
    comment_sets.freeze(frozen, by=editor)
    changing.change(other, Remark("Kept for how long?", visibility=visible[1]), by=author)
    gone, judged = (remarks.remark(old, author, team, number="1", quote=QUOTE) for _ in range(2))
    # What nobody settled is looked for again while the world grows.
    for one in (gone, judged):
        one.placements.all().delete()
        placements.settle(remarks.placement(one, new, Placement.State.GONE), is_right=False, by=author)
    judgement = judgements.judge(gone, new, "answered/gone", "confirmed", by=author, team=team)
    first, added, row = drawn.comments.order_by("order")
    rows = {name: _of(one) for name, one in (("said", said), ("private", private), ("shown", [*shown, said][0]))}
    return {
        **text,
        **rows["said"],
        "rows": rows,
        "unpublished": unpublished.slug,
        "team": team.slug,
        "teams": team.slug,
        "other": spare.slug,
        "carried": carried.slug,
        "worded": worded.slug,
        "wording": new.slug,
        "moment": decided.decided_at.isoformat(),
        "drafts": draft.slug,
        "confirmations": confirmed.slug,
        "judged": judged.slug,
        "judgements": judgement.slug,
        "consultations": call.slug,
        "call": call.slug,
        "closed": closed.slug,
        "comment-sets": drawn.slug,
        "set": drawn.slug,
        "frozen": frozen.slug,
        "frozen row": frozen.comments.order_by("order")[0].slug,
        "comments": row.slug,
        "row": row.slug,
        "first": first.slug,
        "added": added.slug,
        "row seen": row.changed_at.isoformat(),
    }


def _of(said: Annotation) -> dict[str, Any]:
    """An annotation and an answer to it."""
    assert said.author is not None
    reply = replies.add(said, "Clause 1 names no period.", by=said.author)
    return {"annotations": said.slug, "said": said.slug, "annotation": said.slug, "replies": reply.slug}
