"""What holds for every endpoint on rows: a new one that is not listed here fails the first test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.api.urls import router as annotations_router
from annotations.models import (
    Article,
    Draft,
    ForceConfirmation,
    Hint,
    Instrument,
    Judgement,
    OriginDecision,
    PairDecision,
    Review,
    Translation,
)
from annotations.services import annotations as remarks
from annotations.services import arguments, comment_sets, consultations, replies
from annotations.services.annotations import Remark
from annotations.services.arguments import Plea
from annotations.services.consultations import Call
from proposals.api.urls import router as proposals_router
from proposals.models import Contributor, Job, Link, Proposal, Role, Team, User, Version
from proposals.search.index import index
from proposals.services import audit, comparisons, invitations, jobs, tokens
from tests import factories
from tests.annotations.arriving import arrival
from tests.annotations.remarks import followed, remark
from tests.clients import UNSEEN, api
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FEE, NAME

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

TEXTS = ("The record is kept for ever.", "The record is kept for a year.")
FOR_ALL = {"bodies", "contributors", "concerns", "instruments"}
"""Names that every account sees, the vocabulary, and what it cites."""
Made = tuple[str, str]


class Rows:
    """An owner, the site's admin as well, with a team and things of theirs alone."""

    def __init__(self, username: str) -> None:
        self.owner: User = factories.person(username, is_superuser=True)
        self.team: Team = factories.team(self.owner, role=Role.OWNER)
        self.proposal: Proposal = factories.proposal(teams=[self.team])
        self.version = self.make_version()

    def make_version(self) -> Version:
        number = self.proposal.versions.count()
        clause = paragraphs("1", "Record", TEXTS[number % 2])
        made = factories.version(clause, proposal=self.proposal, uploaded_by=self.owner)
        index(made, made.current_reading.clauses.all())
        return made

    def key(self, version: Version) -> str:
        return str(version.current_reading.clauses.get().key)

    def annotation(self, version: Version | None = None) -> Any:
        remark = Remark(comment="A record?", concerns=("retention",))
        return remarks.add(version or self.version, remark, team=self.team, by=self.owner)

    def consultation(self) -> Any:
        return consultations.add(self.version, Call("Comments"), team=self.team, by=self.owner)

    def comment_set(self) -> Any:
        return comment_sets.draw_up(self.consultation(), [self.annotation()], by=self.owner)

    def link(self) -> Any:
        other = factories.proposal(teams=[self.team])
        return Link.objects.create(source=self.proposal, target=other, kind=Link.Kind.ANSWERS)

    def hint(self) -> Any:
        facts = {"concern": "retention", "end": 3, "vocabulary": "1", "key": self.key(self.version)}
        return Hint.objects.create(version=self.version, start=Hint.objects.count(), **facts)

    def confirmation(self) -> Any:
        words = {"old_key": "old", "new_key": "new", "words": str(ForceConfirmation.objects.count())}
        sides = {"old_version": self.version, "new_version": self.version}
        facts = {"state": "weakened", "decided_by": self.owner, "decided_at": timezone.now()}
        return ForceConfirmation.objects.create(team=self.team, **words, **sides, **facts)

    def judgement(self) -> Any:
        facts = {"subject": str(Judgement.objects.count()), "finding": "answered/gone", "state": "confirmed"}
        said = {"annotation": self.annotation(), "version": self.version, "kind": "became"}
        who = {"decided_by": self.owner, "decided_at": timezone.now()}
        return Judgement.objects.create(team=self.team, **facts, **said, **who)

    def origin_decision(self) -> Any:
        words = {"key": "key", "source_key": "key", "words": str(OriginDecision.objects.count())}
        sides = {"version": self.version, "source_version": self.version}
        facts = {"state": "rejected", "decided_by": self.owner, "decided_at": timezone.now()}
        return OriginDecision.objects.create(team=self.team, **words, **sides, **facts)

    def pair_decision(self) -> Any:
        words = {"key": str(PairDecision.objects.count()), "words": "digest"}
        sides = {"old_version": self.version, "new_version": self.version}
        facts = {"state": "none", "decided_by": self.owner, "decided_at": timezone.now()}
        return PairDecision.objects.create(team=self.team, **words, **sides, **facts)

    def argument(self) -> Any:
        articles = tuple(Article.objects.filter(slug__in=("iccpr-17", "gdpr-17")))
        plea = Plea("No name", "A pseudonym does.", concerns=("anonymity",), articles=articles)
        return arguments.add(plea, team=self.team, by=self.owner)

    def instruments(self, count: int) -> str:
        Instrument.objects.all().delete()
        for number in range(count):
            made = Instrument.objects.create(name=f"Treaty {number}")
            made.articles.create(label="1")
        return "instruments/"

    def arrival(self) -> Any:
        draft = looked(paragraphs("1", "Record", FACE), proposal=factories.proposal(teams=[self.team]))
        home = looked(paragraphs("1", "Record", NAME), proposal=self.proposal)
        return arrival(remark(home, self.owner, self.team, number="1"), draft)

    def comparison(self) -> Any:
        return comparisons.request(old=self.version, new=self.make_version(), by=self.owner)

    def draft(self) -> Any:
        return Draft.objects.create(author=self.owner, version=self.version, place=str(Draft.objects.count()))

    def invitation(self) -> Any:
        return invitations.invite(self.team, by=self.owner)[0]

    def event(self) -> Any:
        return audit.record("made", self.team, by=self.owner)

    def reply(self) -> Any:
        return replies.add(self.annotation(), "For how long?", by=self.owner)

    def member(self) -> Any:
        return self.team.memberships.create(user=factories.person())

    def changes(self, count: int) -> str:
        old, new = (
            factories.version(*(paragraphs(str(n), f"Record {n}", text) for n in range(count)), proposal=self.proposal)
            for text in TEXTS
        )
        asked = comparisons.request(old=old, new=new)
        jobs.drain()
        return f"comparisons/{asked.slug}/changes/"

    def strength(self, count: int) -> str:
        verbs = ("shall", "should")
        old, new = (
            factories.version(
                *(paragraphs(str(n), f"Record {n}", f"The record of kind {n} {verb} be erased.") for n in range(count)),
                proposal=self.proposal,
            )
            for verb in verbs
        )
        asked = comparisons.request(old=old, new=new)
        jobs.drain()
        return f"comparisons/{asked.slug}/strength/?verdict=weakened"

    def pairs(self, count: int) -> str:
        old = factories.version(
            *(paragraphs(str(n), "记录", f"记录{n}应当删除。") for n in range(count)),
            proposal=self.proposal,
            language="zh",
        )
        new = factories.version(
            *(paragraphs(str(n), "Record", f"Record {n} shall be erased.") for n in range(count)),
            proposal=self.proposal,
        )
        asked = comparisons.request(old=old, new=new)
        jobs.drain()
        return f"comparisons/{asked.slug}/pairs/"

    def clauses(self, count: int) -> str:
        texts = (paragraphs(str(n), "Record", *TEXTS) for n in range(count))
        return f"versions/{factories.version(*texts, proposal=self.proposal).slug}/clauses/"

    def origins(self, count: int) -> str:
        texts = [paragraphs(str(n), "Record", text) for n, text in enumerate((FACE, NAME, FEE)[:count])]
        looked(*texts, proposal=factories.proposal(teams=[self.team]))
        return f"versions/{looked(*texts, proposal=self.proposal).slug}/origins/"

    def marks(self, count: int) -> str:
        for _ in range(count):
            self.annotation()
        return f"proposals/{self.proposal.slug}/ledger/"

    def reviews(self, count: int) -> str:
        made = factories.version(*(paragraphs(str(n), "Record") for n in range(count)), proposal=self.proposal)
        for clause in made.current_reading.clauses.all():
            Review.objects.create(user=self.owner, version=made, key=clause.key)
        return f"versions/{made.slug}/reviews/"

    def translations(self, count: int) -> str:
        made = factories.version(paragraphs("1", "记录", "应当删除。"), proposal=self.proposal, language="zh")
        for number in range(count):
            facts = {"key": self.key(made), "words": "digest", "language": "en", "text": str(number)}
            Translation.objects.create(team=self.team, version=made, added_by=self.owner, **facts)
        return f"versions/{made.slug}/translations/"

    def placements(self, count: int) -> str:
        said = self.annotation()
        for _ in range(count):
            comparisons.request(old=self.version, new=self.make_version())
        jobs.drain()
        return f"annotations/{said.slug}/placements/"

    def comments(self, count: int) -> str:
        chosen = [self.annotation() for _ in range(count)]
        made = comment_sets.draw_up(self.consultation(), chosen, by=self.owner)
        return f"comment-sets/{made.slug}/comments/"

    def people(self, count: int) -> str:
        for _ in range(count - 1):
            self.member()
        return f"teams/{self.team.slug}/people/"

    def found(self, count: int) -> str:
        for _ in range(count):
            self.annotation()
        followed()
        return "search/?q=record"


LISTS: dict[str, Callable[[Rows, int], str]] = {}


def each(noun: str, make: Callable[[Rows], Any], already: int = 0) -> None:
    """A list of rows that are made one by one."""

    def several(rows: Rows, count: int) -> str:
        for _ in range(count - already):
            make(rows)
        return f"{noun}/"

    LISTS[noun] = several


each("annotations", Rows.annotation)
each("arguments", Rows.argument)
each("arrivals", Rows.arrival)
each("audit", Rows.event, already=0)
each("bodies", lambda rows: factories.body(), already=1)
each("comment-sets", Rows.comment_set)
each("comparisons", Rows.comparison)
each("confirmations", Rows.confirmation)
each("consultations", Rows.consultation)
each("contributors", lambda rows: Contributor.objects.create(name=f"Institute {Contributor.objects.count()}"))
each("drafts", Rows.draft)
each("hints", Rows.hint)
each("invitations", Rows.invitation)
each("jobs", lambda rows: Job.objects.create(kind="reading", target=rows.version.pk))
each("judgements", Rows.judgement)
each("links", Rows.link)
each("origin-decisions", Rows.origin_decision)
each("pair-decisions", Rows.pair_decision)
each("proposals", lambda rows: factories.proposal(teams=[rows.team]), already=1)
each("replies", Rows.reply)
each("teams", lambda rows: factories.team(rows.owner), already=1)
each("tokens", lambda rows: tokens.make(rows.owner, "laptop"))
each("versions", Rows.make_version, already=1)
LISTS |= {
    "annotations/(annotation)/placements": Rows.placements,
    "comment-sets/(set)/comments": Rows.comments,
    "comparisons/(comparison)/changes": Rows.changes,
    "comparisons/(comparison)/pairs": Rows.pairs,
    "comparisons/(comparison)/strength": Rows.strength,
    "instruments": Rows.instruments,
    "proposals/(proposal)/ledger": Rows.marks,
    "search": Rows.found,
    "teams/(team)/people": Rows.people,
    "versions/(version)/clauses": Rows.clauses,
    "versions/(version)/origins": Rows.origins,
    "versions/(version)/reviews": Rows.reviews,
    "versions/(version)/translations": Rows.translations,
}


def plain(prefix: str) -> str:
    """ "versions/(version)/clauses" for the pattern that the router knows."""
    return prefix.replace("?P<", "").replace(">[0-9a-zA-Z_-]+", "")


def test_every_list_is_tried():
    registered = [plain(prefix) for router in (annotations_router, proposals_router) for prefix, *_ in router.registry]
    assert sorted(LISTS) == sorted(
        set(registered) - {"concerns", "versions/(version)/lineage", "versions/(version)/brief"}
    )


@pytest.mark.parametrize("noun", LISTS)
def test_queries_do_not_grow_with_rows(noun: str):
    counts = []
    for count in (1, 3):
        rows = Rows(f"owner-{count}")
        address = LISTS[noun](rows, count)
        client = api(rows.owner)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = client.get(f"/api/v1/{address}").json()["results"]
        assert len(found) >= count
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("noun", [noun for noun in LISTS if noun not in FOR_ALL])
def test_for_others_nothing_of_it_is_there(noun: str):
    rows = Rows("owner")
    address = LISTS[noun](rows, 1)
    seen = api(rows.owner).get(f"/api/v1/{address}").json()["results"]
    assert seen
    outsider = factories.person()
    factories.team(outsider, role=Role.OWNER)
    theirs = api(outsider).get(f"/api/v1/{address}")
    if theirs.status_code == 200:
        own = {str(row) for row in theirs.json()["results"]}
        assert own & {str(row) for row in seen} == set()
        assert noun in ("teams", "tokens") or own == set()
    else:
        assert theirs.json() == UNSEEN
    for id_ in [row["id"] for row in seen if "id" in row]:
        assert api(outsider).get(f"/api/v1/{address.partition('?')[0]}{id_}/").json() == UNSEEN
