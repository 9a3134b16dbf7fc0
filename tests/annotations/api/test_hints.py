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
def ana():
    return factories.person("ana", name="Ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def hint():
    version = factories.version(CLAUSE)
    key = version.current_reading.clauses.get().key
    facts = {"concern": "biometric-body", "start": 21, "end": 29, "trigger": "“gaze”", "vocabulary": "1"}
    return Hint.objects.create(version=version, key=key, **facts)


def address(hint):
    return f"/api/v1/hints/{hint.slug}/"


def test_a_hint_says_where_and_why(hint, ana):
    assert api(ana).get(address(hint)).json() == {
        "id": hint.slug,
        "version": hint.version.slug,
        "key": hint.key,
        "concern": "biometric-body",
        "start": 21,
        "end": 29,
        "trigger": "“gaze”",
        "vocabulary": "1",
        "state": "open",
        "decided_by": None,
        "annotation": None,
    }
    for query in (f"version={hint.version.slug}", f"key={hint.key}", "concern=biometric-body", "state=open"):
        assert len(api(ana).get(f"/api/v1/hints/?{query}").json()["results"]) == 1
    assert api(ana).get("/api/v1/hints/?state=dismissed").json()["results"] == []


def test_a_person_decides_and_takes_it_back(hint, ana, team):
    remark = annotations.add(hint.version, Remark(comment="Gaze."), team=team, by=ana)
    told = {"state": "accepted", "annotation": remark.slug}
    row = api(ana).patch(address(hint), told).json()
    assert (row["state"], row["annotation"], row["decided_by"]) == (
        "accepted",
        remark.slug,
        {"id": ana.slug, "name": "Ana"},
    )
    row = api(ana).patch(address(hint), {"state": "open"}).json()
    assert (row["state"], row["annotation"], row["decided_by"]) == ("open", None, None)


def test_what_was_made_of_it_is_seen_by_those_who_may_see_that(hint, ana, team):
    remark = annotations.add(hint.version, Remark(comment="Gaze.", visibility="private"), team=team, by=ana)
    api(ana).patch(address(hint), {"state": "accepted", "annotation": remark.slug})
    assert api(factories.person()).get(address(hint)).json()["annotation"] is None
    assert Annotation.objects.get().visibility == "private"


def test_readers_decide_nothing(hint, team):
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    assert api(reader).patch(address(hint), {"state": "dismissed"}).status_code == 403


def test_hints_of_a_restricted_proposal_are_not_there(ana, team):
    version = factories.version(CLAUSE, proposal=factories.proposal(teams=[factories.team()]))
    facts = {"concern": "biometric-body", "start": 0, "end": 3, "vocabulary": "1", "key": "k"}
    hidden = Hint.objects.create(version=version, **facts)
    assert api(ana).get(address(hidden)).json() == UNSEEN
    assert api(ana).get("/api/v1/hints/").json()["results"] == []
