from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from annotations.models import CommentSet, Consultation
from annotations.services import replies, reviews, visits
from proposals.models import Job, Membership, Role, User
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies how identities are kept in every virtual world it serves.")
RECORD = paragraphs("2", "Record", "The record of what each user did is required to be stored permanently.")
LATER = paragraphs("2", "Record", "The record of what each user did is recommended to be stored for a long period.")
NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def ana(client):
    with time_machine.travel(NOW - timedelta(days=30)):
        person = factories.person("ana", name="Ana")
    client.force_login(person)
    return person


@pytest.fixture
def team(ana):
    return factories.team(ana, role=Role.EDITOR, name="Team A")


@pytest.fixture
def clock(client, ana):
    """It is noon; one is signed in."""
    with time_machine.travel(NOW, tick=False) as traveller:
        client.force_login(ana)
        yield traveller


def two(proposal=None):
    """Two versions of a proposal and their comparison, asked for."""
    proposal = proposal or factories.proposal(number="P1")
    old = factories.version(SCOPE, RECORD, proposal=proposal, number="N1")
    new = factories.version(SCOPE, LATER, proposal=proposal, number="N2")
    return old, new, comparisons.request(old=old, new=new)


def debt(person, proposal=None):
    """The second clause of a draft changed since the person reviewed both."""
    old, new, comparison = two(proposal)
    for clause in old.current_reading.clauses.all():
        reviews.mark(old, clause.key, is_reviewed=True, by=person)
    jobs.drain()
    return new, comparison


def due(version, team, **facts):
    return Consultation.objects.create(**{"version": version, "team": team, "title": "Comments", **facts})


def test_an_empty_desk_says_what_it_is_for_and_leads_on(client, ana):
    assert words(client.get("/desk/"), "empty") == [
        "No comments are due.All consultations",
        "Nothing changed that you have reviewed.To the library",
        "Every annotation has its place.To the library",
        "No version came in, and nobody answered you.To the library",
    ]


def test_strangers_sign_in_first(client):
    for address in ("/desk/", "/desk/jobs/", "/desk/tray/"):
        assert client.get(address)["Location"] == f"/sign-in/?next={address}"


def test_deadlines_are_counted_down_in_their_own_zone_until_they_are_answered(client, clock, team):
    version = factories.version(SCOPE, number="N1", proposal=factories.proposal(number="P1"))
    for days, title in ((2, "Soon"), (-3, "Late"), (-20, "Long over"), (1, "Answered")):
        due(version, team, title=title, deadline=NOW + timedelta(days=days), time_zone="Asia/Tokyo")
    due(version, team, title="Some day")
    CommentSet.objects.create(consultation=Consultation.objects.get(title="Answered"), state="sent")
    due(version, factories.team(), title="Of others", deadline=NOW + timedelta(days=1))
    answer = client.get("/desk/")
    rows = [row for row in words(answer, "desk-row") if "Team A" in row]
    assert rows == [
        "Late P1 N1 · Team A closed 3 days ago 29 Dec 2026 21:00 (Asia/Tokyo)",
        "Soon P1 N1 · Team A in 2 days 3 Jan 2027 21:00 (Asia/Tokyo)",
        "Some day P1 N1 · Team A no deadline",
    ]


def test_what_changed_since_one_reviewed_it_leads_to_its_change(client, ana):
    new, comparison = debt(ana)
    answer = client.get("/desk/")
    key = new.current_reading.clauses.get(number="2").key
    assert f"/comparisons/{comparison.slug}/#{key}" in values(answer, "href")
    assert "1 clause changed since you reviewed it, in 1 draft." in text(answer)
    reviews.mark(new, key, is_reviewed=True, by=ana)
    assert "changed since you reviewed" not in text(client.get("/desk/"))


def test_only_the_newest_text_is_owed(client, ana):
    new, _ = debt(ana)
    third = factories.version(SCOPE, RECORD, proposal=new.proposal, number="N3")
    reviews.follow(third)
    jobs.drain()
    assert "changed since you reviewed" not in text(client.get("/desk/"))


def test_what_one_may_not_see_any_more_is_not_owed(client, ana, team):
    new, _ = debt(ana, factories.proposal(teams=[team]))
    assert "1 clause changed since you reviewed it, in 1 draft." in text(client.get("/desk/"))
    new.proposal.teams.clear()
    assert "changed since you reviewed" not in text(client.get("/desk/"))


def test_the_tray_holds_what_one_may_decide_and_leads_to_its_place(client, ana, team):
    ben = factories.person("ben", name="Ben")
    theirs = factories.team(ben)
    Membership.objects.create(team=team, user=ben, role=Role.REVIEWER)
    old, new, _ = two()
    mine = remark(old, ana, team, number="2", quote="permanently", comment="Mine")
    ours = remark(old, ben, team, number="2", comment="Ours")
    hidden = remark(old, ben, team, number="2", comment="Hidden", visibility="private")
    other = remark(old, ben, theirs, number="2", comment="Theirs", visibility="public")
    for one, state in ((ours, "gone"), (mine, "to-confirm"), (hidden, "gone"), (other, "gone")):
        placement(one, new, state)
    Job.objects.all().delete()
    for address in ("/desk/", "/desk/tray/"):
        answer = client.get(address)
        assert [row.split(" P1")[0] for row in words(answer, "desk-row")] == ["Mine", "Ours"]
        assert f"/versions/{new.slug}/?annotation={mine.slug}" in values(answer, "href")
    assert "2 annotations stand where Clauseline does not guess." in text(client.get("/desk/"))
    Membership.objects.filter(user=ana).update(role=Role.READER)
    assert words(client.get("/desk/tray/"), "desk-row") == []


def test_the_tray_asks_once_in_the_newest_text_and_not_again(client, ana, team):
    old, new, _ = two()
    asked = remark(old, ana, team, number="2", quote="permanently", comment="Asked")
    placement(asked, new, "gone")
    third = factories.version(SCOPE, proposal=new.proposal, number="N3")
    last = placement(asked, third, "to-confirm")
    assert f"/versions/{third.slug}/?annotation={asked.slug}" in values(client.get("/desk/tray/"), "href")
    assert len(words(client.get("/desk/tray/"), "desk-row")) == 1
    last.decided_at = NOW
    last.save()
    assert words(client.get("/desk/tray/"), "desk-row") == []


@pytest.mark.parametrize(("page", "shown"), [(1, 30), (2, 1)])
def test_the_tray_has_pages(client, ana, team, page, shown):
    old, new, _ = two()
    for number in range(31):
        placement(remark(old, ana, team, number="2", comment=f"Remark {number}"), new, "gone")
    assert len(words(client.get(f"/desk/tray/?page={page}"), "desk-row")) == shown
    assert "/desk/tray/" in values(client.get("/desk/"), "href")


def test_new_is_what_came_in_after_the_last_visit(client, clock, team):
    ben = factories.person("ben", name="Ben")
    factories.team(ben)
    _, new, _ = two()
    factories.version(SCOPE, number="Own", uploaded_by=User.objects.get(username="ana"))
    factories.version(SCOPE, number="Secret", proposal=factories.proposal(teams=[factories.team()]))
    said = remark(new, User.objects.get(username="ana"), team, number="2", comment="Why?", visibility="public")
    replies.add(said, "Because.", by=ben)
    jobs.drain()
    assert sorted(words(client.get("/desk/"), "new-row")) == [
        "Ben replied P1 N2 Because.",
        "P1 N1 Identity in virtual worlds",
        "P1 N2 Identity in virtual worlds 1 clause weakened · 1 reworded",
    ]
    clock.shift(timedelta(minutes=10))
    assert len(words(client.get("/desk/"), "new-row")) == 3
    assert visits.keep() == 1
    clock.shift(timedelta(minutes=31))
    assert words(client.get("/desk/"), "new-row") == []


def test_what_runs_is_told_until_it_is_over_and_then_the_desk_is_drawn_anew(client, ana):
    two()
    Job.objects.update(state="running", step="aligning the clauses", done=3, total=12)
    answer = client.get("/desk/")
    assert "P1 N1 → N2 aligning the clauses 3 / 12" in text(answer)
    assert "/desk/jobs/" in values(answer, "hx-get")
    Job.objects.update(state="done")
    over = client.get("/desk/jobs/", headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"
    assert "Nothing runs right now." in text(client.get("/desk/"))


def test_work_on_what_one_may_not_see_is_not_told(client, ana):
    two(factories.proposal(teams=[factories.team()]))
    assert "Nothing runs right now." in text(client.get("/desk/"))


@pytest.mark.parametrize("many", [1, 3])
def test_the_queries_are_few_however_long_the_lists(client, ana, team, many, django_assert_num_queries):
    ben = factories.person()
    factories.team(ben)
    for _ in range(many):
        new, _ = debt(ana, factories.proposal())
        due(new, team, deadline=NOW)
        said = remark(
            new.proposal.versions.get(number="N1"), ana, team, number="2", comment="Why?", visibility="public"
        )
        replies.add(said, "Because.", by=ben)
        jobs.drain()
        said.placements.update(state="gone")
        two(factories.proposal())
    client.get("/desk/")
    with django_assert_num_queries(16):
        answer = client.get("/desk/")
    assert len(words(answer, "desk-debt")) == many
    with django_assert_num_queries(4):
        assert len(words(client.get("/desk/tray/"), "desk-row")) == many
