from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from annotations.models import CommentSet, Consultation
from annotations.queries.unreviewed import all_unreviewed
from annotations.services import comments, replies, reviews, visits
from annotations.services.comments import RowEdit
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
def editor(team, client):
    with time_machine.travel(NOW - timedelta(days=30)):
        person = factories.member(team, Role.EDITOR, "eva", name="Eva")
    client.force_login(person)
    return person


@pytest.fixture
def clock(client, editor):
    """It is noon; one is signed in."""
    with time_machine.travel(NOW, tick=False) as traveller:
        client.force_login(editor)
        yield traveller


def go_on(client, here=""):
    """Where the key leads from the page at this address."""
    return client.get("/desk/next/", {"from": here}).url


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


def test_an_empty_desk_says_what_it_is_for_and_leads_on(client, reader):
    client.force_login(reader)
    answer = client.get("/desk/")
    assert "Tonight Nothing is left for tonight. All consultations" in text(answer)
    assert "Without a deadline" not in text(answer)
    assert words(answer, "empty") == ["No version came in. To the library"]


def test_strangers_sign_in_first(client):
    for address in ("/desk/", "/desk/jobs/", "/desk/tray/"):
        assert client.get(address)["Location"] == f"/sign-in/?next={address}"


def test_deadlines_are_counted_down_in_ones_own_zone_until_they_are_answered(client, clock, team):
    version = factories.version(SCOPE, number="N1", proposal=factories.proposal(number="P1"))
    for days, title in ((2, "Soon"), (-3, "Late"), (-20, "Long over"), (1, "Answered")):
        due(version, team, title=title, deadline=NOW + timedelta(days=days), time_zone="Asia/Tokyo")
    due(version, team, title="Some day")
    CommentSet.objects.create(consultation=Consultation.objects.get(title="Answered"), state="sent")
    due(version, factories.team(), title="Of others", deadline=NOW + timedelta(days=1))
    answer = client.get("/desk/")
    rows = [row for row in words(answer, "desk-row") if "Team A" in row]
    assert rows == [
        "Late P1 N1 · Team A · What became of our remarks closed 3 days ago 29 Dec 2026 12:00 (UTC) 1 clause unread",
        "Soon P1 N1 · Team A · What became of our remarks in 2 days 3 Jan 2027 12:00 (UTC) 1 clause unread",
        "Some day P1 N1 · Team A · What became of our remarks 1 clause unread",
    ]
    User.objects.update(time_zone="Europe/Rome")
    assert "in 2 days 3 Jan 2027 13:00 (Europe/Rome)" in text(client.get("/desk/"))
    assert "3 Jan 2027 21:00 (Asia/Tokyo)" in values(client.get("/desk/"), "title")


@pytest.mark.postgres
def test_what_changed_since_one_reviewed_it_leads_to_its_change(client, editor):
    new, comparison = debt(editor)
    answer = client.get("/desk/")
    key = new.current_reading.clauses.get(number="2").key
    assert f"/comparisons/{comparison.slug}/#{key}" in values(answer, "href")
    assert "P1 N2 Identity in virtual worlds 1 clause changed since you reviewed it" in text(answer)
    reviews.mark(new, key, is_reviewed=True, by=editor)
    assert "changed since you reviewed" not in text(client.get("/desk/"))


def test_only_the_newest_text_is_owed(client, editor):
    new, _ = debt(editor)
    third = factories.version(SCOPE, RECORD, proposal=new.proposal, number="N3")
    reviews.follow(third)
    jobs.drain()
    assert "changed since you reviewed" not in text(client.get("/desk/"))


def test_it_counts_what_the_consultation_counts_and_the_heaviest_comes_first(client, editor, team):
    kept = paragraphs("2", "Record", "Records are kept for two days.")
    old = factories.version(SCOPE, kept, number="N1")
    shall = paragraphs("2", "Record", "Records are stored for two days.")
    new = factories.version(
        SCOPE, shall, paragraphs("3", "Use", "A provider shall tell why."), number="N2", proposal=old.proposal
    )
    comparisons.request(old=old, new=new)
    call = due(new, team, deadline=timezone.now() + timedelta(days=2))
    jobs.drain()
    answer = client.get("/desk/")
    assert words(answer, "desk-left") == ["1 heavy change unread of 2 changed clauses"]
    assert go_on(client).endswith(f"#{new.current_reading.clauses.get(number='3').key}")
    assert "2 clauses changed since N1" in text(client.get(f"/consultations/{call.slug}/"))
    reviews.mark(new, new.current_reading.clauses.get(number="3").key, is_reviewed=True, by=editor)
    assert words(client.get("/desk/"), "desk-left") == ["1 changed clause unread"]
    assert "1 clause changed since N1" in text(client.get(f"/consultations/{call.slug}/"))


@pytest.mark.postgres
def test_of_a_first_draft_every_clause_is_to_review_but_none_is_walked(client, editor, team):
    only = factories.version(SCOPE, RECORD, number="N1")
    due(only, team, deadline=timezone.now() + timedelta(days=2))
    jobs.drain()
    assert words(client.get("/desk/"), "desk-left") == ["2 clauses unread"]
    assert go_on(client) == f"/versions/{only.slug}/"


def test_what_a_colleague_reviewed_before_it_changed_counts_again_whichever_version_changed_it(client, editor, team):
    ben = factories.member(team, Role.READER, "ben", name="Ben")
    new, comparison = debt(ben)
    third = factories.version(SCOPE, LATER, proposal=new.proposal, number="N3")
    comparisons.request(old=new, new=third)
    told = comparisons.request(old=comparison.old_version, new=third)
    call = due(third, team, deadline=NOW)
    jobs.drain()
    (counted,) = all_unreviewed([call]).values()
    assert [(one.clause.number, one.comparison) for one in counted.owed] == [("2", told.slug)]


@pytest.mark.postgres
def test_what_one_may_not_see_any_more_is_not_owed(client, editor, team):
    new, _ = debt(editor, factories.proposal(teams=[team]))
    assert "1 clause changed since you reviewed it" in text(client.get("/desk/"))
    new.proposal.teams.clear()
    assert "changed since you reviewed" not in text(client.get("/desk/"))


@pytest.mark.postgres
def test_the_tray_holds_what_one_may_decide_and_leads_to_its_place(client, editor, team):
    ben = factories.person("ben", name="Ben")
    theirs = factories.team(ben)
    Membership.objects.create(team=team, user=ben, role=Role.REVIEWER)
    old, new, _ = two()
    mine = remark(old, editor, team, number="2", quote="permanently", comment="Mine")
    ours = remark(old, ben, team, number="2", comment="Ours")
    hidden = remark(old, ben, team, number="2", comment="Hidden", visibility="private")
    other = remark(old, ben, theirs, number="2", comment="Theirs", visibility="public")
    for one, state in ((ours, "gone"), (mine, "to-confirm"), (hidden, "gone"), (other, "gone")):
        placement(one, new, state)
    Job.objects.all().delete()
    answer = client.get("/desk/")
    assert words(answer, "desk-left") == ["2 remarks to place"]
    assert f"/desk/tray/?version={new.slug}&at={mine.slug}-{new.slug}" in values(answer, "href")
    assert asked(client) == ("1 of 2", "Mine")
    assert asked(client, at=f"{ours.slug}-{new.slug}") == ("2 of 2", "Ours")
    assert f"/versions/{new.slug}/?annotation={mine.slug}" in values(client.get("/desk/tray/"), "href")
    Membership.objects.filter(user=editor).update(role=Role.READER)
    assert asked(client) == ("", "Every remark has its place.")


def asked(client, **query):
    """The count and the comment of the question that is shown, or what is said in its place."""
    answer = client.get("/desk/tray/", query)
    return " ".join(words(answer, "asking-count")), words(answer, "asking-comment")[0]


def test_the_tray_asks_once_in_the_newest_text_and_of_another_one_where_that_is_asked_for(client, editor, team):
    old, new, _ = two()
    said = remark(old, editor, team, number="2", quote="permanently", comment="Asked")
    placement(said, new, "gone")
    third = factories.version(SCOPE, proposal=new.proposal, number="N3")
    last = placement(said, third, "to-confirm")
    assert f"/versions/{third.slug}/?annotation={said.slug}" in values(client.get("/desk/tray/"), "href")
    assert asked(client) == ("1 of 1", "Asked")
    last.decided_at = NOW
    last.save()
    assert asked(client) == ("", "Every remark has its place.")
    assert asked(client, version=new.slug) == ("1 of 1", "Asked")
    assert client.get("/desk/tray/", {"version": "unknown"}).status_code == 404


def answered(client, annotation, version, answer, **more):
    said = {"version": version.slug, "answer": answer, **more}
    return client.post(f"/annotations/{annotation.slug}/tray/", said)


@pytest.mark.postgres
def test_a_question_shows_both_passages_in_their_clauses(client, editor, team):
    old, new, _ = two()
    said = remark(old, editor, team, number="2", quote="required to be stored permanently", comment="Asked")
    placement(said, new, "to-confirm", number="2", quote="recommended to be stored for a long period")
    ours, theirs = words(client.get("/desk/tray/"), "asking-side")
    assert ours == (
        "N1 2 Record The record of what each user did is deleted: required; to be stored deleted: permanently;."
    )
    assert theirs == (
        "N2 2 Record The record of what each user did is inserted: recommended; to be stored "
        "inserted: for a long period;."
    )


def test_where_no_place_is_suggested_the_question_shows_what_became_of_the_clause(client, editor, team):
    old, new, _ = two()
    jobs.drain()
    said = remark(old, editor, team, number="2", quote="permanently", comment="Asked")
    placement(said, new, "gone")
    answer = client.get("/desk/tray/")
    assert words(answer, "asking-side")[1].startswith("N2 2 Record The record of what each user did is inserted: recom")
    assert "Does the remark still speak of it?" in text(answer)
    key = new.current_reading.clauses.get(number="2").key
    assert values(answer, "value").count(key) == 1
    answered(client, said, new, "clause", key=key)
    found = said.placements.get(version=new)
    assert (found.state, found.key, found.quote, found.decided_by) == ("reworded", key, "", editor)
    assert "1 attached elsewhere" in text(client.get("/desk/tray/"))


@pytest.mark.postgres
def test_what_is_gone_with_its_clause_is_asked_without_a_place(client, editor, team):
    old, _, _ = two()
    third = factories.version(SCOPE, proposal=old.proposal, number="N3")
    placement(remark(old, editor, team, number="2", quote="permanently", comment="Asked"), third, "gone")
    answer = client.get("/desk/tray/")
    assert words(answer, "asking-side")[1] == "N3 No place is suggested here."
    assert "Do its words live on elsewhere?" in text(answer)


@pytest.mark.postgres
def test_a_question_is_answered_in_the_tray_and_taken_back(client, editor, team):
    old, new, _ = two()
    said = [remark(old, editor, team, number="2", quote="permanently", comment=f"Asked {n}") for n in (1, 2)]
    for one in said:
        placement(one, new, "to-confirm", number="2", quote="record")
    first, second = (f"/desk/tray/?at={one.slug}-{new.slug}" for one in said)
    assert answered(client, said[0], new, "right").url == second
    assert said[0].placements.get(version=new).state == "reworded"
    assert answered(client, said[0], new, "undo").url == first
    assert answered(client, said[1], new, "gone").url == first
    found = said[1].placements.get(version=new)
    assert (found.state, found.decided_by, found.key) == ("gone", editor, "")
    assert answered(client, said[0], new, "right", within=new.slug).url == f"/desk/tray/?version={new.slug}&at=end"
    end = client.get("/desk/tray/")
    assert "That was the last question. Every remark has its place." in text(end)
    assert [row.split(" Undo")[0] for row in words(end, "desk-row")] == ["confirmed Asked 1", "marked as gone Asked 2"]
    assert answered(client, said[0], new, "perhaps").status_code == 400


def test_a_sitting_ends_with_a_pause(client, clock, editor, team):
    old, new, _ = two()
    said = [remark(old, editor, team, number="2", quote="permanently", comment=f"Asked {n}") for n in (1, 2, 3)]
    for one in said:
        placement(one, new, "to-confirm", number="2", quote="record")
    answered(client, said[0], new, "right")
    clock.shift(timedelta(minutes=29))
    answered(client, said[1], new, "right")
    clock.shift(timedelta(minutes=29))
    assert asked(client) == ("3 of 3", "Asked 3")
    clock.shift(timedelta(minutes=2))
    assert asked(client) == ("1 of 1", "Asked 3")


def test_nobody_answers_for_a_team_in_which_they_do_not_review(client, editor, team):
    ben = factories.person("ben")
    old, new, _ = two()
    theirs = remark(old, ben, factories.team(ben), number="2", comment="Theirs", visibility="public")
    placement(theirs, new, "gone")
    assert answered(client, theirs, new, "gone").status_code == 403
    hidden = remark(old, ben, ben.teams.get(), number="2", comment="Hidden", visibility="private")
    placement(hidden, new, "gone")
    assert answered(client, hidden, new, "gone").status_code == 404


def test_new_is_what_came_in_after_the_last_visit(client, clock, team):
    two()
    factories.version(SCOPE, number="Own", uploaded_by=User.objects.get(username="eva"))
    factories.version(SCOPE, number="Secret", proposal=factories.proposal(teams=[factories.team()]))
    jobs.drain()
    assert sorted(words(client.get("/desk/"), "new-row")) == [
        "P1 N1 Identity in virtual worlds",
        "P1 N2 Identity in virtual worlds 1 clause weakened · 1 reworded",
    ]
    clock.shift(timedelta(minutes=10))
    assert len(words(client.get("/desk/"), "new-row")) == 2
    assert visits.keep() == 1
    clock.shift(timedelta(minutes=31))
    assert words(client.get("/desk/"), "new-row") == []


def test_what_runs_is_told_until_it_is_over_and_then_the_desk_is_drawn_anew(client, editor):
    two()
    Job.objects.update(state="running", step="aligning the clauses", done=3, total=12)
    answer = client.get("/desk/")
    assert "P1 N1 → N2 aligning the clauses 3 / 12" in text(answer)
    assert "/desk/jobs/" in values(answer, "hx-get")
    Job.objects.update(state="done")
    over = client.get("/desk/jobs/", headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"
    assert "Nothing runs right now." in text(client.get("/desk/"))


def test_work_on_what_one_may_not_see_is_not_told(client, editor):
    two(factories.proposal(teams=[factories.team()]))
    assert "Nothing runs right now." in text(client.get("/desk/"))


@pytest.mark.parametrize("many", [1, 3])
def test_the_queries_are_few_however_long_the_lists(client, editor, clock, team, many, django_assert_num_queries):
    ben = factories.person()
    factories.team(ben)
    for _ in range(many):
        new, _ = debt(editor, factories.proposal())
        due(new, team, deadline=NOW)
        said = remark(
            new.proposal.versions.get(number="N1"), editor, team, number="2", comment="Why?", visibility="public"
        )
        replies.add(said, "Because.", by=ben)
        jobs.drain()
        said.placements.update(state="gone")
        made = CommentSet.objects.create(consultation=Consultation.objects.latest("pk"), made_by=editor)
        made.teams.add(team)
        comments.write(made, [RowEdit(None, {"clause": "2", "kind": "ge", "comment": ""})], by=editor)
        two(factories.proposal())
    client.get("/desk/")
    with django_assert_num_queries(24):
        answer = client.get("/desk/")
    assert (
        words(answer, "desk-left")
        == ["1 heavy change unread 1 remark to place 1 reply to you 1 row with an error"] * many
    )
    with django_assert_num_queries(7):
        assert asked(client)[0] == f"1 of {many}"
