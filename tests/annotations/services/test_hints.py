from datetime import UTC, datetime

import pytest

from annotations.models import Hint, HintDecision, HintRun
from annotations.queries.hints import by_clause, pointers, with_state
from annotations.services import hints
from proposals.models import AuditEvent, Role, Version
from proposals.refusals import NotAllowed, Refusal
from proposals.services import jobs, readings
from proposals.signals import version_ready
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import outline, paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

SCOPE = paragraphs("1", "Scope", "This draft specifies scenes.")
RECORD = paragraphs("2", "Record", "Records of each user are stored permanently.")


@pytest.fixture
def version():
    made = factories.version(SCOPE, RECORD)
    version_ready.send(Version, version=made)
    jobs.drain()
    return made


def told(hint):
    return (hint.key, hint.concern, RECORD.text[hint.start : hint.end])


def states(person):
    """The states of all hints as `person` sees them."""
    return [hint.state for hint in with_state(Hint.objects.order_by("start"), person)]


def beside(version, person):
    return by_clause(version, person, pointers(version, person).by_clause)


def test_a_version_that_is_read_has_hints(version):
    key = version.current_reading.clauses.get(number="2").key
    assert [told(hint) for hint in Hint.objects.all()] == [(key, "retention", "stored permanently")]
    assert states(factories.person()) == ["open"]


def test_each_says_no_more_than_its_words_prove():
    told = (
        "Records of each user are stored permanently. The annex is on facial images of users. "
        "By using the site a user has agreed to it, as is told without delay."
    )
    version = factories.version(paragraphs("2", "Record", told))
    hints.catch_up()
    jobs.drain()
    assert dict(version.hints.values_list("concern", "bearing")) == {
        "retention": "raises",
        "biometric-body": "touches",
        "consent-transparency": "touches",
    }


def test_a_hint_of_an_older_release_touches_until_its_text_is_looked_through(version):
    ana = factories.person()
    factories.team(ana)
    hints.decide(Hint.objects.get(), "dismissed", by=ana)
    Hint.objects.update(bearing=Hint._meta.get_field("bearing").default, changed_at=datetime(2040, 6, 1, tzinfo=UTC))
    HintRun.objects.update(edition="0-older")
    before = Hint.objects.get()
    assert before.bearing == "touches"
    hints.catch_up()
    jobs.drain()
    after = Hint.objects.get()
    assert (after.pk, after.bearing, after.changed_at == before.changed_at) == (before.pk, "raises", False)
    assert states(ana) == ["dismissed"]


def test_what_was_decided_stays_when_it_is_read_again(version):
    ana = factories.person()
    factories.team(ana)
    hints.decide(Hint.objects.get(), "dismissed", by=ana)
    version.current_reading = readings.store(version, outline(paragraphs("1", "New", "Scenes."), SCOPE, RECORD))
    version.save()
    version_ready.send(Version, version=version)
    jobs.drain()
    assert [(one.state, one.decided_by) for one in HintDecision.objects.all()] == [("dismissed", ana)]
    assert states(ana) == ["dismissed"]


def test_a_reader_decides_nothing(version):
    ben = factories.person()
    factories.team(ben, role=Role.READER)
    with pytest.raises(NotAllowed):
        hints.decide(Hint.objects.get(), "dismissed", by=ben)


def test_a_dismissed_hint_is_brought_back(version):
    ana = factories.person()
    factories.team(ana)
    hint = Hint.objects.get()
    hints.decide(hint, "dismissed", by=ana)
    assert [(one.clause.number, one.count, one.dismissed) for one in beside(version, ana)] == [("2", 0, [hint])]
    assert (pointers(version, ana).by_clause, pointers(version, ana).dismissed) == ({hint.key: []}, 1)
    hints.decide(hint, "open", by=ana)
    assert pointers(version, ana).by_clause == {hint.key: [(hint.slug, hint.start, hint.end)]}
    assert [(one.clause.number, one.count, one.dismissed) for one in beside(version, ana)] == [("2", 1, [])]


def test_each_team_decides_for_itself(version):
    ana, ben, colleague = (factories.person() for _ in range(3))
    factories.team(ana).memberships.create(user=colleague, role=Role.READER)
    factories.team(ben)
    hints.decide(Hint.objects.get(), "dismissed", by=ana)
    assert [states(person) for person in (ana, colleague, ben, factories.person())] == [
        ["dismissed"],
        ["dismissed"],
        ["open"],
        ["open"],
    ]
    assert [pointers(version, person).open for person in (ana, colleague, ben)] == [0, 0, 1]
    hints.decide(Hint.objects.get(), "accepted", by=ben)
    assert [states(person) for person in (ana, ben)] == [["dismissed"], ["accepted"]]


def test_who_is_in_several_teams_says_for_which(version):
    ana = factories.person()
    one, other = factories.team(ana), factories.team(ana)
    hint = Hint.objects.get()
    with pytest.raises(Refusal, match="for which of your teams"):
        hints.decide(hint, "dismissed", by=ana)
    hints.decide(hint, "dismissed", by=ana, team=one)
    assert states(ana) == ["open"]
    hints.decide(hint, "dismissed", by=ana, team=other)
    assert states(ana) == ["dismissed"]
    with pytest.raises(Refusal, match="in which you review"):
        hints.decide(hint, "dismissed", by=ana, team=factories.team())


def test_teams_that_decide_nothing_here_do_not_keep_it_open():
    ana = factories.person()
    team, _unseeing = factories.team(ana), factories.team(ana)
    factories.team(ana, role=Role.READER)
    closed = factories.version(RECORD, proposal=factories.proposal(teams=[team]))
    hints.catch_up()
    jobs.drain()
    hints.decide(closed.hints.get(), "dismissed", by=ana)
    assert states(ana) == ["dismissed"]


def test_an_annotation_tells_for_which_team_its_hint_is_accepted(version):
    ana = factories.person()
    team, _other = factories.team(ana), factories.team(ana)
    said = remark(version, ana, team, number="2", quote="stored permanently")
    assert hints.decide(Hint.objects.get(), "accepted", by=ana, annotation=said).team == team


def test_hints_of_a_restricted_proposal_are_not_there_for_others():
    ana, ben = factories.person(), factories.person()
    factories.team(ben)
    closed = factories.version(RECORD, proposal=factories.proposal(teams=[factories.team(ana)]))
    version_ready.send(Version, version=closed)
    jobs.drain()
    assert (len(beside(closed, ana)), len(beside(closed, ben))) == (1, 0)


def test_done_again_nothing_changes(version):
    before = list(Hint.objects.values())
    jobs.submit("hints", version.pk)
    jobs.drain()
    assert list(Hint.objects.values()) == before


def test_of_two_like_hints_in_a_clause_each_stays_decided_by_itself():
    ana = factories.person()
    factories.team(ana)
    both = "Records of each user are stored permanently. Chats of each user are stored permanently."
    version = factories.version(paragraphs("2", "Record", both))
    hints.catch_up()
    jobs.drain()
    hints.decide(Hint.objects.earliest("start"), "dismissed", by=ana)
    jobs.submit("hints", version.pk)
    jobs.drain()
    assert states(ana) == ["dismissed", "open"]


def test_hints_of_a_clause_stand_in_the_order_of_its_text():
    both = "Records of each user are stored permanently. Facial images of users are collected."
    version = factories.version(paragraphs("2", "Record", both))
    hints.catch_up()
    jobs.drain()
    (clause,) = beside(version, factories.person())
    assert [hint.concern for hint in clause.in_order] == ["retention", "biometric-body"]
    assert [group.concern for group in clause.pointed] == ["biometric-body", "retention"]


def test_texts_are_caught_up_with_once(version):
    assert hints.catch_up() == 0
    unseen = factories.version(RECORD)
    HintRun.objects.update(edition="0-older")
    assert hints.catch_up() == 2
    assert hints.catch_up() == 0
    jobs.drain()
    assert hints.catch_up() == 0
    assert unseen.hints.count() == 1


def test_a_decision_about_a_hint_is_recorded(version):
    ana = factories.person()
    team = factories.team(ana)
    hint = hints.decide(Hint.objects.get(), "dismissed", by=ana).hint
    event = AuditEvent.objects.last()
    assert (event.actor, event.verb, event.object) == (ana.slug, "decided", f"hint:{hint.slug}")
    assert event.facts == {"state": "dismissed", "version": version.slug, "concern": "retention", "team": team.slug}
