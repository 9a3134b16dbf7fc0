import pytest

from annotations.models import Annotation, Hint
from annotations.services import annotations
from annotations.services.annotations import Remark
from proposals.models import Role
from tests import factories
from tests.clients import UNSEEN, api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

CLAUSE = paragraphs("8.1", "Record", "The platform records the gaze of all users.")


@pytest.fixture
def hint():
    version = factories.version(CLAUSE)
    key = version.current_reading.clauses.get().key
    facts = {"concern": "biometric-body", "start": 21, "end": 29, "trigger": "“gaze”", "vocabulary": "1"}
    return Hint.objects.create(version=version, key=key, **facts)


def address(hint):
    return f"/api/v1/hints/{hint.slug}/"


def test_a_hint_says_where_and_why(hint, reviewer):
    assert api(reviewer).get(address(hint)).json() == {
        "id": hint.slug,
        "version": hint.version.slug,
        "key": hint.key,
        "concern": "biometric-body",
        "start": 21,
        "end": 29,
        "trigger": "“gaze”",
        "vocabulary": "1",
        "bearing": "touches",
        "raises": False,
        "state": "open",
        "decided_by": None,
        "annotation": None,
        "decisions": [],
    }
    for query in (f"version={hint.version.slug}", f"key={hint.key}", "concern=biometric-body", "state=open"):
        assert len(api(reviewer).get(f"/api/v1/hints/?{query}").json()["results"]) == 1
    assert api(reviewer).get("/api/v1/hints/?state=dismissed").json()["results"] == []


@pytest.mark.parametrize(("bearing", "raises"), [("touches", False), ("raises", True), ("guards", False)])
def test_a_hint_says_what_is_proven(hint, reviewer, bearing, raises):
    Hint.objects.update(bearing=bearing)
    (listed,) = api(reviewer).get(f"/api/v1/hints/?bearing={bearing}").json()["results"]
    alone = api(reviewer).get(address(hint)).json()
    assert [(row["bearing"], row["raises"]) for row in (listed, alone)] == [(bearing, raises)] * 2
    other = {"touches": "raises", "raises": "guards", "guards": "touches"}[bearing]
    assert api(reviewer).get(f"/api/v1/hints/?bearing={other}").json()["results"] == []
    assert api(reviewer).get("/api/v1/hints/?bearing=harms").status_code == 400


def test_a_person_decides_and_takes_it_back(hint, reviewer, team):
    remark = annotations.add(hint.version, Remark(comment="Gaze."), team=team, by=reviewer)
    fields = {"state": "accepted", "annotation": remark.slug}
    row = api(reviewer).patch(address(hint), fields).json()
    assert (row["state"], row["annotation"], row["decided_by"]) == (
        "accepted",
        remark.slug,
        {"id": reviewer.slug, "name": "Ana"},
    )
    row = api(reviewer).patch(address(hint), {"state": "open"}).json()
    assert (row["state"], row["annotation"], row["decided_by"]) == ("open", None, None)


@pytest.mark.postgres
def test_who_is_in_several_teams_is_told_for_which_it_was_decided(hint, reviewer, team):
    other = factories.team(reviewer)
    assert api(reviewer).patch(address(hint), {"state": "dismissed"}).status_code == 400
    row = api(reviewer).patch(address(hint), {"state": "dismissed", "team": other.slug}).json()
    told = [(one["team"], one["state"], one["decided_by"]["name"]) for one in row["decisions"]]
    assert (row["state"], told) == ("open", [(other.slug, "dismissed", "Ana")])
    row = api(reviewer).patch(address(hint), {"state": "dismissed", "team": team.slug}).json()
    assert (row["state"], len(row["decisions"])) == ("dismissed", 2)
    ben = factories.person()
    factories.team(ben)
    assert api(ben).get(address(hint)).json()["decisions"] == []


@pytest.mark.postgres
def test_a_program_hears_of_what_its_team_decided_and_of_nothing_else(hint, reviewer, team, time_machine):
    ben = factories.person()
    factories.team(ben)
    since = {"changed_after": "2040-06-12T11:00:00Z"}
    time_machine.move_to("2040-06-12T12:00:00Z", tick=False)
    api(ben).patch(address(hint), {"state": "dismissed"})
    assert api(reviewer).get("/api/v1/hints/", since).json()["results"] == []
    assert [row["state"] for row in api(ben).get("/api/v1/hints/", since).json()["results"]] == ["dismissed"]


@pytest.mark.postgres
def test_what_was_made_of_it_is_seen_by_those_who_may_see_that(hint, reviewer, team):
    remark = annotations.add(hint.version, Remark(comment="Gaze.", visibility="private"), team=team, by=reviewer)
    api(reviewer).patch(address(hint), {"state": "accepted", "annotation": remark.slug})
    assert api(factories.person()).get(address(hint)).json()["annotation"] is None
    assert Annotation.objects.get().visibility == "private"


def test_readers_decide_nothing(hint, team):
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    assert api(reader).patch(address(hint), {"state": "dismissed"}).status_code == 403


@pytest.mark.postgres
def test_hints_of_a_restricted_proposal_are_not_there(reviewer, team):
    version = factories.version(CLAUSE, proposal=factories.proposal(teams=[factories.team()]))
    facts = {"concern": "biometric-body", "start": 0, "end": 3, "vocabulary": "1", "key": "k"}
    hidden = Hint.objects.create(version=version, **facts)
    assert api(reviewer).get(address(hidden)).json() == UNSEEN
    assert api(reviewer).get("/api/v1/hints/").json()["results"] == []
