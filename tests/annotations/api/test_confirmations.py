"""What teams say of binding force, by REST."""

import pytest

from proposals.models import Role
from tests import factories
from tests.annotations import duties
from tests.clients import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    return duties.three()


@pytest.fixture
def ana():
    return factories.person("ana", name="Ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


def strength(comparison, person, query=""):
    return api(person).get(f"/api/v1/comparisons/{comparison.slug}/strength/{query}").json()["results"]


def test_a_row_is_confirmed_by_its_name(comparison, ana, team):
    row = strength(comparison, ana)[1]["row"]
    body = {"comparison": comparison.slug, "row": row, "state": "weakened"}
    made = api(ana).post("/api/v1/confirmations/", body, format="json")
    told = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/confirmations/{told['id']}/")
    keys = [
        version.current_reading.clauses.get(number="2").key
        for version in (comparison.old_version, comparison.new_version)
    ]
    assert told == {
        "id": told["id"],
        "team": team.slug,
        "old_version": comparison.old_version.slug,
        "new_version": comparison.new_version.slug,
        "row": row,
        "old_key": keys[0],
        "new_key": keys[1],
        "state": "weakened",
        "decided_by": {"id": ana.slug, "name": "Ana"},
        "decided_at": told["decided_at"],
    }
    again = api(ana).post("/api/v1/confirmations/", {**body, "state": "open"}, format="json").json()
    assert (again["id"], again["state"]) == (told["id"], "open")
    listed = api(ana).get(f"/api/v1/confirmations/?new_version={comparison.new_version.slug}").json()["results"]
    assert [(one["row"], one["state"]) for one in listed] == [(row, "open")]


def test_others_see_none_of_it(comparison, ana, team):
    row = strength(comparison, ana)[1]["row"]
    body = {"comparison": comparison.slug, "row": row, "state": "weakened"}
    made = api(ana).post("/api/v1/confirmations/", body, format="json").json()
    ben = factories.person("ben")
    assert api(ben).get("/api/v1/confirmations/").json()["results"] == []
    assert api(ben).get(f"/api/v1/confirmations/{made['id']}/").status_code == 404
    assert api(ben).post("/api/v1/confirmations/", body, format="json").status_code == 403
    factories.team(ben, role=Role.READER)
    assert api(ben).post("/api/v1/confirmations/", body, format="json").status_code == 403


def test_a_row_that_is_not_there_is_a_conflict(comparison, ana, team):
    body = {"comparison": comparison.slug, "row": "none", "state": "weakened"}
    answer = api(ana).post("/api/v1/confirmations/", body, format="json")
    assert (answer.status_code, answer.json()["detail"]) == (
        409, "This comparison has no such sentence any more. Please reload the page.",
    )  # fmt: skip


def test_rows_are_narrowed_by_certainty_and_fact(comparison, ana):
    def reasons(query):
        return [row["reason"] for row in strength(comparison, ana, query)]

    assert reasons("") == ["verb-lowered", "condition-added", "gone-alike"]
    assert reasons("?sure=true") == ["verb-lowered"]
    assert reasons("?sure=false") == ["condition-added", "gone-alike"]
    assert reasons("?reason=gone-alike") == ["gone-alike"]
    assert reasons("?verdict=weakened&sure=false") == []
    (gone,) = strength(comparison, ana, "?reason=gone-alike&fields=alike")
    new = comparison.new_version
    key = new.current_reading.clauses.get(number="1").key
    place = {"key": key, "number": "1", "title": "Part 1", "start": 0, "end": 12, "sentence": "The platform"}
    assert gone == {"alike": [{**place, "permalink": f"/versions/{new.slug}/?at=0-12#{key}"}]}
