from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from annotations.services import consultations
from annotations.services.consultations import Call
from proposals.models import Role
from proposals.refusals import NotAllowed, Refusal, Withdrawn
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")


@pytest.fixture
def editor():
    return factories.person()


@pytest.fixture
def team(editor):
    return factories.team(editor, role=Role.EDITOR, member_code="XA")


def test_a_consultation_takes_the_teams_code_unless_it_has_its_own(editor, team):
    version = factories.version(SCOPE)
    due = datetime(2027, 1, 3, 16, tzinfo=UTC)
    made = consultations.add(version, Call("Comments", deadline=due, time_zone="Europe/Paris"), team=team, by=editor)
    assert (made.title, made.form, made.member_code, made.deadline, made.time_zone, made.body) == (
        "Comments",
        "iso",
        "XA",
        due,
        "Europe/Paris",
        None,
    )
    own = consultations.add(version, Call("More", member_code="XB"), team=team, by=editor, body=version.proposal.body)
    assert (own.member_code, own.body) == ("XB", version.proposal.body)


@pytest.mark.parametrize("call", [Call("Comments", form="fax"), Call("Comments", time_zone="Mars/Olympus")])
def test_an_unknown_form_or_zone_is_refused(editor, team, call):
    with pytest.raises(Refusal):
        consultations.add(factories.version(SCOPE), call, team=team, by=editor)


def test_reviewers_make_none(team):
    reviewer = factories.person()
    factories.team(reviewer)
    with pytest.raises(NotAllowed):
        consultations.add(factories.version(SCOPE), Call("Comments"), team=team, by=reviewer)


@time_machine.travel("2027-01-01", tick=False)
def test_a_withdrawn_version_is_refused(editor, team):
    version = factories.version(SCOPE, withdrawn_at=timezone.now())
    with pytest.raises(Withdrawn):
        consultations.add(version, Call("Comments"), team=team, by=editor)
