"""A restricted proposal does not exist for people of other teams, at any address of the site.

The addresses come from the site itself: a new one is walked too, and one that names something unknown here fails.

Dear: each address of the site is asked for what is secret and for what is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from annotations.models import (
    Argument,
    Comment,
    CommentSet,
    ForceConfirmation,
    Hint,
    Judgement,
    OriginDecision,
    PairDecision,
    Translation,
)
from annotations.services import comment_sets, consultations, drafts, replies, reviews
from annotations.services.consultations import Call
from annotations.services.drafts import DraftPlace
from proposals.api.declared import declared
from proposals.models import Clause, Figure, Job, Notice, Role, User, Version
from proposals.services import comparisons, invitations, jobs, links, orders, origins
from tests import factories
from tests.annotations import remarks
from tests.annotations.arriving import arrival
from tests.everything import everything
from tests.factories import paragraphs
from tests.project.routes import METHODS, Route, addresses

pytestmark = [pytest.mark.once, pytest.mark.django_db]

WORD, FOUND_BY = "Quokka", "marsupial"
"""The first stands in all that is secret and in no question; search finds it by the second."""
OPENLY, SHARED = (
    "Taken over",
    "and keep the picture until the harbour is closed and every gull has left for winter.",
)
"""The title of a public proposal, and words of what is secret that it has too."""
OPEN = {
    "instruments",
    "portions",
    "audit",
    "concerns",
    "bodies",
    "contributors",
    "admin",
    "sign-in",
    "emails",
    "tokens",
}
"""What hangs on no proposal, or is a person's own; and portions, of which only long texts consist: the tests of shared
pages ask for those."""
NOWHERE = "nothing000"


@dataclass(frozen=True)
class Secret:
    """A restricted proposal with something of everything on it, and a person of its team."""

    inside: User
    ids: dict[str, str]
    """By the noun that stands before it in an address, the id of what is secret."""

    def known(self, address: str) -> list[str]:
        """What stands in this address."""
        nouns = Route("", address).nouns
        is_export = nouns == ["jobs"] and address.endswith(("/export/", "/file/"))
        return [self.ids["exported"]] if is_export else [self.ids[noun] for noun in nouns]


@pytest.fixture(scope="module")
def secret(django_db_setup: None, django_db_blocker: Any) -> Iterator[Secret]:
    """One for all addresses: what a test does to it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made_secret()
        transaction.set_rollback(True)


def made_secret() -> Secret:
    inside = factories.person("inside")
    team = factories.team(inside, role=Role.OWNER)
    proposal = factories.proposal(teams=[team], title=f"{WORD} {FOUND_BY}", number="Q.1")
    text = f"The {FOUND_BY} {WORD} shall record the face of each user {SHARED}"
    terms = paragraphs("2", "Terms", f"gazette: a list of {WORD}.")
    old = factories.version(paragraphs("1", f"{WORD} scope", text), terms, proposal=proposal, number=f"{WORD} 1")
    new = factories.version(paragraphs("1", f"{WORD} scope", text + " Always."), proposal=proposal, number=f"{WORD} 2")
    reading = jobs.submit("reading", old.pk)
    said = remarks.remark(old, inside, team, number="1", quote=WORD, comment=f"{WORD} {FOUND_BY}")
    remarks.placement(said, new, "same", number="1", quote=WORD)
    reply = replies.add(said, f"{WORD} indeed", by=inside)
    draft, _is_new = drafts.keep(DraftPlace(old), {"comment": WORD}, by=inside)
    comparison = comparisons.request(old=old, new=new)
    Job.objects.exclude(pk=reading.pk).update(state=Job.State.DONE)
    consultation = consultations.add(old, Call(f"{WORD} comments"), team=team, by=inside)
    drawn = comment_sets.draw_up(consultation, [said], by=inside)
    reviews.mark(old, said.key, is_reviewed=True, by=inside)
    link = links.add(proposal, "answers", factories.proposal(title="Open to all"), by=inside)
    hint = Hint.objects.create(
        version=old, key=said.key, concern="biometric-body", start=0, end=3, trigger=WORD, vocabulary="1"
    )
    confirmation = ForceConfirmation.objects.create(
        team=team, old_version=old, new_version=new, new_key=said.key, state="weakened", decided_at=timezone.now()
    )
    judgement = Judgement.objects.create(
        team=team,
        kind="became",
        annotation=said,
        version=new,
        key=said.key,
        finding="lost/gone",
        state="confirmed",
        why=WORD,
        decided_at=timezone.now(),
    )
    public = factories.version(paragraphs("1", "Faces", f"They {SHARED}"), proposal=factories.proposal(title=OPENLY))
    for version in (old, public):
        work = jobs.submit("origins", version.pk)
        jobs.perform(work.slug, origins.look)
    decision = OriginDecision.objects.create(
        team=team,
        version=old,
        key=said.key,
        source_version=public,
        source_key=public.current_reading.clauses.get().key,
        state="confirmed",
        why=WORD,
        decided_at=timezone.now(),
    )
    pair = PairDecision.objects.create(
        team=team,
        old_version=old,
        new_version=new,
        key=said.key,
        state="none",
        why=WORD,
        decided_at=timezone.now(),
    )
    told = {"key": said.key, "words": "", "language": "fr", "text": WORD, "translator": WORD}
    translation = Translation.objects.create(team=team, version=old, added_by=inside, visibility="public", **told)
    argument = Argument.objects.create(team=team, title=f"{WORD} {FOUND_BY}", text=WORD, made_by=inside)
    argument.uses.create(annotation=said)
    invitation, _secret = invitations.invite(team, by=inside)
    rows: dict[str, Any] = {
        "proposals": proposal,
        "versions": old,
        "comparisons": comparison,
        "jobs": reading,
        "annotations": said,
        "placements": new,
        "replies": reply,
        "drafts": draft,
        "consultations": consultation,
        "comment-sets": drawn,
        "comments": Comment.objects.get(),
        "rows": Comment.objects.get(),
        "links": link,
        "hints": hint,
        "confirmations": confirmation,
        "judgements": judgement,
        "origin-decisions": decision,
        "pair-decisions": pair,
        "arguments": argument,
        "arrivals": arrival(said, public),
        "translations": translation,
        "teams": team,
        "people": inside,
        "invitations": invitation,
        "notices": Notice.objects.create(user=inside, what="withdrawn", facts={"version": old.slug}),
    }
    ids = {noun: row.slug for noun, row in rows.items()}
    keys = {
        "clauses": said.key,
        "reviews": said.key,
        "lineage": said.key,
        "definitions": "gazette",
        "export": "iso",
        "brief": "docx",
        "changes": "docx",
        "wording": new.slug,
        "pictures": _picture(old).sha256,
    }
    return Secret(inside, {**ids, **keys, "exported": _exported(drawn, inside).slug})


@pytest.mark.parametrize("address", ["origins/", "origins/shares/"])
def test_what_is_secret_is_no_origin_and_no_share(address, secret, outside):
    public = Version.objects.get(proposal__title=OPENLY)
    told = {
        person: signed_in(person).get(f"/api/v1/versions/{public.slug}/{address}").text
        for person in (outside, secret.inside)
    }
    assert not any(name in told[outside] for name in (WORD, *secret.ids.values()))
    assert (secret.ids["versions"] in told[secret.inside]) == (address == "origins/")
    assert (told[outside] == told[secret.inside]) == (address == "origins/shares/")


def _exported(drawn: CommentSet, by: User) -> Job:
    """What wrote a file of it for this person alone."""
    job = orders.submit(comment_sets.order(drawn, "csv", by=by), by=by)
    jobs.perform(job.slug, orders.write)
    return job


def _picture(version: Version) -> Figure:
    clause = Clause.objects.get(reading=version.current_reading, number="1")
    name = default_storage.save(f"pictures/{version.slug}/{'a' * 64}", ContentFile(b"picture"))
    fields = {"sha256": "a" * 64, "file": name, "media_type": "image/png"}
    return Figure.objects.create(reading=clause.reading, clause=clause, place=0, **fields)


@pytest.fixture
def outside() -> User:
    """Somebody who may do everything, elsewhere."""
    person = factories.person("outside")
    factories.team(person, role=Role.OWNER, name="Elsewhere")
    return person


SPECIFIC = [one for one in addresses() if "{}" in one and not set(one.split("/")) & OPEN]
GENERAL = [one for one in addresses() if "{}" not in one and not one.startswith(("/admin/", "/sign-"))]
SPECIFIC = [one for one in SPECIFIC if not one.startswith("/invitation/") and one != "/versions/{}/erase/"]
"""Without what strangers are meant to open, and what nobody of a team may."""


def signed_in(person: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(person)
    return client


Seen = tuple[int, str, str]
"""Status of an answer, its text without the ids that were asked for, and the methods that it says there are."""


def seen(client: Client, method: str, address: str, body: object = None, *, hidden: Secret) -> Seen:
    kind = {"content_type": "application/json"} if address.startswith("/api/") or method != "post" else {}
    answer = getattr(client, method)(address, body or {}, **kind)
    text = b"".join(answer).decode("utf-8", "replace") if answer.streaming else answer.text
    for one in sorted({*hidden.ids.values(), NOWHERE}, key=len, reverse=True):
        text = text.replace(one, "ID") if one != "iso" else text
    text = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text)
    return answer.status_code, text, answer.headers.get("Allow", "")


@pytest.mark.parametrize("address", SPECIFIC)
def test_what_is_secret_is_not_found(address, secret, outside):
    nouns = Route("", address).nouns
    known = secret.known(address)
    unknown = [value if noun in ("export", "brief") else NOWHERE for noun, value in zip(nouns, known, strict=True)]
    # Some pages tell of a row as it stands in a version; in the API it is a filter.
    of = {"version": secret.ids["placements"]} if not address.startswith("/api/") else {}
    inside = signed_in(secret.inside).get(address.format(*known), of)
    if inside.streaming:
        b"".join(inside)  # which closes the file, and no connection
    assert inside.status_code not in (404, 500), "the row of this address is not among the secret ones"
    there_are = ""
    for method in METHODS:
        if there_are and method.upper() not in there_are and not everything():
            continue  # It is refused whoever asks, as the one before.
        cache.clear()
        client = signed_in(outside)
        asked, nowhere = address.format(*known), address.format(*unknown)
        if of:
            asked, nowhere = f"{asked}?version={of['version']}", f"{nowhere}?version={NOWHERE}"
        found = seen(client, method, asked, hidden=secret)
        assert found == seen(client, method, nowhere, hidden=secret)
        assert WORD not in found[1]
        there_are = found[2] or there_are
        if method == "get":
            assert found[0] in (404, 405)


@pytest.mark.parametrize("address", GENERAL)
def test_what_is_secret_is_in_no_list(address, secret, outside):
    asked = {"q": FOUND_BY, "version": secret.ids["versions"], "proposal": secret.ids["proposals"]}
    asked |= {"source": secret.ids["proposals"], "annotation": secret.ids["annotations"], "team": secret.ids["teams"]}
    for query in ({}, *({name: value} for name, value in asked.items())):
        answer = signed_in(outside).get(address, query)
        text = answer.text if not answer.streaming else ""
        assert WORD not in text


BODIES = {
    "/api/v1/annotations/": {"version": "versions", "key": "clauses"},
    "/api/v1/comparisons/": {"old": "versions", "new": "placements"},
    "/api/v1/consultations/": {"version": "versions"},
    "/api/v1/links/": {"source": "proposals", "target": "proposals"},
    "/api/v1/replies/": {"annotation": "annotations"},
    "/comparisons/": {"old": "versions", "new": "placements"},
    "/consultations/new/": {"version": "versions"},
}


@pytest.mark.parametrize("address", BODIES)
def test_what_is_secret_cannot_be_named(address, secret, outside):
    rest = {"team": outside.teams.get().slug, "comment": "Why?", "text": "Why?", "title": "Why?", "kind": "answers"}
    if takes := declared(resolve(address).func, "POST"):
        rest = {name: value for name, value in rest.items() if name in (takes.body or {})}
    named = {name: secret.ids[noun] for name, noun in BODIES[address].items()}
    answers = [
        seen(signed_in(outside), "post", address, {**rest, **body}, hidden=secret)
        for body in (named, dict.fromkeys(named, NOWHERE))
    ]
    assert answers[0] == answers[1]
    assert answers[0][0] not in (201, 302)


def test_those_of_the_team_see_it(secret):
    client = signed_in(secret.inside)
    for address in (
        "/library/",
        f"/search/?q={FOUND_BY}",
        "/api/v1/proposals/",
        "/api/v1/annotations/",
        "/consultations/",
    ):
        assert WORD in client.get(address).text


def test_nobody_sees_it_on_a_public_site(secret, settings):
    settings.PUBLIC_SITE = True
    for address in SPECIFIC:
        known = secret.known(address)
        answer = Client().get(address.format(*known))
        assert answer.status_code in (302, 401, 403, 404, 405)
        assert WORD not in answer.text
