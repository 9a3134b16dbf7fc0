from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from annotations.models import Annotation, Consultation, Draft, Hint
from annotations.services import annotations as sayings
from annotations.services import hints, replies, reviews
from proposals.models import AuditEvent, Role
from proposals.queries import others
from proposals.queries.others import OtherCount
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import restricting
from tests import factories
from tests.annotations import remarks

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.team(name="Keepers")


@pytest.fixture
def version(team):
    clause = factories.paragraphs("1", "Scope", "Data shall be kept.")
    return factories.version(clause, proposal=factories.proposal(keeper=team))


@pytest.fixture
def other():
    return factories.person("other")


@pytest.fixture
def others_team(other):
    return factories.team(other, name="Others")


@pytest.mark.postgres
def test_it_is_there_for_the_teams_alone_and_for_all_again(editor, team):
    proposal = factories.proposal(keeper=team)
    restricting.restrict(proposal, to=[team], by=editor)
    proposal.refresh_from_db()
    assert (proposal.restricted, list(proposal.teams.all())) == (True, [team])
    restricting.restrict(proposal, to=[], by=editor)
    proposal.refresh_from_db()
    assert (proposal.restricted, list(proposal.teams.all())) == (False, [])
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == ["restricted", "opened"]


def test_an_annotation_is_never_wider_than_its_proposal(editor, team, version):
    public = remarks.remark(version, editor, team, number="1", quote="Data", visibility="public")
    private = remarks.remark(version, editor, team, number="1", quote="kept", visibility="private")
    restricting.restrict(version.proposal, to=[team], by=editor)
    assert Annotation.objects.get(pk=public.pk).visibility == "team"
    assert Annotation.objects.get(pk=public.pk).changed_at > public.changed_at
    assert Annotation.objects.get(pk=private.pk).visibility == "private"
    restricting.restrict(version.proposal, to=[], by=editor)
    assert Annotation.objects.get(pk=public.pk).visibility == "team"


def annotate(version, person, team):
    remarks.remark(version, person, team, number="1", quote="Data", visibility="private")


def reply(version, person, team):
    keeper = version.proposal.keeper
    said = remarks.remark(version, keeper.people.first(), keeper, number="1", quote="Data", visibility="public")
    replies.add(said, "For how long?", by=person)


def tick(version, person, team):
    reviews.mark(version, version.current_reading.clauses.get().key, is_reviewed=True, by=person)


def type_a_draft(version, person, team):
    Draft.objects.create(version=version, author=person, form={})


def consult(version, person, team):
    Consultation.objects.create(version=version, team=team, title="Comments")


def weigh_a_hint(version, person, team):
    hint = Hint.objects.create(version=version, key="k", concern="retention", start=0, end=4, vocabulary="1")
    hints.decide(hint, "dismissed", by=person)


def add_a_version(version, person, team):
    factories.version(proposal=version.proposal, team=team, uploaded_by=person)


@pytest.mark.parametrize(
    ("works", "is_remark"),
    [
        (annotate, True),
        (reply, True),
        (tick, False),
        (type_a_draft, False),
        (consult, False),
        (weigh_a_hint, False),
        (add_a_version, False),
    ],
)
def test_what_another_team_works_on_only_the_admin_restricts(
    works, is_remark, version, editor, team, other, others_team, admin
):
    assert restricting.may_restrict(editor, version.proposal)
    works(version, other, others_team)
    assert not restricting.may_restrict(editor, version.proposal)
    with pytest.raises(NotAllowed) as refused:
        restricting.restrict(version.proposal, to=[team], by=editor)
    assert refused.value.sentence == "Other teams work on this proposal: only this site’s admin changes who sees it."
    assert others.count(version.proposal) == OtherCount(1, int(is_remark))
    restricting.restrict(version.proposal, to=[team], by=admin)
    version.proposal.refresh_from_db()
    assert version.proposal.restricted
    restricting.restrict(version.proposal, to=[], by=admin)


@pytest.mark.postgres
def test_what_the_keepers_own_people_do_is_no_other_teams_work(version, editor, team, other):
    reader = factories.person()
    team.memberships.create(user=reader, role=Role.READER)
    factories.team(reader)
    tick(version, reader, team)
    type_a_draft(version, editor, team)
    said = remarks.remark(version, editor, team, number="1", quote="Data", visibility="public")
    deleted = remarks.remark(version, other, factories.team(other), number="1", quote="kept")
    sayings.delete(deleted, by=other)
    assert (said.visibility, others.are_at_work(version.proposal)) == ("public", False)
    restricting.restrict(version.proposal, to=[team], by=editor)


def test_how_many_lose_sight_of_it_is_said_and_not_who(version, editor, team, other, others_team):
    proposal = version.proposal
    assert restricting.consequences(proposal, to=[]) == []
    assert restricting.consequences(proposal, to=[team]) == ["People of other teams do not see it any more."]
    remarks.remark(version, other, others_team, number="1", quote="Data", visibility="public")
    remarks.remark(version, other, others_team, number="1", quote="kept")
    assert restricting.consequences(proposal, to=[team]) == [
        "1 remark that is public now is for the team of its author alone, and stays so.",
        "1 other team that works on it does not see it any more, nor what that team made there.",
        "2 remarks of theirs are hidden with it.",
    ]
    assert len(restricting.consequences(proposal, to=[team, others_team])) == 1


def test_whether_others_are_at_work_takes_one_query(version, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not others.are_at_work(version.proposal)


def test_who_keeps_it_goes_on_seeing_it(editor, team, admin):
    proposal = factories.proposal(teams=[team])
    second = factories.team(editor, role=Role.EDITOR)
    for by in (editor, admin):
        with pytest.raises(Refusal, match="Keepers keeps this proposal, so it has to see it"):
            restricting.restrict(proposal, to=[second], by=by)


@pytest.mark.postgres
def test_the_teams_of_others_stay(editor, team):
    other = factories.team(name="Charter")
    proposal = factories.proposal(teams=[team, other])
    with pytest.raises(Refusal, match="no editor of Charter"):
        restricting.restrict(proposal, to=[team], by=editor)
    with pytest.raises(Refusal, match="no editor of Charter"):
        restricting.restrict(proposal, to=[], by=editor)


def test_it_takes_an_editor_of_the_keeper(editor, team, version):
    reviewer, owner = factories.person(), factories.person()
    team.memberships.create(user=reviewer, role=Role.REVIEWER)
    theirs = factories.team(owner, role=Role.OWNER)
    for person, to in ((reviewer, team), (owner, theirs), (factories.person(), team)):
        with pytest.raises(NotAllowed, match="kept by Keepers"):
            restricting.restrict(version.proposal, to=[to], by=person)


def test_what_no_team_keeps_the_admin_restricts(editor, team, admin):
    proposal = factories.proposal()
    with pytest.raises(NotAllowed, match="kept by this site’s admin"):
        restricting.restrict(proposal, to=[team], by=editor)
    restricting.restrict(proposal, to=[team], by=admin)


def test_among_public_ones_a_number_stands_once(editor, team):
    public = factories.proposal(number="D.1")
    hidden = factories.proposal(number="D.1", body=public.body, teams=[team])
    with pytest.raises(Conflict, match="a public proposal with the number"):
        restricting.restrict(hidden, to=[], by=editor)


if connection.vendor == "postgresql":
    # On SQLite a transaction that writes is alone from its start.

    @pytest.mark.postgres
    @pytest.mark.django_db(transaction=True)
    def test_who_says_something_to_everybody_waits_for_who_restricts(editor, team):
        proposal = factories.proposal(keeper=team)
        began, found = Event(), list[bool]()

        def say() -> None:
            began.wait()
            with transaction.atomic():
                found.append(restricting.held(proposal.pk).restricted)
            connection.close()

        other = Thread(target=say)
        other.start()
        with transaction.atomic():
            restricting.restrict(proposal, to=[team], by=editor)
            began.set()
            other.join(0.5)
            assert other.is_alive()
        other.join()
        assert found == [True]
