"""Clauses in two languages, by REST."""

import json

import pytest

from proposals.models import Role
from tests import factories
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.clients import api
from tests.factories import paragraphs
from tests.proposals.two_languages import ENGLISH, both, compared, keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return factories.person("ana", name="Ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def comparison(team):
    encoder_or_skip()
    return compared(*both())


def pairs_of(comparison, person, rest="", **asked):
    return api(person).get(f"/api/v1/comparisons/{comparison.slug}/pairs/{rest}", asked)


def decide(comparison, person, key, **body):
    body = {"comparison": comparison.slug, "key": key, **body}
    return api(person).post("/api/v1/pair-decisions/", body, format="json")


def test_the_comparison_says_that_it_is_of_two_languages(comparison, ana):
    told = api(ana).get(f"/api/v1/comparisons/{comparison.slug}/").json()
    assert (told["across"], told["encoder"], told["state"]) == (True, comparison.encoder, "ready")
    assert told["counts"] == {"likely": 2, "possible": 0, "none": 1}
    assert api(ana).get("/api/v1/comparisons/?across=true").json()["results"] == [told]
    assert api(ana).get("/api/v1/comparisons/?across=false").json()["results"] == []


def test_pairs_are_told_in_the_order_of_the_new_text(comparison, ana):
    answer = pairs_of(comparison, ana)
    assert answer.json()["count"] == 3
    first, _second, third = answer.json()["results"]
    assert first["clause"] == {
        "key": keys(comparison.new_version)[0],
        "order": 0,
        "number": "1",
        "title": "Logs of visitors",
        "text": "The platform shall delete the movement logs of visitors.",
    }
    assert (first["band"], first["proposed"]["number"], first["state"]) == ("likely", "4.1", "open")
    assert [first["decided"], first["confirmed"], first["verdicts"]] == [None, None, None]
    assert (third["band"], third["proposed"]) == ("none", None)


def test_a_pair_is_confirmed_and_then_says_what_became_of_it(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    made = decide(comparison, ana, new[0], state="confirmed", old_key=old[0], why="Plainly.")
    told = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/pair-decisions/{told['id']}/")
    assert told == {
        "id": told["id"],
        "team": team.slug,
        "old_version": comparison.old_version.slug,
        "new_version": comparison.new_version.slug,
        "key": new[0],
        "old_key": old[0],
        "state": "confirmed",
        "why": "Plainly.",
        "decided_by": {"id": ana.slug, "name": "Ana"},
        "decided_at": told["decided_at"],
    }
    (row,) = pairs_of(comparison, ana, state="confirmed").json()["results"]
    assert row["confirmed"]["key"] == old[0]
    assert row["decided"]["id"] == told["id"]
    assert row["decided"]["changed"] is False
    assert [(one["old"]["verb"], one["new"]["verb"], one["verdict"]) for one in row["verdicts"]["strength"]] == [
        ("宜", "shall", "strengthened")
    ]
    assert row["verdicts"]["encoder"] == comparison.encoder
    assert api(ana).get("/api/v1/pair-decisions/", {"state": "confirmed"}).json()["results"] == [told]


def test_amounts_are_told_with_their_places(comparison, ana):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    decide(comparison, ana, new[1], state="confirmed", old_key=old[1])
    row = pairs_of(comparison, ana).json()["results"][1]
    (amounts,) = row["verdicts"]["amounts"]
    place = slice(amounts["new"]["start"], amounts["new"]["end"])
    assert (amounts["old"]["text"], row["clause"]["text"][place]) == ("每30天", "every 60 days")


def test_it_is_none_of_them_or_open_again(comparison, ana):
    key = keys(comparison.new_version)[0]
    first = decide(comparison, ana, key, state="none").json()
    again = decide(comparison, ana, key, state="open").json()
    assert (first["state"], again["state"], again["id"]) == ("none", "open", first["id"])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"state": "confirmed"}, "old_key"),
        ({"state": "none", "old_key": "x"}, "old_key"),
        ({"state": "perhaps"}, "state"),
        ({"state": "none", "colour": "red"}, "colour"),
        ({"state": "none", "team": "nowhere"}, "team"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(comparison, ana, body, wrong):
    answer = decide(comparison, ana, keys(comparison.new_version)[0], **body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [wrong])


@pytest.mark.postgres
def test_a_person_may_choose_any_clause_of_the_old_version(comparison, ana):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    comparison.aligned.update(candidates=[])
    assert decide(comparison, ana, new[0], state="confirmed", old_key=old[2]).status_code == 201
    assert decide(comparison, ana, new[0], state="confirmed", old_key="nothing").status_code == 400
    row = pairs_of(comparison, ana).json()["results"][0]
    assert (row["confirmed"]["number"], row["verdicts"]["encoder"]) == ("4.3", None)


@pytest.mark.parametrize(
    ("asked", "numbers"), [({"band": "none"}, ["3"]), ({"band": "likely", "state": "open"}, ["1", "2"])]
)
def test_they_are_narrowed(comparison, ana, asked, numbers):
    told = pairs_of(comparison, ana, **asked).json()["results"]
    assert [row["clause"]["number"] for row in told] == numbers


def test_a_band_that_is_none_is_refused(comparison, ana):
    assert pairs_of(comparison, ana, band="sure").status_code == 400
    assert pairs_of(comparison, ana, colour="red").status_code == 400


def test_what_of_the_old_text_is_in_no_pair_is_told(comparison, ana):
    assert [one["number"] for one in pairs_of(comparison, ana, "unpaired/").json()] == ["4.3"]


def test_another_team_is_not_told(comparison, ana, team):
    decide(comparison, ana, keys(comparison.new_version)[0], state="none")
    ben = factories.person("ben")
    factories.team(ben)
    assert {row["state"] for row in pairs_of(comparison, ben).json()["results"]} == {"open"}
    assert pairs_of(comparison, ben, team=team.slug).status_code == 400
    assert api(ben).get("/api/v1/pair-decisions/").json()["results"] == []


def test_who_reads_alone_does_not_decide(comparison, team):
    reader = factories.member(team, Role.READER)
    assert decide(comparison, reader, keys(comparison.new_version)[0], state="none").status_code == 403


def test_what_one_may_not_see_is_not_there(ana, team):
    encoder_or_skip()
    secret = compared(*both(proposal=factories.proposal(teams=[factories.team()])))
    key = keys(secret.new_version)[0]
    for rest in ("", "unpaired/", "export/"):
        assert pairs_of(secret, ana, rest).status_code == 404
    assert decide(secret, ana, key, state="none").status_code == 400


@pytest.mark.parametrize("rest", ["changes/", "strength/", "definitions/", "export/json/", "export/html/"])
def test_what_is_told_of_changes_is_refused_in_words(comparison, ana, rest):
    answer = api(ana).get(f"/api/v1/comparisons/{comparison.slug}/{rest}")
    assert answer.status_code == 409
    assert f"/api/v1/comparisons/{comparison.slug}/pairs/" in answer.json()["detail"]


def test_changes_are_no_pairs(ana, team):
    told = compared(factories.version(ENGLISH[0]), factories.version(ENGLISH[1]))
    answer = pairs_of(told, ana)
    assert (answer.status_code, "one language" in answer.json()["detail"]) == (409, True)


def test_all_of_it_is_a_file(comparison, ana, team):
    old, new = keys(comparison.old_version), keys(comparison.new_version)
    decide(comparison, ana, new[0], state="confirmed", old_key=old[0])
    answer = pairs_of(comparison, ana, "export/")
    assert answer["Content-Type"] == "application/json"
    told = json.loads(answer.content)
    first = told["pairs"][0]
    assert (told["team"], told["encoder"], told["old"]["language"]) == (str(team), comparison.encoder, "zh")
    assert (first["confirmed"]["number"], first["decided"]["by"], first["decided"]["for"]) == ("4.1", "Ana", str(team))
    assert first["verdicts"]["strength"][0]["verdict"] == "strengthened"
    assert [one["verdicts"] for one in told["pairs"][1:]] == [None, None]
    assert [one["number"] for one in told["unpaired"]] == ["4.3"]


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_as_for_one(ana, team, count, django_assert_num_queries):
    old = factories.version(
        *(paragraphs(str(k), "访客日志", f"平台应删除日志{k}。") for k in range(count)), language="zh"
    )
    new = factories.version(*(paragraphs(str(k), "Logs", f"It shall delete log {k}.") for k in range(count)))
    made = compared(old, new)
    for place in range(count):
        decide(made, ana, keys(new)[place], state="confirmed", old_key=keys(old)[place])
    with django_assert_num_queries(10):
        assert pairs_of(made, ana).json()["count"] == count
