import pytest

from annotations.services import decisions
from proposals.models import Role
from proposals.refusals import NotAllowed, Refusal
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.person()


@pytest.fixture
def author():
    return factories.person()


@pytest.fixture
def said(editor, author):
    team = factories.team(editor, role=Role.EDITOR)
    team.memberships.create(user=author, role=Role.REVIEWER)
    return remark(factories.version(factories.paragraphs("1", "Scope", "Identities.")), author, team)


@pytest.mark.parametrize(
    ("state", "reason"), [("accepted", ""), ("dismissed", "Out of scope."), ("resolved", ""), ("open", "")]
)
def test_an_editor_decides(said, editor, state, reason):
    decisions.decide(said, state, by=editor, reason=reason)
    said.refresh_from_db()
    assert (said.state, said.reason) == (state, reason)


def test_a_dismissal_needs_a_reason(said, editor):
    with pytest.raises(Refusal, match="say why"):
        decisions.decide(said, "dismissed", by=editor, reason=" ")


def test_there_is_no_other_decision(said, editor):
    with pytest.raises(Refusal, match="one of: open, accepted, dismissed, resolved"):
        decisions.decide(said, "loved", by=editor)


def test_its_author_reopens_it_and_no_more(said, editor, author):
    decisions.decide(said, "dismissed", by=editor, reason="Out of scope.")
    with pytest.raises(NotAllowed):
        decisions.decide(said, "accepted", by=author)
    decisions.decide(said, "open", by=author)
    said.refresh_from_db()
    assert (said.state, said.reason) == ("open", "")


def test_programs_decide(said, editor):
    address = f"/api/v1/annotations/{said.slug}/decide/"
    answer = api(editor).post(address, {"state": "dismissed", "reason": "Said already."}, format="json")
    assert (answer.status_code, answer.json()["state"], answer.json()["reason"]) == (200, "dismissed", "Said already.")


def test_for_other_teams_it_is_not_there(said):
    stranger = factories.person()
    factories.team(stranger, role=Role.OWNER)
    answer = api(stranger).post(f"/api/v1/annotations/{said.slug}/decide/", {"state": "open"}, format="json")
    assert (answer.status_code, answer.json()) == (404, UNSEEN)
