import pytest

from annotations.services import annotations, decisions
from annotations.services.annotations import Remark
from proposals.models import Role
from proposals.refusals import NotAllowed, Outdated, Refusal
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(editor, reviewer, team):
    return remark(factories.version(factories.paragraphs("1", "Scope", "Identities.")), reviewer, team)


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


def test_its_author_reopens_it_and_no_more(said, editor, reviewer):
    decisions.decide(said, "dismissed", by=editor, reason="Out of scope.")
    with pytest.raises(NotAllowed):
        decisions.decide(said, "accepted", by=reviewer)
    decisions.decide(said, "open", by=reviewer)
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


def test_it_is_known_who_decided_and_when(said, editor):
    decided = decisions.decide(said, "accepted", by=editor)
    said.refresh_from_db()
    assert (said.decided_by, said.decided_at) == (editor, decided.decided_at)


def test_the_author_alone_does_not_take_back_other_decisions(said, editor, reviewer):
    decisions.decide(said, "accepted", by=editor)
    with pytest.raises(NotAllowed):
        decisions.decide(said, "open", by=reviewer)


def test_nobody_decides_about_words_they_have_not_seen(said, editor):
    seen = said.changed_at
    annotations.change(said, Remark("Said anew."), by=said.author)
    with pytest.raises(Outdated):
        decisions.decide(said, "accepted", by=editor, seen=[seen])
    said.refresh_from_db()
    assert said.state == "open"
