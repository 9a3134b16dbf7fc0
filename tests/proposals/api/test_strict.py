"""What is typed wrong is refused, and changes nothing."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from annotations.models import Annotation
from proposals.models import Body, Proposal
from tests import factories
from tests.clients import api

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

JSON = "application/json"


@pytest.fixture
def owner(owner):
    owner.is_superuser = True
    owner.save()
    return owner


@pytest.fixture
def version():
    return factories.version(factories.paragraphs("1", "Scope", "Everything is recorded."))


def refused(answer):
    """Status, code, sentences and codes of a no."""
    body = answer.json()
    return answer.status_code, body["code"], body.get("errors"), body.get("codes")


def said(owner, version, **more):
    return {"version": version.slug, "team": owner.teams.get().slug, "comment": "Why?", **more}


def test_a_mistyped_field_makes_no_annotation(owner, version):
    answer = api(owner).post("/api/v1/annotations/", said(owner, version, visibilty="private"))
    sentence = "There is none of this name here. Do you mean “visibility”?"
    assert refused(answer) == (400, "invalid", {"visibilty": [sentence]}, {"visibilty": ["unknown"]})
    assert Annotation.objects.count() == 0


def test_a_mistyped_filter_gives_nothing(owner, version):
    answer = api(owner).get(f"/api/v1/versions/?propsal={version.proposal.slug}")
    sentence = "There is none of this name here. Do you mean “proposal”?"
    assert refused(answer) == (400, "invalid", {"propsal": [sentence]}, {"propsal": ["unknown"]})


def test_what_is_like_nothing_is_refused_without_a_guess(owner):
    errors = api(owner).post("/api/v1/bodies/", {"name": "Body", "short_name": "B", "xyzzy": 1}).json()["errors"]
    assert errors == {"xyzzy": ["There is none of this name here."]}


def test_a_name_of_any_length_and_any_number_of_them_cost_little(owner):
    fields = {"x" * 100_000: 1, **{f"name{number}": 1 for number in range(10_000)}}
    answer = api(owner).post("/api/v1/bodies/", fields)
    assert (answer.status_code, len(answer.json()["errors"])) == (400, 20)
    assert len(answer.content) < 5_000


def test_an_unknown_field_in_a_field_is_named_where_it_is(owner, version):
    key = version.current_reading.clauses.get().key
    told = said(owner, version, key=key, anchor={"quote": "recorded", "befor": "is "})
    answer = api(owner).post("/api/v1/annotations/", told)
    sentence = "There is none of this name here. Do you mean “before”?"
    assert refused(answer)[2:] == ({"anchor": {"befor": [sentence]}}, {"anchor": {"befor": ["unknown"]}})


def test_a_filter_that_is_given_twice_is_refused(owner):
    answer = api(owner).get("/api/v1/jobs/?state=queued&state=done")
    assert refused(answer)[3] == {"state": ["repeated"]}


def test_a_field_of_a_form_that_is_given_twice_is_refused(owner):
    fields = {
        "file": SimpleUploadedFile("draft.txt", b"1 Scope"),
        "proposal": factories.proposal().slug,
        "number": ["1", "2"],
    }
    answer = api(owner).post("/api/v1/versions/", fields, format="multipart")
    assert refused(answer)[3] == {"number": ["repeated"]}


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"[1]", "Please send an object, such as {}."),
        (b'"text"', "Please send an object, such as {}."),
        (b"null", "Please send an object, such as {}."),
        (b"[" * 5000 + b"]" * 5000, "Objects and lists lie in each other more than 20 levels deep."),
        (b"[" * 900 + b"]" * 900, "Objects and lists lie in each other more than 20 levels deep."),
        (b'{"name": NaN}', "NaN is no number in JSON."),
        (b'{"name": -Infinity}', "-Infinity is no number in JSON."),
        (b'{"name": ' + b"9" * 5000 + b"}", "A number here has too many digits."),
        (b'{"name": "\xff"}', "This is not UTF-8: see byte 10."),
        (b'{"name": "a",}', "This is not JSON: see line 1, column 14."),
        (b'{"a\\u0000": 1}', "A text here holds a NUL, or half of a character, which cannot be kept."),
        (b'{"\\ud800": 1}', "A text here holds a NUL, or half of a character, which cannot be kept."),
    ],
)
def test_a_body_that_cannot_be_taken_is_malformed(owner, body, detail):
    for method, address in (("post", "bodies/"), ("patch", f"bodies/{factories.body().slug}/"), ("patch", "me/")):
        answer = getattr(api(owner), method)(f"/api/v1/{address}", body, content_type=JSON)
        assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (400, "malformed", detail)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (b'"a\\u0000b"', "A text here holds a NUL, or half of a character, which cannot be kept."),
        (b'"\\ud800"', "A text here holds a NUL, or half of a character, which cannot be kept."),
        (b"1e999", "A number here is too large."),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, None),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "Objects and lists lie in each other more than 20 levels deep."),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_by_name(owner, value, sentence):
    body = b'{"name": "Body", "short_name": ' + value + b"}"
    answer = api(owner).post("/api/v1/bodies/", body, content_type=JSON)
    status, _, errors, codes = refused(answer)
    expected = ({"short_name": [sentence]}, {"short_name": ["unfit"]}) if sentence else (None, None)
    assert (status, (errors, codes)) == (400, expected)
    assert Body.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'{"name": "One", "short_name": "O", "name": "Other"}', "name"),
        (b'{"name": "One", "short_name": {"a": 1, "a": 1}}', "a"),
    ],
)
def test_a_name_that_stands_twice_in_an_object_is_refused(owner, body, name):
    answer = api(owner).post("/api/v1/bodies/", body, content_type=JSON)
    assert refused(answer) == (400, "invalid", {name: ["This name stands here twice."]}, {name: ["repeated"]})
    assert Body.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    ["versions/?number=a%00b", "versions/?proposal=%00", "jobs/?version=%00", "search/?q=%00", "bodies/?cursor=%00"],
)
def test_no_filter_takes_a_nul(owner, address):
    answer = api(owner).get(f"/api/v1/{address}")
    assert (answer.status_code, list(answer.json()["codes"].values())) == (400, [["unfit"]])


@pytest.mark.parametrize("query", ["%ff=1", "number=%ff", "number=%ed%a0%80", "%00=1"])
def test_an_address_is_utf_8(owner, query):
    answer = api(owner).get(f"/api/v1/versions/?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_more_parameters_than_anyone_needs_are_refused_as_a_problem(owner):
    answer = api(owner).get("/api/v1/bodies/?" + "&".join(f"a{number}=1" for number in range(2000)))
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_where_no_body_is_taken_an_empty_object_is_none(owner):
    body = factories.body()
    address = f"/api/v1/bodies/{body.slug}/"
    asked = [
        api(owner).generic("GET", address, told, content_type=JSON) for told in ("{}", "", "[]", '{"name": 1}', "1")
    ]
    assert [answer.status_code for answer in asked] == [200, 200, 400, 400, 400]
    assert refused(asked[3])[3] == {"name": ["unknown"]}


def test_who_says_that_a_proposal_is_restricted_says_to_whom(owner):
    fields = {"body": factories.body().slug, "title": "Gaze", "restricted": True}
    answer = api(owner).post("/api/v1/proposals/", fields)
    assert refused(answer)[2] == {"restricted": ["Please name the teams for whom alone it is there."]}
    assert Proposal.objects.count() == 0


def test_what_is_the_same_may_be_repeated_and_what_is_not_may_not(owner):
    proposal, other = factories.proposal(), factories.body()
    address = f"/api/v1/proposals/{proposal.slug}/"
    same = {"body": proposal.body.slug, "restricted": False, "made_at": "2001-01-01T00:00:00Z", "title": "Anew"}
    assert api(owner).patch(address, same).json()["title"] == "Anew"
    moved = api(owner).patch(address, {"body": other.slug, "title": "Elsewhere"})
    sentence = "This cannot be changed here."
    assert refused(moved) == (400, "invalid", {"body": [sentence]}, {"body": ["read-only"]})
    proposal.refresh_from_db()
    assert (proposal.title, proposal.body == other) == ("Anew", False)


def test_who_sends_a_row_that_was_changed_meanwhile_hears_so(owner):
    proposal = factories.proposal()
    address = f"/api/v1/proposals/{proposal.slug}/"
    seen = api(owner).get(address)
    api(owner).patch(address, {"title": "Anew"})
    fields = {**seen.json(), "restricted": True}
    assert api(owner).patch(address, fields, HTTP_IF_MATCH=seen["ETag"]).status_code == 412


def test_strict_words_are_in_english_unless_another_language_is_asked_for(owner):
    owner.language = "fr"
    owner.save()
    client = api(owner)
    client.force_login(owner)
    plain = client.get("/api/v1/bodies/none/", HTTP_ACCEPT_LANGUAGE="fr")
    assert (plain.json()["detail"], plain["Content-Language"]) == (
        "There is nothing here, or you may not see it.",
        "en",
    )
    asked = client.get("/api/v1/bodies/none/", HTTP_CLAUSELINE_LANGUAGE="fr")
    assert (asked.json()["title"], asked["Content-Language"]) == ("Not Found", "fr")
    assert asked.json()["detail"] not in ("", plain.json()["detail"])
    assert client.get("/api/v1/bodies/none/", HTTP_CLAUSELINE_LANGUAGE="xx")["Content-Language"] == "en"


def test_its_page_speaks_the_language_of_the_person(owner, client):
    owner.language = "fr"
    owner.save()
    client.force_login(owner)
    assert 'lang="fr"' in client.get("/api/docs/").content.decode()


def test_no_page_takes_a_nul(owner, client, version):
    client.force_login(owner)
    asked = [
        client.get("/search/", {"q": "a\0b"}),
        client.get("/", {"a\0": "b"}),
        client.post("/bodies/new/", {"name": "a\0b", "short_name": "B"}),
        client.post("/i18n/setlang/", {"language": "fr\0"}),
    ]
    assert [answer.status_code for answer in asked] == [400] * 4
    assert Body.objects.filter(short_name="B").count() == 0


def test_a_problem_says_what_kind_it_is_of(owner, version):
    stranger = factories.person()
    row = f"/api/v1/versions/{version.slug}/"
    asked = {
        "not-signed-in": api().get(row),
        "not-found": api(stranger).get("/api/v1/versions/none/"),
        "not-allowed": api(stranger).patch(row, {"number": "2"}),
        "no-method": api(owner).put(row, {}),
        "no-media-type": api(owner).post("/api/v1/bodies/", "<a/>", content_type="text/xml"),
        "not-acceptable": api(owner).get(row, HTTP_ACCEPT="text/xml"),
        "outdated": api(owner).patch(row, {"number": "2"}, HTTP_IF_MATCH='"none"'),
        "refused": api(owner).post("/api/v1/annotations/", said(owner, version, proposal="replace")),
    }
    assert {code: json.loads(answer.content)["code"] for code, answer in asked.items()} == {
        code: code for code in asked
    }


def test_what_cannot_be_done_is_said_before_a_row_is_looked_for(owner):
    answer = api(owner).put("/api/v1/versions/none/clauses/", {})
    assert (answer.status_code, answer.json()["code"]) == (405, "no-method")


def test_no_account_has_a_nul_in_its_name():
    basic = b64encode(b"a\0b:password").decode()
    answer = api().post("/api/v1/tokens/", {"name": "laptop"}, HTTP_AUTHORIZATION=f"Basic {basic}")
    assert (answer.status_code, answer.json()["code"]) == (401, "not-known")
