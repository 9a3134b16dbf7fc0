from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.services import annotations
from annotations.services.annotations import Remark
from proposals.services import comparisons, facts, jobs
from tests import factories
from tests.clients import api, problem
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

NOON = "2023-06-12T12:00:00Z"
LATER = "2023-06-12T13:00:00Z"


@pytest.fixture
def version():
    return factories.version(paragraphs("1", "Record", "The record is kept."))


def remark(version, team, by, comment):
    return annotations.add(version, Remark(comment=comment), team=team, by=by)


def test_bodies_say_as_much_as_is_asked_for(owner, team, version, django_assert_num_queries):
    said = remark(version, team, owner, "For how long?")
    client = api(owner)
    with django_assert_num_queries(1):
        listed = client.get("/api/v1/annotations/?fields=comment,id").json()
    assert listed["results"] == [{"id": said.slug, "comment": "For how long?"}]
    one = client.get(f"/api/v1/annotations/{said.slug}/?fields=state")
    assert one.json() == {"state": "open"}
    assert one["ETag"] == client.get(f"/api/v1/annotations/{said.slug}/")["ETag"]
    assert client.get("/api/v1/concerns/retention/?fields=code").json() == {"code": "RET"}
    assert client.get("/api/v1/search/?q=record&fields=number").status_code == 200


@pytest.mark.parametrize("address", ["bodies/", "me/", "search/?q=record", "concerns/"])
def test_a_field_that_is_none_is_refused_by_name(owner, address):
    sign = "&" if "?" in address else "?"
    answer = api(owner).get(f"/api/v1/{address}{sign}fields=nonsense")
    (sentence,) = answer.json()["errors"]["fields"]
    assert (answer.status_code, sentence.startswith('There is no field "nonsense" here. There are: ')) == (400, True)


def test_a_list_tells_what_changed_since(owner, team, version, time_machine):
    time_machine.move_to(NOON, tick=False)
    first, second = (remark(version, team, owner, comment) for comment in ("First?", "Second?"))
    time_machine.move_to(LATER, tick=False)
    annotations.change(first, Remark(comment="First, anew?"), by=owner)

    def since(moment):
        return [
            row["id"] for row in api(owner).get("/api/v1/annotations/", {"changed_after": moment}).json()["results"]
        ]

    assert since("2023-06-12T11:59:59Z") == [first.slug, second.slug]
    assert since(NOON) == [first.slug]
    assert since("2023-06-12T14:00:00+02:00") == [first.slug]
    assert since(LATER) == []


def test_a_row_that_is_changed_in_part_says_when(owner, team, time_machine):
    version = factories.version(paragraphs("1", "Record", "The record is kept."), uploaded_by=owner, team=team)
    time_machine.move_to("2030-06-12T12:00:00Z", tick=False)
    now, stands = timezone.now() - timedelta(seconds=1), facts.stands(version)
    facts.correct(version, facts.VersionFacts(date=stands.date, number="N7"), seen=facts.tag(version), by=owner)
    body = api(owner).get("/api/v1/versions/", {"changed_after": now.isoformat()}).json()["results"]
    assert [row["number"] for row in body] == ["N7"]


@pytest.mark.parametrize("told", ["", "yesterday", "2023-06-12", "2023-06-12T12:00:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_needs_date_time_and_zone(owner, told):
    answer = api(owner).get("/api/v1/versions/", {"changed_after": told})
    sentence = "Please give date, time and zone, such as 2023-09-01T12:00:00Z."
    expected = problem(400, "Bad Request", "Some fields need another value.", changed_after=[sentence])
    assert answer.json() == expected


def test_who_has_a_list_already_gets_no_body(owner, team, version):
    client = api(owner)
    seen = client.get("/api/v1/annotations/")
    assert (seen["Cache-Control"], "Cookie" in seen["Vary"]) == ("private, no-cache", True)
    again = client.get("/api/v1/annotations/", HTTP_IF_NONE_MATCH=seen["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", seen["ETag"])
    remark(version, team, owner, "For how long?")
    assert client.get("/api/v1/annotations/", HTTP_IF_NONE_MATCH=seen["ETag"]).status_code == 200


def test_what_follows_from_a_reading_is_not_read_again(owner, version, django_assert_num_queries):
    client, there = api(owner), f"/api/v1/versions/{version.slug}/clauses/"
    seen = client.get(there)
    with django_assert_num_queries(1):
        assert client.get(there, HTTP_IF_NONE_MATCH=seen["ETag"]).status_code == 304
    assert client.get(f"{there}?page_size=1", HTTP_IF_NONE_MATCH=seen["ETag"]).status_code == 200
    version.current_reading = factories.reading(version, paragraphs("1", "Record", "The record is kept."))
    version.save()
    assert client.get(there, HTTP_IF_NONE_MATCH=seen["ETag"]).status_code == 200


def compared():
    proposal = factories.proposal()
    old = factories.version(
        paragraphs("1", "Record", "The gaze of a user is not recorded.", "The record shall be erased. It is kept."),
        paragraphs("2", "Consent", "The platform shall ask the user."),
        proposal=proposal,
    )
    new = factories.version(
        paragraphs("1", "Record", "The gaze of a user is not recorded.", "The record should be erased. It is kept."),
        paragraphs("2", "Consent", "The platform shall ask the user twice."),
        proposal=proposal,
    )
    asked = comparisons.request(old=old, new=new)
    jobs.drain()
    return asked, old, new


@pytest.mark.postgres
def test_what_became_weaker_is_told_in_the_words_of_both_sides(owner):
    asked, old, new = compared()
    answer = api(owner).get(f"/api/v1/comparisons/{asked.slug}/strength/?verdict=weakened")

    def side(version, level, verb, sentence):
        clause = version.current_reading.clauses.get(number="1")
        start = clause.text.index(sentence)
        place = {"start": start, "end": start + len(sentence)}
        at = f"?at={place['start']}-{place['end']}#{clause.key}"
        return {
            "level": level,
            "verb": verb,
            "convention": "ISO",
            **place,
            "key": clause.key,
            "number": "1",
            "title": "Record",
            "sentence": sentence,
            "permalink": f"/versions/{version.slug}/{at}",
        }

    def whole(version, word):
        start = version.current_reading.clauses.get(number="1").text.index(word)
        return [start, start + len(word)]

    assert answer.json()["results"] == [
        {
            "row": answer.json()["results"][0]["row"],
            "verdict": "weakened",
            "sure": True,
            "reason": "verb-lowered",
            "old": side(old, "requirement", "shall", "The record shall be erased."),
            "new": side(new, "recommendation", "should", "The record should be erased."),
            "alike": [],
            "edits": [
                {
                    "old": "shall",
                    "new": "should",
                    "old_at": whole(old, "shall"),
                    "new_at": whole(new, "should"),
                    "role": "force",
                    "effect": "less",
                    "sentence": whole(new, "The record should be erased."),
                }
            ],
            "proof": None,
            "kind": "duty",
            "effect": None,
            "parts": [],
        }
    ]
    verdicts = api(owner).get(f"/api/v1/comparisons/{asked.slug}/strength/?fields=verdict").json()["results"]
    assert verdicts == [{"verdict": "weakened"}, {"verdict": "ambiguous"}]


def test_what_a_comparison_says_may_be_kept_for_a_day(owner):
    asked, *_ = compared()
    for noun in ("changes", "strength"):
        answer = api(owner).get(f"/api/v1/comparisons/{asked.slug}/{noun}/")
        assert answer["Cache-Control"] == "private, max-age=3600, immutable"
        assert {"Authorization", "Cookie"} <= set(answer["Vary"].split(", "))
        again = api(owner).get(f"/api/v1/comparisons/{asked.slug}/{noun}/", HTTP_IF_NONE_MATCH=answer["ETag"])
        assert (again.status_code, again["Cache-Control"]) == (304, answer["Cache-Control"])
