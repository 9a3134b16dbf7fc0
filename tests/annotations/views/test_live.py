"""What is new, as pages ask for it every few seconds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.models import Annotation, Comment, CommentSet, Consultation, Hint
from annotations.services import annotations as remarks
from annotations.services import comment_sets, comments, confirmations, decisions, hints, judgements, replies, reviews
from annotations.services.comments import RowEdit
from proposals.models import Role
from proposals.queries.strength import duty_rows
from proposals.services import jobs
from tests import factories, large
from tests.annotations import duties
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

STATEMENTS = 10
"""Of one who asks what is new beside a text: two for who they are, one for the version and seven for what is there."""
RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def version():
    return factories.version(RECORD, number="N2")


@pytest.fixture
def rival():
    return factories.member(factories.team(name="Team B"), Role.OWNER, "rob")


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def asked(person, version):
    return signed_in(person).get(f"/versions/{version.slug}/news/")


def turned(person, version, act):
    """The names of the stamps that turn when `act` is done."""
    before = asked(person, version).json()
    act()
    after = asked(person, version).json()
    return [name for name in before if before[name] != after[name]]


def test_each_thing_that_a_colleague_does_turns_its_stamp(version, reviewer, editor, team):
    key = version.current_reading.clauses.get(number="2").key
    made = remark(version, editor, team, number="2", quote="permanently")
    there = replies.add(made, "Until when?", by=editor)
    assert [
        turned(reviewer, version, lambda: remark(version, editor, team, number="2", quote="stored")),
        turned(reviewer, version, lambda: replies.add(made, "For how long?", by=editor)),
        turned(reviewer, version, lambda: replies.change(there, "For whom?", by=editor)),
        turned(reviewer, version, lambda: replies.delete(there, by=editor)),
        turned(reviewer, version, lambda: decisions.decide(made, "accepted", by=editor)),
        turned(reviewer, version, lambda: reviews.mark(version, key, is_reviewed=True, by=editor)),
        turned(reviewer, version, lambda: reviews.mark(version, key, is_reviewed=False, by=editor)),
        turned(reviewer, version, lambda: remarks.delete(made, by=editor)),
    ] == [["remarks"], ["replies"], ["replies"], ["replies"], ["remarks"], ["ticks"], ["ticks"], ["remarks", "replies"]]


def test_what_stands_here_from_another_version_turns_it_too(version, reviewer, editor, team):
    later = factories.version(RECORD, number="N3", proposal=version.proposal)
    made = remark(version, editor, team, number="2", quote="permanently")
    placed = [lambda: placement(made, later, "to-confirm"), lambda: made.placements.update(decided_at=timezone.now())]
    assert [turned(reviewer, later, act) for act in placed] == [["remarks"], ["remarks"]]
    assert turned(reviewer, later, lambda: decisions.decide(made, "accepted", by=editor)) == ["remarks"]


def test_what_colleagues_decide_of_hints_and_of_what_was_found_turns_it(reviewer, editor, team):
    pair = duties.compared(*duties.versions(duties.OLD, duties.OLD[:1]))
    new = pair.new_version
    said = remark(pair.old_version, editor, team, number="2", quote="keep a log")
    jobs.drain()
    place = {"key": new.current_reading.clauses.get(number="1").key, "start": 0, "end": 5}
    hint = Hint.objects.create(version=new, concern="retention", trigger="erase", vocabulary="1", **place)
    assert [
        turned(reviewer, new, lambda: judgements.judge(said, new, "answered/gone", "denied", by=editor)),
        turned(reviewer, new, lambda: judgements.judge(said, new, "", "open", by=editor)),
        turned(reviewer, new, lambda: judgements.judge(said, new, "answered/gone", "confirmed", by=editor)),
        turned(reviewer, new, lambda: hints.decide(hint, "dismissed", by=editor)),
        turned(reviewer, new, lambda: hints.decide(hint, "open", by=editor)),
    ] == [["judgements"], ["judgements"], ["remarks", "judgements"], ["hints"], ["hints"]]


def test_what_is_confirmed_of_force_turns_it_for_ones_own_team_alone(reviewer, editor, rival):
    pair = duties.three()
    new, row = pair.new_version, duty_rows(pair)[1].name
    assert [
        turned(reviewer, new, lambda: confirmations.confirm(pair, row, "weakened", by=editor)),
        turned(reviewer, new, lambda: confirmations.confirm(pair, row, "neither", by=editor)),
        turned(reviewer, new, lambda: confirmations.confirm(pair, row, "open", by=editor)),
        turned(reviewer, new, lambda: confirmations.confirm(pair, row, "weakened", by=rival)),
    ] == [["force"], ["force"], ["force"], []]


def test_the_duties_have_the_tag_of_what_they_show(reviewer):
    pair = duties.three()
    client, page = signed_in(reviewer), f"/comparisons/{pair.slug}/duties/"
    tag = client.get(f"/versions/{pair.new_version.slug}/news/")["ETag"]
    assert f"data-news={tag}" in client.get(page).text
    assert "data-news=" not in Client().get(page).text


def test_what_another_team_decides_turns_nothing(reviewer, team, rival):
    pair = duties.compared(*duties.versions(duties.OLD, duties.OLD[:1]))
    said = remark(pair.old_version, reviewer, team, number="2", quote="keep a log", visibility="public")
    jobs.drain()
    new = pair.new_version
    assert turned(reviewer, new, lambda: judgements.judge(said, new, "answered/gone", "denied", by=rival)) == []


def test_an_open_cell_of_a_ledger_has_the_tag_of_what_it_shows(reviewer, team):
    pair = duties.compared(*duties.versions(duties.OLD, duties.OLD[:1]))
    remark(pair.old_version, reviewer, team, number="2", quote="keep a log", concerns=("retention",))
    jobs.drain()
    client, new = signed_in(reviewer), pair.new_version
    tag = client.get(f"/versions/{new.slug}/news/")["ETag"]
    page = f"/proposals/{new.proposal.slug}/ledger/"
    assert f"data-news={tag}" in client.get(page, {"concern": "retention", "version": new.slug}).text
    assert "data-news=" not in client.get(page).text


def test_ones_own_tick_is_no_news(version, reviewer):
    key = version.current_reading.clauses.get(number="2").key
    assert turned(reviewer, version, lambda: reviews.mark(version, key, is_reviewed=True, by=reviewer)) == []


def test_what_one_may_not_see_turns_nothing(version, reviewer, editor, team, rival):
    theirs = rival.teams.get()
    key = version.current_reading.clauses.get(number="2").key
    before = {person: asked(person, version) for person in (reviewer, rival)}
    private = remark(version, rival, theirs, number="2", visibility="private")
    kept = remark(version, rival, theirs, number="2", quote="stored")
    replies.add(kept, "Until when?", by=rival)
    decisions.decide(kept, "accepted", by=rival)
    reviews.mark(version, key, is_reviewed=True, by=rival)
    remarks.delete(private, by=rival)
    after = asked(reviewer, version)
    assert (after.content, after["ETag"]) == (before[reviewer].content, before[reviewer]["ETag"])
    assert asked(rival, version)["ETag"] != before[rival]["ETag"]


def test_a_private_remark_of_a_colleague_turns_nothing(version, reviewer, editor, team):
    assert turned(reviewer, version, lambda: remark(version, editor, team, number="2", visibility="private")) == []


def test_the_margin_has_the_tag_of_what_it_shows(version, reviewer, editor, team):
    client = signed_in(reviewer)
    address = f"/versions/{version.slug}/news/"
    tag = client.get(address)["ETag"]
    assert f"data-news={tag}" in client.get(f"/versions/{version.slug}/margin/").text
    same = client.get(address, headers={"If-None-Match": tag})
    assert (same.status_code, same.content) == (304, b"")
    remark(version, editor, team, number="2")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_it_says_nothing_of_a_content(version, reviewer, editor, team):
    remark(version, editor, team, number="2", quote="permanently")
    told = asked(reviewer, version).json()
    assert sorted(told) == ["force", "hints", "judgements", "remarks", "replies", "ticks"]
    assert {len(stamp) for stamp in told.values()} == {16}


def test_whose_session_ended_is_told_so_and_a_stranger_finds_nothing(version, reviewer, rival):
    script = {"Clauseline-Language": "en"}
    assert Client().get(f"/versions/{version.slug}/news/", headers=script).status_code == 401
    hidden = factories.version(RECORD, proposal=factories.proposal(teams=[rival.teams.get()]))
    assert [asked(person, hidden).status_code for person in (rival, reviewer)] == [200, 404]


def test_what_was_withdrawn_is_gone(version, reviewer):
    type(version).objects.update(withdrawn_at=timezone.now())
    assert asked(reviewer, version).status_code == 410


@pytest.mark.parametrize("number", [1, 300])
def test_it_takes_few_statements_however_much_is_there(version, reviewer, team, number):
    large.remarks(version, team, [reviewer], count=number)
    client = signed_in(reviewer)
    with CaptureQueriesContext(connection) as made:
        client.get(f"/versions/{version.slug}/news/")
    assert len(made) == STATEMENTS


@pytest.fixture
def sheet(version, editor, team) -> CommentSet:
    said = [remark(version, editor, team, number="2", quote=quote) for quote in ("stored", "permanently")]
    asked_for = Consultation.objects.create(team=team, version=version, title="Comments", member_code="XA")
    return comment_sets.draw_up(asked_for, said, by=editor)


def news(person, sheet, since=""):
    return signed_in(person).get(f"/comment-sets/{sheet.slug}/news/", {"since": since} if since else {})


def test_a_row_that_was_written_is_named_with_its_moment(sheet, reviewer, editor):
    for row in sheet.comments.all():
        Comment.objects.filter(pk=row.pk).update(changed_at=timezone.now() - timedelta(hours=3 - row.order))
    before = news(reviewer, sheet).json()
    row = sheet.comments.get(order=2)
    comments.write(sheet, [RowEdit(row, {"comment": "Until when?"})], by=editor)
    row.refresh_from_db()
    after = news(reviewer, sheet, before["moment"]).json()
    assert (before["rows"], after["rows"]) == ({}, {row.slug: row.changed_at.isoformat()})
    assert [name for name in before if before[name] != after[name]] == ["tag", "moment", "rows"]


def test_rows_that_come_go_or_change_places_are_another_arrangement(sheet, reviewer, editor):
    told = [news(reviewer, sheet).json()["arranged"]]
    first = sheet.comments.get(order=1)
    for act in (
        lambda: comments.write(sheet, [RowEdit(None, {"comment": "More."})], by=editor),
        lambda: comments.move(sheet, [first], before=None, by=editor),
        lambda: comments.remove(sheet, [first], by=editor),
        lambda: CommentSet.objects.update(state="frozen"),
    ):
        act()
        told.append(news(reviewer, sheet).json()["arranged"])
    assert len(set(told)) == 5


def test_a_remark_behind_a_row_is_told_and_no_other_one(sheet, version, reviewer, editor, team):
    before = news(reviewer, sheet).json()
    remark(version, editor, team, number="2")
    assert news(reviewer, sheet).json() == before
    decisions.decide(Annotation.objects.earliest("pk"), "accepted", by=editor)
    after = news(reviewer, sheet).json()
    assert [name for name in before if before[name] != after[name]] == ["tag", "behind"]


def test_very_many_rows_are_not_named(sheet, reviewer):
    row = sheet.comments.get(order=1)
    Comment.objects.bulk_create(
        Comment(comment_set=sheet, order=order, kind="te", vocabulary="1", version_sha256=row.version_sha256)
        for order in range(3, 70)
    )
    assert news(reviewer, sheet, (timezone.now() - timedelta(hours=1)).isoformat()).json()["rows"] is None


def test_a_sheet_has_the_tag_of_what_it_shows(sheet, reviewer, rival):
    client = signed_in(reviewer)
    tag = client.get(f"/comment-sets/{sheet.slug}/news/")["ETag"]
    assert f"data-news={tag}" in client.get(f"/comment-sets/{sheet.slug}/").text
    assert client.get(f"/comment-sets/{sheet.slug}/news/", headers={"If-None-Match": tag}).status_code == 304
    assert news(rival, sheet).status_code == 404


@pytest.mark.parametrize("since", ["yesterday", "2026-13-45T00:00:00Z", "2026-01-31T12:00:00"])
def test_a_moment_that_is_none_is_refused_in_words(sheet, reviewer, since):
    answer = news(reviewer, sheet, since)
    assert (answer.status_code, "is a moment with its time zone" in answer.text) == (400, True)
