from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from annotations.services import comment_sets, consultations
from annotations.services.consultations import Call
from proposals.refusals import Conflict, NotAllowed, Refusal, Withdrawn
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")


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
    call = Call("More", form="csv", member_code="XB")
    own = consultations.add(version, call, team=team, by=editor, body=version.proposal.body)
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


@pytest.mark.postgres
def test_what_is_asked_for_can_be_changed(editor, team):
    version = factories.version(SCOPE)
    made = consultations.add(version, Call("Comments"), team=team, by=editor)
    body = factories.body()
    call = Call("Comments, again", form="csv", time_zone="Europe/Paris")
    changed = consultations.change(made, call, body=body, by=editor)
    changed.refresh_from_db()
    assert (changed.title, changed.form, changed.member_code, changed.body) == (
        "Comments, again",
        "csv",
        team.member_code,
        body,
    )
    with pytest.raises(Refusal, match="title"):
        consultations.change(made, Call(" "), body=None, by=editor)
    with pytest.raises(NotAllowed):
        consultations.change(made, call, body=None, by=factories.person())


@pytest.mark.postgres
def test_what_is_closed_takes_no_set_until_it_is_open_again(editor, team):
    version = factories.version(SCOPE)
    made = consultations.add(version, Call("Comments"), team=team, by=editor)
    said = remark(version, editor, team)
    consultations.close(made, by=editor)
    with pytest.raises(Conflict, match="is closed"):
        comment_sets.draw_up(made, [said], by=editor)
    consultations.reopen(made, by=editor)
    assert comment_sets.draw_up(made, [said], by=editor).consultation == made
    with pytest.raises(NotAllowed):
        consultations.close(made, by=factories.person())
