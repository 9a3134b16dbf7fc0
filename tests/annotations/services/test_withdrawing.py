"""Withdrawn and restored, what people said of a version stands as it stood; meanwhile nobody reads its words."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from annotations.models import Annotation, Comment, CommentSet, Consultation, Hint, Placement, Review
from annotations.queries.search import SearchScope, find
from annotations.services import comment_sets, placements, reviews
from clauseline.tokens import question
from proposals.models import Job, Notice, Role, Version
from proposals.services import clearing, comparisons, erasure, jobs, retention, withdrawals
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SECRET = "zebrawood"
"""A word of the draft that nobody quotes."""


@pytest.fixture
def team():
    return factories.team(name="Keepers")


@pytest.fixture
def drafts(team):
    """Three versions; the words of the one in the middle are to be withdrawn."""
    proposal = factories.proposal(keeper=team)
    return [
        factories.version(
            paragraphs("1", "Scope", f"The platform {force} record the gaze of users."),
            paragraphs("2", f"Names {words}", f"Users give their real name {words}."),
            proposal=proposal,
            number=f"D{n}",
            title=f"Title {words}",
        )
        for n, force, words in ((1, "shall", "once"), (2, "should", SECRET), (3, "may", "twice"))
    ]


@pytest.fixture
def said(drafts, editor, team):
    """Remarks on each, carried on; one place was decided by a person."""
    first, middle, last = drafts
    made = [remark(one, editor, team, number="1", quote="gaze", comment=f"Of {one}.") for one in drafts]
    made.append(remark(middle, editor, team, number="2", quote="real name", comment="For whom?"))
    for old, new in ((first, middle), (middle, last)):
        comparisons.request(old=old, new=new)
    jobs.submit("hints", middle.pk)
    jobs.drain()
    there = Placement.objects.get(annotation=made[0], version=middle)
    placements.attach(there, key=middle.current_reading.clauses.get(number="2").key, by=editor)
    reviews.mark(middle, middle.current_reading.clauses.get(number="1").key, is_reviewed=True, by=editor)
    jobs.drain()
    return made


def withdraw(version, by):
    withdrawals.withdraw(version, reason="Sent by mistake", by=by)
    clearing.clear(version.pk)
    version.refresh_from_db()


def told(drafts, editor):
    places = Placement.objects.order_by("annotation", "version").values_list(
        "annotation", "version__number", "key", "quote", "before", "after", "start", "state", "decided_by", "decided_at"
    )
    rows = find(editor, question("gaze OR name"), SearchScope())
    return {
        "places": list(places),
        "clauses": [list(one.current_reading.clauses.values_list("key", "text")) for one in drafts],
        "quotes": list(Annotation.objects.order_by("pk").values_list("key", "quote", "before", "after", "start")),
        "hits": [list(find(editor, question(words), SearchScope())[:99]) for words in ("gaze", "name", SECRET)],
        "count": len(rows[:99]),
        "hints": list(Hint.objects.order_by("pk").values_list("version", "key", "concern", "decisions__state")),
        "ticks": list(Review.objects.values_list("user", "version", "key")),
    }


def test_undone_the_outline_the_places_that_people_decided_and_the_hits_are_the_same(drafts, said, owner, editor):
    before = told(drafts, editor)
    withdraw(drafts[1], owner)
    assert told_of_places(drafts[1]) == [(said[0].pk, True)]
    jobs.drain()
    withdrawals.restore(drafts[1], by=owner)
    jobs.drain()
    for one in drafts:
        one.refresh_from_db()
    assert told(drafts, editor) == before


def told_of_places(version):
    rows = Placement.objects.filter(version=version).order_by("pk")
    return [(row.annotation_id, row.decided_at is not None) for row in rows]


def test_a_version_that_arrives_meanwhile_is_placed_without_the_withdrawn_one(drafts, said, owner, team):
    withdraw(drafts[1], owner)
    late = factories.version(
        paragraphs("1", "Scope", "The platform may record the gaze of users."), proposal=drafts[0].proposal, number="D4"
    )
    comparisons.request(old=drafts[2], new=late)
    jobs.drain()
    assert set(Job.objects.exclude(state=Job.State.CANCELLED).values_list("state", flat=True)) == {Job.State.DONE}
    assert Placement.objects.filter(version=late, annotation__in=(said[0], said[2])).count() == 2
    withdrawals.restore(drafts[1], by=owner)
    jobs.drain()
    assert Placement.objects.filter(version=late, annotation__in=said).count() == 4


@pytest.mark.postgres
def test_teams_are_told_how_many_of_their_own_remarks_stand_there(drafts, said, owner, editor, team):
    bob, eve, dan = factories.person("bob"), factories.person("eve"), factories.person("dan")
    others = factories.team(bob, eve, name="Others")
    factories.team(dan, name="Bystanders")
    remark(drafts[1], bob, others, number="1", quote="gaze")
    remark(drafts[1], bob, others, number="1", visibility="private")
    Notice.objects.all().delete()
    withdraw(drafts[1], owner)
    facts = {one.user.username: one.facts["remarks"] for one in Notice.objects.filter(what="withdrawn")}
    assert facts == {"eva": 2, "bob": 2, "eve": 1}
    withdrawals.restore(drafts[1], by=owner)
    assert sorted(Notice.objects.filter(what="restored").values_list("user__username", flat=True)) == [
        "bob",
        "eva",
        "eve",
    ]


def test_the_desk_tells_and_one_puts_it_away(drafts, said, owner, editor, client):
    withdraw(drafts[1], owner)
    client.force_login(editor)
    assert "2 remarks of yours stand there" in client.get(reverse("desk")).text
    notice = Notice.objects.get(user=editor)
    client.force_login(owner)
    assert client.post(reverse("notice-seen", args=[notice.slug])).status_code == 404
    client.force_login(editor)
    assert client.post(reverse("notice-seen", args=[notice.slug])).status_code == 302
    assert "2 remarks of yours" not in client.get(reverse("desk")).text


def test_no_page_and_no_program_reads_a_withdrawn_text(drafts, said, owner, editor, team, client):
    """All that speaks of it is asked, as who may see the most, at its old addresses."""
    middle, comparison = drafts[1], comparisons.request(old=drafts[0], new=drafts[1])
    key, hint = middle.current_reading.clauses.get(number="2").key, Hint.objects.filter(version=middle).first()
    pages = [
        reverse("version", args=[middle.slug]),
        f"/versions/{middle.slug}/margin/",
        f"/versions/{middle.slug}/facts/",
    ]
    pages += [
        f"/versions/{middle.slug}/{what}/" for what in ("portions/1", f"clauses/{key}", "margin/hints", "annotate")
    ]
    pages += [f"/comparisons/{comparison.slug}/{what}" for what in ("", "portions/1/", "filters/", "hints/")]
    pages += [f"/comparisons/{comparison.slug}/export/{form}/" for form in ("docx", "html", "json")]
    pages += [
        reverse("proposal", args=[middle.proposal.slug]),
        "/desk/",
        "/desk/tray/",
        "/",
        f"/search/?q={SECRET[:5]}*",
    ]
    pages += ["/search/?q=name&versions=all", *(reverse("annotation-card", args=[one.slug]) for one in said)]
    rest = [f"versions/{middle.slug}/{what}" for what in ("", "file/", "report/", "clauses/", f"clauses/{key}/")]
    rest += [f"comparisons/{comparison.slug}/{what}" for what in ("", "changes/", "strength/", "export/json/")]
    rest += ["versions/", "comparisons/", "hints/", f"hints/{hint.slug}/", "search/?q=name", "annotations/", "jobs/"]
    rest += [f"annotations/{one.slug}/placements/" for one in said]
    admin = factories.person("admin", is_superuser=True, is_staff=True)
    team.memberships.create(user=admin, role=Role.OWNER)
    before = leaks(client, admin, pages, rest)
    withdrawals.withdraw(middle, reason="Sent by mistake", by=owner)
    assert leaks(client, admin, pages, rest) == []  # Also before anything is cleared.
    clearing.clear(middle.pk)
    assert leaks(client, admin, pages, rest) == []
    assert len(before) > 12


def leaks(client, person, pages, rest):
    client.force_login(person)
    answers = [(path, client.get(path)) for path in pages]
    answers += [(path, api(person).get(f"/api/v1/{path}")) for path in rest]
    return [path for path, answer in answers if SECRET in body(answer)]


def body(answer):
    data = b"".join(answer) if answer.streaming else answer.content
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_what_people_quoted_stays_theirs_until_the_admin_erases_it_for_the_law(drafts, said, owner, editor, team):
    middle = drafts[1]
    asked = Consultation.objects.create(version=middle, team=team, title="Comments", member_code="XA")
    frozen, draft = (comment_sets.draw_up(asked, said[3:], by=editor) for _ in range(2))
    comment_sets.freeze(frozen, by=editor)
    withdraw(middle, owner)
    retention.sweep(timezone.now() + timedelta(days=31))
    assert Annotation.objects.get(pk=said[3].pk).quote == "real name"
    assert list(Comment.objects.values_list("quote", "title")) == [("real name", f"Names {SECRET}")] * 2
    assert list(Annotation.objects.filter(version=middle).values_list("before", "after")) == [("", "")] * 2
    assert (Hint.objects.filter(version=middle).count(), Review.objects.filter(version=middle).count()) == (0, 0)
    erasure.erase_for_law(Version.objects.get(pk=middle.pk), reason="A court", by=factories.person(is_superuser=True))
    erasure.finish(middle.pk)
    assert list(Annotation.objects.filter(version=middle).values_list("quote", "comment")) == [
        ("", "Of D2."),
        ("", "For whom?"),
    ]
    assert list(Comment.objects.values_list("quote", "title", "sources", "comment")) == [("", "", {}, "For whom?")] * 2
    assert not Placement.objects.filter(version=middle).exclude(quote="").exists()
    assert CommentSet.objects.get(pk=draft.pk).steps.count() == 0
