import pytest
import time_machine
from django.utils import timezone

from annotations.models import Placement
from annotations.services import placements
from proposals.refusals import Conflict, NotAllowed
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

OLD = paragraphs("2", "Record", "The record is stored permanently.")
NEW = paragraphs("3", "Record", "Records are stored for ever.")


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def said(ana, team):
    return remark(factories.version(OLD), ana, team, number="2", quote="permanently")


@pytest.fixture
def later(said):
    return factories.version(NEW, proposal=said.version.proposal)


@time_machine.travel("2027-01-01", tick=False)
def test_a_confirmed_place_is_settled(said, later, ana):
    asked = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    settled = placements.settle(asked, is_right=True, by=ana)
    assert (settled.state, settled.quote, settled.decided_by, settled.decided_at) == (
        "reworded",
        "for ever",
        ana,
        timezone.now(),
    )


def test_a_denied_place_is_gone(said, later, ana):
    asked = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    settled = placements.settle(asked, is_right=False, by=ana)
    assert (settled.state, settled.key, settled.quote, settled.start) == ("gone", "", "", 0)


def test_there_must_be_a_place_to_confirm(said, later, ana):
    with pytest.raises(Conflict):
        placements.settle(placement(said, later, Placement.State.GONE), is_right=True, by=ana)


def test_other_teams_decide_nothing(said, later):
    ben = factories.person("ben")
    factories.team(ben)
    with pytest.raises(NotAllowed):
        placements.settle(placement(said, later, Placement.State.GONE), is_right=False, by=ben)
