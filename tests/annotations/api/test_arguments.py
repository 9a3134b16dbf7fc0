"""`/api/v1/arguments/` and `/api/v1/instruments/`."""

from __future__ import annotations

from typing import Any

import pytest

from annotations.models import Annotation, Argument, ArgumentUse
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db

WORDS: dict[str, Any] = {
    "title": "A name is not needed",
    "text": "A pseudonym does what this clause wants.",
    "language": "en",
    "concerns": ["anonymity", "identity-linkage"],
    "articles": ["iccpr-17", "gdpr-5-1-c"],
    "evidence": [{"address": "https://www.rfc-editor.org/rfc/rfc6973", "line": "RFC 6973, 6.1"}],
}


@pytest.fixture
def team():
    return factories.team(name="Team A")


@pytest.fixture
def ana(team):
    return factories.member(team, Role.REVIEWER, "ana")


@pytest.fixture
def version():
    return factories.version(factories.paragraphs("1", "Faces", "It shall record the face of each user."))


def made(ana, team, **more) -> dict[str, Any]:
    answer = api(ana).post("/api/v1/arguments/", {**WORDS, "team": team.slug, **more})
    assert answer.status_code == 201, answer.json()
    return dict(answer.json())


def test_a_reviewer_keeps_an_argument_for_the_team(ana, team):
    told = made(ana, team)
    argument = Argument.objects.get()
    assert told == {
        **WORDS,
        "id": argument.slug,
        "team": team.slug,
        "made_by": {"id": ana.slug, "name": "ana"},
        "made_at": argument.made_at.isoformat().replace("+00:00", "Z"),
        "changed_at": argument.changed_at.isoformat().replace("+00:00", "Z"),
        "used_in": 0,
        "used_on": 0,
    }
    colleague = factories.member(team, Role.READER)
    assert api(colleague).get(f"/api/v1/arguments/{argument.slug}/").json() == told
    assert api(colleague).post("/api/v1/arguments/", {**WORDS, "team": team.slug}).status_code == 403


def test_it_is_there_for_its_team_alone(ana, team):
    told = made(ana, team)
    other = factories.team(factories.person("eve"), name="Team B").people.get()
    assert api(other).get("/api/v1/arguments/").json()["results"] == []
    assert api(other).get(f"/api/v1/arguments/{told['id']}/").json() == UNSEEN
    assert api(other).patch(f"/api/v1/arguments/{told['id']}/", {"title": "Mine"}).json() == UNSEEN


@pytest.mark.postgres
def test_who_made_it_and_editors_change_it(ana, team):
    told = made(ana, team)
    at = f"/api/v1/arguments/{told['id']}/"
    changed = api(ana).patch(at, {"title": "No name is needed", "articles": []})
    assert changed.json() == {
        **told,
        "title": "No name is needed",
        "articles": [],
        "changed_at": changed.json()["changed_at"],
    }
    colleague = factories.member(team, Role.REVIEWER)
    assert api(colleague).patch(at, {"title": "Mine"}).status_code == 403
    assert api(colleague).delete(at).status_code == 403
    assert api(factories.member(team, Role.EDITOR)).delete(at).status_code == 204
    assert not Argument.objects.exists()


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"concerns": ["none"]}, "There is no concern called none."),
        ({"language": "xx"}, "Please say which language it is in, such as en or zh."),
        (
            {"evidence": [{"address": "javascript:alert(1)", "line": "x"}]},
            "An address of evidence begins with https:// or http://.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(ana, team, fault, sentence):
    answer = api(ana).post("/api/v1/arguments/", {**WORDS, "team": team.slug, **fault})
    assert answer.json() == problem(400, "Bad Request", sentence)


def test_an_annotation_says_what_it_uses_and_the_count_is_of_what_one_sees(ana, team, version):
    told = made(ana, team)
    at = f"/api/v1/arguments/{told['id']}/"
    said = {"version": version.slug, "team": team.slug, "comment": WORDS["text"], "arguments": [told["id"]]}
    first = api(ana).post("/api/v1/annotations/", said)
    assert first.status_code == 201
    assert "arguments" not in first.json()
    api(ana).post("/api/v1/annotations/", {**said, "visibility": "private"})
    elsewhere = factories.version(factories.paragraphs("1", "Names", "It shall record the name."))
    api(ana).post("/api/v1/annotations/", {**said, "version": elsewhere.slug})
    counts = {name: api(ana).get(at).json()[name] for name in ("used_in", "used_on")}
    assert counts == {"used_in": 3, "used_on": 2}
    colleague = factories.member(team, Role.READER)
    assert api(colleague).get(at).json()["used_in"] == 2
    address = f"/api/v1/annotations/{first.json()['id']}/"
    assert api(ana).patch(address, {"comment": "Otherwise."}).status_code == 200
    assert ArgumentUse.objects.count() == 3
    assert api(ana).patch(address, {"arguments": []}).status_code == 200
    assert ArgumentUse.objects.count() == 2


@pytest.mark.postgres
def test_only_arguments_of_ones_own_can_be_named(ana, team, version):
    told = made(ana, team)
    eve = factories.person("eve")
    said = {"version": version.slug, "team": factories.team(eve).slug, "comment": "Why?", "arguments": [told["id"]]}
    answer = api(eve).post("/api/v1/annotations/", said)
    assert answer.json()["errors"] == {"arguments": [f"There is none with the id {told['id']}, or you may not see it."]}
    assert not Annotation.objects.exists()


@pytest.mark.postgres
def test_what_is_kept_from_an_annotation_is_used_there(ana, team, version):
    said = remark(version, ana, team, number="1")
    assert made(ana, team, annotation=said.slug)["used_in"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_few_queries(ana, team, django_assert_num_queries, count):
    for _ in range(count):
        made(ana, team)
    with django_assert_num_queries(3):
        assert len(api(ana).get("/api/v1/arguments/?concern=anonymity").json()["results"]) == count


def test_instruments_are_rows_with_their_articles(ana, django_assert_num_queries):
    with django_assert_num_queries(2):
        (told,) = api(ana).get("/api/v1/instruments/?name=ICESCR").json()["results"]
    assert told == {
        "id": "icescr",
        "name": "ICESCR",
        "title": {
            "en": "International Covenant on Economic, Social and Cultural Rights",
            "fr": "Pacte international relatif aux droits économiques, sociaux et culturels",
            "zh": "经济、社会及文化权利国际公约",
        },
        "address": told["address"],
        "articles": [
            {"id": "icescr", "label": "", "text": {}, "address": told["address"]},
            {
                "id": "icescr-15",
                "label": "15",
                "text": {
                    "en": "Taking part in cultural life and enjoying the benefits of science",
                    "fr": "Participation à la vie culturelle et bénéfice du progrès scientifique",
                    "zh": "参加文化生活，享受科学进步的利益",
                },
                "address": "",
            },
        ],
    }
