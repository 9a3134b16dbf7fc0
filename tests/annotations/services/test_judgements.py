"""What a team judges of what became of annotations."""

from __future__ import annotations

import pytest

from annotations.models import Comment, Judgement, Placement, Uptake
from annotations.queries.ledger import ledger
from annotations.queries.ledger_evidence import ledger_entries
from annotations.queries.tray import tray
from annotations.services import annotations as remarks
from annotations.services import comment_sets, consultations, judgements, placements
from annotations.services.annotations import Remark
from annotations.services.consultations import Call
from proposals.models import AuditEvent
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import jobs
from tests import factories
from tests.annotations import duties
from tests.annotations.remarks import remark

pytestmark = pytest.mark.django_db

ERASE, KEEP, HIDE = duties.OLD


@pytest.fixture
def pair():
    return duties.compared(*duties.versions((ERASE, HIDE), (ERASE,)))


@pytest.fixture
def lost(pair, reviewer, team):
    """A protection that the new version has no more."""
    said = remark(pair.old_version, reviewer, team, number="2", quote="hidden", polarity="safeguard")
    jobs.drain()
    return said


def entry(said, version, person, team):
    found = ledger(said.version.proposal, team, person)
    return ledger_entries(found, [one for one in found.marks[version.pk] if one.annotation.pk == said.pk])[0]


def state(said, version, person, team):
    return entry(said, version, person, team).mark.state


def credit(said, version, person, team):
    found = entry(said, version, person, team).credit
    return found and (found.person, found.team)


@pytest.mark.postgres
def test_what_is_gone_is_lost_once_a_person_confirms_it_and_the_tray_asks_no_more(pair, lost, reviewer, team):
    new = pair.new_version
    assert (state(lost, new, reviewer, team), credit(lost, new, reviewer, team)) == ("perhaps-lost", None)
    assert [one.annotation for one in tray(reviewer)] == [lost]
    made = judgements.judge(lost, new, "lost/gone", "confirmed", by=reviewer, why="It was struck.")
    assert (made.team, made.kind, made.finding, made.why) == (team, "became", "lost/gone", "It was struck.")
    assert state(lost, new, reviewer, team) == "lost"
    assert credit(lost, new, reviewer, team) == ("Ana", team)
    assert list(tray(reviewer)) == []
    events = AuditEvent.objects.filter(verb="confirmed").values_list("actor", "facts__state", "facts__annotation")
    assert list(events) == [(reviewer.slug, "confirmed", lost.slug)]


@pytest.mark.postgres
def test_taken_back_the_tray_asks_again(pair, lost, reviewer, team):
    new = pair.new_version
    judgements.judge(lost, new, "lost/gone", "confirmed", by=reviewer)
    judgements.judge(lost, new, "", "open", by=reviewer)
    assert state(lost, new, reviewer, team) == "perhaps-lost"
    assert [one.annotation for one in tray(reviewer)] == [lost]
    assert Judgement.objects.get().state == "open"
    with pytest.raises(Conflict, match="Nothing is confirmed or denied there"):
        judgements.judge(lost, new, "", "open", by=reviewer)


@pytest.mark.postgres
def test_what_is_denied_is_nothing_that_was_found_and_the_tray_still_asks(pair, lost, reviewer, team):
    new = pair.new_version
    made = judgements.judge(lost, new, "lost/gone", "denied", by=reviewer, why="It stands in the annex.")
    assert (made.state, made.why) == ("denied", "It stands in the annex.")
    found = entry(lost, new, reviewer, team)
    assert (found.mark.state, found.mark.voice, found.confirmed) == ("denied", "denied", None)
    assert (found.denied.person, found.denied.team, found.denied.why) == ("Ana", team, "It stands in the annex.")
    cells = [cell for (_, version), cell in ledger(new.proposal, team, reviewer).cells().items() if version == new.pk]
    assert [(cell.gone, cell.states) for cell in cells] == [(0, {"denied": 1})]
    assert [one.annotation for one in tray(reviewer)] == [lost]
    judgements.judge(lost, new, "", "open", by=reviewer)
    assert state(lost, new, reviewer, team) == "perhaps-lost"


@pytest.mark.postgres
def test_who_confirmed_and_then_denies_has_the_tray_ask_again(pair, lost, reviewer, team):
    judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reviewer)
    judgements.judge(lost, pair.new_version, "lost/gone", "denied", by=reviewer)
    assert state(lost, pair.new_version, reviewer, team) == "denied"
    assert [one.annotation for one in tray(reviewer)] == [lost]
    assert Judgement.objects.get().state == "denied"


def test_what_was_never_gone_does_not_come_back(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="2", quote="hidden", polarity="risk")
    jobs.drain()
    (later,) = duties.versions((ERASE, HIDE), proposal=pair.new_version.proposal)
    key = later.current_reading.clauses.get(number="2").key
    Placement.objects.create(annotation=said, version=later, key=key, quote="hidden", state="same", score=1)
    before = state(said, later, reviewer, team)
    judgements.judge(said, pair.new_version, "answered/gone", "denied", by=reviewer)
    assert (before, state(said, later, reviewer, team)) == ("back", "stands")


def test_what_one_team_denies_stays_as_it_is_for_others(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="2", quote="hidden", visibility="public")
    jobs.drain()
    other = factories.person()
    theirs = factories.team(other)
    judgements.judge(said, pair.new_version, "answered/gone", "denied", by=other)
    assert state(said, pair.new_version, other, theirs) == "denied"
    assert state(said, pair.new_version, reviewer, team) == "perhaps-answered"
    assert (entry(said, pair.new_version, reviewer, team).credit) is None


def test_the_answer_of_the_tray_is_told_with_its_name(pair, lost, reviewer, team):
    placements.settle(Placement.objects.get(), is_right=False, by=reviewer)
    assert state(lost, pair.new_version, reviewer, team) == "lost"
    assert credit(lost, pair.new_version, reviewer, team) == ("Ana", team)


def test_of_another_teams_public_remark_that_team_is_named_and_no_person(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="2", quote="hidden", visibility="public")
    jobs.drain()
    placements.settle(Placement.objects.get(), is_right=False, by=reviewer)
    other = factories.person()
    theirs = factories.team(other)
    assert credit(said, pair.new_version, other, theirs) == ("", team)


@pytest.mark.postgres
def test_it_holds_for_that_team_alone_and_answers_nobody_elses_tray(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="2", quote="hidden", visibility="public")
    jobs.drain()
    other = factories.person()
    theirs = factories.team(other)
    judgements.judge(said, pair.new_version, "answered/gone", "confirmed", by=other)
    assert state(said, pair.new_version, other, theirs) == "answered"
    assert state(said, pair.new_version, reviewer, team) == "perhaps-answered"
    assert [one.annotation for one in tray(reviewer)] == [said]


@pytest.mark.postgres
def test_a_wording_that_was_taken_up_answers_once_a_person_confirms_it(pair, editor, team):
    said = remark(pair.old_version, editor, team, number="1", proposal="replace", proposed="Nothing.")
    jobs.drain()
    asked = consultations.add(pair.old_version, Call("Comments"), team=team, by=editor)
    comment_sets.draw_up(asked, [said], by=editor)
    Uptake.objects.create(comment=Comment.objects.get(), version=pair.new_version, extent="verbatim", share=1)
    assert entry(said, pair.new_version, editor, team).mark.finding == "answered/taken"
    judgements.judge(said, pair.new_version, "answered/taken", "confirmed", by=editor)
    assert state(said, pair.new_version, editor, team) == "answered"


def test_what_is_found_otherwise_since_is_open_again(pair, lost, reviewer, team):
    judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reviewer)
    placements.undo(Placement.objects.get(), act=Judgement.objects.get().decided_at, by=reviewer)
    remarks.change(lost, Remark("It was a risk.", polarity="risk"), by=reviewer)
    assert state(lost, pair.new_version, reviewer, team) == "perhaps-answered"


@pytest.mark.parametrize(
    ("finding", "verdict", "words"),
    [
        ("answered/gone", "confirmed", "has changed meanwhile"),
        ("", "confirmed", "has changed meanwhile"),
        ("answered/gone", "denied", "has changed meanwhile"),
        ("lost/gone", "loved", "confirmed, denied, or open"),
    ],
)
def test_what_was_not_found_is_refused(pair, lost, reviewer, finding, verdict, words):
    with pytest.raises(Refusal, match=words):
        judgements.judge(lost, pair.new_version, finding, verdict, by=reviewer)
    assert not Judgement.objects.exists()


def test_who_reviews_in_no_team_confirms_nothing(pair, lost, reader):
    with pytest.raises(NotAllowed, match="who reviews in a team"):
        judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reader)


def test_of_two_teams_one_is_named(pair, lost, reviewer, team):
    factories.team(reviewer, name="Team Z")
    with pytest.raises(Refusal, match="for which of your teams"):
        judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reviewer)
    assert judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reviewer, team=team).team == team


def test_words_that_were_not_looked_at_are_not_judged(pair, lost, reviewer, team):
    words = entry(lost, pair.new_version, reviewer, team).mark.words
    with pytest.raises(Conflict, match="has changed meanwhile"):
        judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reviewer, words="of another text")
    assert list(tray(reviewer)) == [lost.placements.get(version=pair.new_version)]
    made = judgements.judge(lost, pair.new_version, "lost/gone", "confirmed", by=reviewer, words=words)
    assert made.words == entry(lost, pair.new_version, reviewer, team).mark.words
