"""What teams say of origins, by REST."""

from datetime import date

import pytest

from tests import factories
from tests.clients import api
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana", name="Ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def source():
    return looked(paragraphs("4", "Faces", FACE), date=date(2021, 1, 1))


@pytest.fixture
def draft(source):
    return looked(paragraphs("1", "Mine", FACE), date=date(2022, 1, 1))


def body_of(draft, person):
    (row,) = api(person).get(f"/api/v1/versions/{draft.slug}/origins/").json()["results"]
    return {"version": draft.slug, "key": row["key"], "row": row["row"], "state": "rejected", "why": "It is a proverb."}


def test_a_row_is_rejected_by_its_name_and_opened_again(draft, source, ana, team):
    body = body_of(draft, ana)
    made = api(ana).post("/api/v1/origin-decisions/", body, format="json")
    told = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/origin-decisions/{told['id']}/")
    assert told == {
        "id": told["id"],
        "team": team.slug,
        "version": draft.slug,
        "key": body["key"],
        "source_version": source.slug,
        "source_key": source.current_reading.clauses.get().key,
        "row": body["row"],
        "state": "rejected",
        "why": "It is a proverb.",
        "decided_by": {"id": ana.slug, "name": "Ana"},
        "decided_at": told["decided_at"],
    }
    again = api(ana).post("/api/v1/origin-decisions/", {**body, "state": "open"}, format="json").json()
    assert (again["id"], again["state"]) == (told["id"], "open")
    listed = api(ana).get(f"/api/v1/origin-decisions/?version={draft.slug}&state=open").json()["results"]
    assert [one["row"] for one in listed] == [body["row"]]


def test_others_see_none_of_it(draft, ana, team):
    made = api(ana).post("/api/v1/origin-decisions/", body_of(draft, ana), format="json").json()
    ben = factories.person("ben")
    factories.team(ben)
    assert api(ben).get("/api/v1/origin-decisions/").json()["results"] == []
    assert api(ben).get(f"/api/v1/origin-decisions/{made['id']}/").status_code == 404


def test_who_does_not_review_is_refused(draft, ana):
    assert api(ana).post("/api/v1/origin-decisions/", body_of(draft, ana), format="json").status_code == 403


def test_a_row_that_is_none_any_more_is_a_conflict(draft, ana, team):
    body = {**body_of(draft, ana), "row": "0" * 24}
    answer = api(ana).post("/api/v1/origin-decisions/", body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
