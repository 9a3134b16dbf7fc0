from __future__ import annotations

import pytest

from annotations.models import Annotation
from proposals.models import AuditEvent, Role
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import restricting
from tests import factories
from tests.annotations import remarks

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.person("editor")


@pytest.fixture
def team(editor):
    return factories.team(editor, role=Role.EDITOR)


def test_it_is_there_for_the_teams_alone_and_for_all_again(editor, team):
    proposal = factories.proposal()
    restricting.restrict(proposal, to=[team], by=editor)
    proposal.refresh_from_db()
    assert (proposal.restricted, list(proposal.teams.all())) == (True, [team])
    restricting.restrict(proposal, to=[], by=editor)
    proposal.refresh_from_db()
    assert (proposal.restricted, list(proposal.teams.all())) == (False, [])
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == ["restricted", "opened"]


def test_an_annotation_is_never_wider_than_its_proposal(editor, team):
    version = factories.version(factories.paragraphs("1", "Scope", "Data shall be kept."))
    public = remarks.remark(version, editor, team, number="1", quote="Data", visibility="public")
    private = remarks.remark(version, editor, team, number="1", quote="kept", visibility="private")
    restricting.restrict(version.proposal, to=[team], by=editor)
    assert Annotation.objects.get(pk=public.pk).visibility == "team"
    assert Annotation.objects.get(pk=public.pk).changed_at > public.changed_at
    assert Annotation.objects.get(pk=private.pk).visibility == "private"
    restricting.restrict(version.proposal, to=[], by=editor)
    assert Annotation.objects.get(pk=public.pk).visibility == "team"


def test_what_would_become_of_the_work_of_others_is_said(editor, team):
    version = factories.version(factories.paragraphs("1", "Scope", "Data shall be kept."))
    assert restricting.consequences(version.proposal, to=[]) == []
    assert restricting.consequences(version.proposal, to=[team]) == ["People of other teams do not see it any more."]
    other = factories.person()
    others = factories.team(other)
    remarks.remark(version, other, others, number="1", quote="Data", visibility="public")
    assert restricting.consequences(version.proposal, to=[team]) == [
        "1 annotation that is public now is for the team of its author alone, and stays so.",
        "1 other team that works on it does not see it any more, nor its own annotations and comment sets.",
    ]
    restricting.restrict(version.proposal, to=[team], by=editor)
    version.proposal.refresh_from_db()
    assert restricting.consequences(version.proposal, to=[team]) == []


def test_nobody_shuts_themselves_out(editor, team):
    proposal = factories.proposal(teams=[team])
    with pytest.raises(Refusal, match="a team of yours"):
        second = factories.team(editor, role=Role.EDITOR)
        proposal.teams.add(second)
        stranger = factories.team()
        proposal.teams.add(stranger)
        restricting.restrict(proposal, to=[stranger], by=editor)


def test_the_teams_of_others_stay(editor, team):
    other = factories.team(name="Charter")
    proposal = factories.proposal(teams=[team, other])
    with pytest.raises(Refusal, match="no editor of Charter"):
        restricting.restrict(proposal, to=[team], by=editor)
    with pytest.raises(Refusal, match="no editor of Charter"):
        restricting.restrict(proposal, to=[], by=editor)


def test_it_takes_an_editor_of_a_team_that_sees_it(editor, team):
    hidden = factories.proposal(teams=[factories.team()])
    with pytest.raises(NotAllowed):
        restricting.restrict(hidden, to=[team], by=editor)
    with pytest.raises(NotAllowed):
        restricting.restrict(factories.proposal(), to=[team], by=factories.person())


def test_among_public_ones_a_number_stands_once(editor, team):
    public = factories.proposal(number="D.1")
    hidden = factories.proposal(number="D.1", body=public.body, teams=[team])
    with pytest.raises(Conflict, match="a public proposal with the number"):
        restricting.restrict(hidden, to=[], by=editor)
