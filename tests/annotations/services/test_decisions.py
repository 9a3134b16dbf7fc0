import pytest
from django.utils import timezone

from annotations.models import Annotation
from annotations.services import annotations, decisions
from annotations.services.annotations import Remark
from proposals.models import Role
from proposals.refusals import Conflict, NotAllowed, Outdated, Refusal
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


@pytest.fixture
def several(said, reviewer, team):
    return [said, *(remark(said.version, reviewer, team, comment=comment) for comment in ("Why?", "For how long?"))]


def moment_of(rows):
    (moment,) = {one.decided_at for one in rows}
    assert moment is not None
    return moment


def states(rows):
    return [(one.state, one.reason) for one in Annotation.objects.filter(pk__in=[row.pk for row in rows])]


def test_several_are_accepted_at_once_and_opened_again_at_once(several, editor):
    slugs = [one.slug for one in several]
    accepted = decisions.accept(slugs, by=editor)
    assert states(several) == [("accepted", "")] * 3
    decisions.take_back(slugs, moment_of(accepted), by=editor)
    assert states(several) == [("open", "")] * 3


def test_of_several_none_is_accepted_if_one_was_decided_on_or_changed(several, editor, reviewer):
    now = timezone.now()
    slugs = [one.slug for one in several]
    annotations.change(several[1], Remark("Why, and for whom?"), by=reviewer)
    with pytest.raises(Conflict, match="changed since you saw them"):
        decisions.accept(slugs, by=editor, unchanged_since=now)
    decisions.decide(several[2], "dismissed", by=editor, reason="Said already.")
    with pytest.raises(Conflict, match="None was accepted"):
        decisions.accept(slugs, by=editor)
    assert states(several) == [("open", ""), ("open", ""), ("dismissed", "Said already.")]


def test_what_was_decided_on_since_is_not_taken_back(several, editor):
    slugs = [one.slug for one in several]
    accepted = decisions.accept(slugs, by=editor)
    decisions.decide(several[0], "resolved", by=editor)
    with pytest.raises(Conflict, match="Nothing was undone"):
        decisions.take_back(slugs, moment_of(accepted), by=editor)
    assert [state for state, _ in states(several)] == ["resolved", "accepted", "accepted"]


def test_who_does_not_decide_for_one_of_their_teams_accepts_none(several, editor, reviewer):
    elsewhere = factories.team(reviewer, role=Role.EDITOR)
    theirs = remark(several[0].version, reviewer, elsewhere)
    with pytest.raises(NotAllowed):
        decisions.accept([one.slug for one in several], by=reviewer)
    with pytest.raises(Conflict, match="no longer there"):
        decisions.accept([several[0].slug, theirs.slug], by=editor)
    assert states([*several, theirs]) == [("open", "")] * 4


@pytest.mark.parametrize(("state", "reason"), [("accepted", ""), ("resolved", ""), ("dismissed", "Out of scope.")])
@pytest.mark.parametrize("facts", [{"comment": "Something else."}, {"proposal": "replace", "proposed": "Names."}])
def test_what_was_decided_of_other_words_is_open_again(said, editor, reviewer, state, reason, facts):
    decisions.decide(said, state, by=editor, reason=reason)
    annotations.change(said, Remark(**{"comment": said.comment, **facts}), by=reviewer)
    said.refresh_from_db()
    assert (said.state, said.decided_before, said.decided_by) == ("open", state, editor)
    decisions.decide(said, "accepted", by=editor)
    said.refresh_from_db()
    assert (said.state, said.decided_before) == ("accepted", "")


def test_what_is_said_beside_the_text_opens_nothing(said, editor, reviewer):
    decisions.decide(said, "accepted", by=editor)
    annotations.change(said, Remark(said.comment, severity="high", concerns=("retention",)), by=reviewer)
    said.refresh_from_db()
    assert (said.state, said.decided_before) == ("accepted", "")
