"""What teams judge of what was found, by REST."""

from __future__ import annotations

import pytest

from proposals.services import jobs
from tests import factories
from tests.annotations import duties
from tests.annotations.remarks import remark
from tests.clients import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return duties.compared(*duties.versions(duties.OLD, duties.OLD[:1]))


@pytest.fixture
def said(pair, reviewer, team):
    made = remark(pair.old_version, reviewer, team, number="2", quote="keep a log")
    jobs.drain()
    return made


def mark(person, said, version):
    rows = api(person).get(f"/api/v1/proposals/{version.proposal.slug}/ledger/?version={version.slug}").json()
    return next(one for one in rows["results"] if one["annotation"] == said.slug)


def test_what_is_found_is_confirmed_and_taken_back(pair, said, reviewer, team):
    new = pair.new_version
    before = mark(reviewer, said, new)
    found = (before["state"], before["voice"], before["finding"], before["confirmed"])
    assert found == ("perhaps-answered", "found", "answered/gone", None)
    body = {"annotation": said.slug, "version": new.slug, "finding": "answered/gone", "state": "confirmed"}
    other = api(reviewer).post("/api/v1/judgements/", {**body, "words": "of another text"}, format="json")
    assert (other.status_code, mark(reviewer, said, new)["state"]) == (409, "perhaps-answered")
    body["words"] = before["words"]
    made = api(reviewer).post("/api/v1/judgements/", body, format="json")
    told = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/judgements/{told['id']}/")
    assert told == {
        "id": told["id"],
        "team": team.slug,
        "kind": "became",
        "annotation": said.slug,
        "version": new.slug,
        "key": said.key,
        "finding": "answered/gone",
        "state": "confirmed",
        "why": "",
        "decided_by": {"id": reviewer.slug, "name": "Ana"},
        "decided_at": told["decided_at"],
    }
    after = mark(reviewer, said, new)
    assert (after["state"], after["voice"]) == ("answered", "confirmed")
    assert (after["confirmed"]["person"], after["confirmed"]["judgement"]) == ("Ana", told["id"])
    again = api(reviewer).post("/api/v1/judgements/", {**body, "state": "open"}, format="json").json()
    assert (again["id"], again["state"]) == (told["id"], "open")
    assert mark(reviewer, said, new)["state"] == "perhaps-answered"
    listed = api(reviewer).get(f"/api/v1/judgements/?annotation={said.slug}&state=open").json()["results"]
    assert [one["id"] for one in listed] == [told["id"]]


def test_what_is_found_is_denied_with_a_reason(pair, said, reviewer, team):
    new = pair.new_version
    body = {"annotation": said.slug, "version": new.slug, "finding": "answered/gone", "state": "denied"}
    told = api(reviewer).post("/api/v1/judgements/", {**body, "why": "It is in the annex."}, format="json").json()
    assert (told["state"], told["why"]) == ("denied", "It is in the annex.")
    after = mark(reviewer, said, new)
    assert (after["state"], after["voice"], after["confirmed"]) == ("denied", "denied", None)
    denied = {name: after["denied"][name] for name in ("team", "person", "judgement", "why")}
    assert denied == {"team": team.slug, "person": "Ana", "judgement": told["id"], "why": "It is in the annex."}
    listed = api(reviewer).get("/api/v1/judgements/?state=denied").json()["results"]
    assert [one["id"] for one in listed] == [told["id"]]


def test_what_is_not_found_is_refused(pair, said, reviewer):
    body = {"annotation": said.slug, "version": pair.new_version.slug, "finding": "lost/gone", "state": "confirmed"}
    answer = api(reviewer).post("/api/v1/judgements/", body, format="json")
    assert (answer.status_code, "has changed meanwhile" in answer.json()["detail"]) == (409, True)


def test_another_teams_remark_is_not_there(pair, said):
    stranger = factories.person("ben")
    factories.team(stranger)
    body = {"annotation": said.slug, "version": pair.new_version.slug, "finding": "answered/gone", "state": "confirmed"}
    assert api(stranger).post("/api/v1/judgements/", body, format="json").status_code == 400
    assert api(stranger).get("/api/v1/judgements/").json()["results"] == []


@pytest.mark.postgres
def test_who_sees_the_remark_no_more_sees_no_judgement_of_it(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="2", quote="keep a log", visibility="public")
    jobs.drain()
    ben = factories.person("ben")
    factories.team(ben)
    body = {"annotation": said.slug, "version": pair.new_version.slug, "finding": "answered/gone", "state": "confirmed"}
    made = api(ben).post("/api/v1/judgements/", body, format="json").json()
    type(said).objects.filter(pk=said.pk).update(visibility="private")
    assert api(ben).get(f"/api/v1/judgements/{made['id']}/").status_code == 404
    assert api(ben).get("/api/v1/judgements/").json()["results"] == []
