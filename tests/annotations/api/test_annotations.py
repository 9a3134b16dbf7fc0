from http import HTTPStatus

import pytest

from annotations.models import Annotation
from annotations.services import annotations
from annotations.services.annotations import Remark
from proposals.models import Role
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db

WORDS = "The platform should record the gaze of each user. The platform shall tell them."
CLAUSE = factories.paragraphs("7.2", "Recording", WORDS)


@pytest.fixture
def version():
    return factories.version(CLAUSE)


@pytest.fixture
def body(version, team):
    return {
        "version": version.slug,
        "key": version.current_reading.clauses.get().key,
        "anchor": {"quote": "record the gaze", "before": "should ", "after": " of", "start": 20},
        "team": team.slug,
        "comment": "Gaze shows what people feel.",
        "kind": "te",
        "polarity": "risk",
        "severity": "high",
        "proposal": "replace",
        "proposed": "not record the gaze",
        "element": "Para 1",
        "visibility": "team",
        "concerns": ["biometric-body", "surveillance"],
    }


@pytest.fixture
def annotation(version, team, reviewer):
    remark = Remark(comment="Gaze shows what people feel.", concerns=("surveillance",))
    return annotations.add(version, remark, team=team, by=reviewer)


def address(annotation):
    return f"/api/v1/annotations/{annotation.slug}/"


@pytest.mark.postgres
def test_a_passage_is_annotated(body, reviewer):
    answer = api(reviewer).post("/api/v1/annotations/", body)
    made = Annotation.objects.get()
    assert (answer.status_code, answer["Location"]) == (201, address(made))
    assert answer.json() == {
        **body,
        "id": made.slug,
        "scope": "passage",
        "anchor": {
            "quote": "record the gaze",
            "before": "The platform should ",
            "after": " of each user. The platform shal",
            "start": 20,
        },
        "vocabulary": "2",
        "author": {"id": reviewer.slug, "name": "Ana"},
        "state": "open",
        "decided_before": "",
        "reason": "",
        "decided_by": None,
        "decided_at": None,
        "thread_resolved_by": None,
        "thread_resolved_at": None,
        "made_at": made.made_at.isoformat().replace("+00:00", "Z"),
        "changed_at": made.changed_at.isoformat().replace("+00:00", "Z"),
    }
    assert api(reviewer).get(answer["Location"]).json() == answer.json()


@pytest.mark.postgres
def test_spaces_at_the_edges_of_a_quote_and_a_wording_are_left_in_the_draft(body, reviewer):
    fields = {**body, "anchor": {"quote": " the gaze "}, "proposed": " the sight "}
    row = api(reviewer).post("/api/v1/annotations/", fields).json()
    assert (row["anchor"]["quote"], row["anchor"]["start"], row["proposed"]) == ("the gaze", 27, "the sight")


@pytest.mark.parametrize(("left_out", "scope"), [(["anchor"], "clause"), (["anchor", "key"], "document")])
def test_a_clause_and_a_document_are_annotated(body, reviewer, left_out, scope):
    fields = {name: value for name, value in body.items() if name not in left_out}
    row = api(reviewer).post("/api/v1/annotations/", fields).json()
    assert (row["scope"], row["anchor"]) == (scope, None)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            {"anchor": {"quote": "the gaze of all"}},
            "These words do not stand together in one clause. Select within one, or remark on the clause itself.",
        ),
        ({"key": "none"}, "This version has no such clause. Please reload the page and select again."),
        ({"concerns": ["gloom"]}, "There is no concern called gloom."),
        ({"proposed": " "}, "You propose a wording: please write it down, or choose no proposed wording."),
        ({"proposal": "none"}, "Please say what your wording is for: “proposal” is “replace” or “insert-after”."),
        ({"proposal": "delete"}, "Please say what your wording is for: “proposal” is “replace” or “insert-after”."),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(body, reviewer, told, sentence):
    answer = api(reviewer).post("/api/v1/annotations/", {**body, **told})
    assert answer.json() == problem(400, "Bad Request", sentence)
    assert not Annotation.objects.exists()


@pytest.mark.parametrize(
    ("told", "errors"),
    [
        ({"severity": "dire"}, {"severity": ['"dire" is not a valid choice.']}),
        ({"comment": ""}, {"comment": ["This field may not be blank."]}),
        ({"anchor": {"start": 3}}, {"anchor": {"quote": ["This field is required."]}}),
        ({"version": 7}, {"version": ["Please give its id, a string."]}),
        ({"team": "none"}, {"team": ["There is none with the id none, or you may not see it."]}),
    ],
)
def test_a_wrong_field_is_named(body, reviewer, told, errors):
    answer = api(reviewer).post("/api/v1/annotations/", {**body, **told})
    assert (answer.status_code, answer.json()["errors"]) == (400, errors)


def test_what_is_no_json_and_what_is_too_large_is_refused(reviewer, settings):
    client = api(reviewer)
    broken = client.post("/api/v1/annotations/", "{", content_type="application/json")
    assert (broken.status_code, broken["Content-Type"]) == (400, "application/problem+json")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    large = client.post("/api/v1/annotations/", " " * (1024 * 1024 + 1), content_type="application/json")
    sentence = "This is larger than 1 MB, the limit of this site."
    assert large.json() == problem(413, HTTPStatus(413).phrase, sentence)


def test_a_reader_annotates_nothing(body, team):
    reader = factories.person()
    team.memberships.create(user=reader, role=Role.READER)
    answer = api(reader).post("/api/v1/annotations/", body)
    sentence = "For this you need the role of reviewer in a team that works on it."
    assert answer.json() == problem(403, "Forbidden", sentence)


def test_a_version_still_being_read_cannot_be_annotated_by_clause(body, reviewer):
    answer = api(reviewer).post("/api/v1/annotations/", {**body, "version": factories.version().slug})
    sentence = "This version is still being read. Please try again in a moment."
    assert answer.json() == problem(409, "Conflict", sentence)


@pytest.mark.parametrize(
    ("visibility", "seen"),
    [
        ("private", {"ana": True, "colleague": False, "stranger": False}),
        ("team", {"ana": True, "colleague": True, "stranger": False}),
        ("public", {"ana": True, "colleague": True, "stranger": True}),
    ],
)
def test_visibility_is_its_authors_choice(annotation, team, reviewer, visibility, seen):
    people = {"ana": reviewer, "colleague": factories.person(), "stranger": factories.person()}
    team.memberships.create(user=people["colleague"])
    Annotation.objects.update(visibility=visibility)
    listed = {name: len(api(user).get("/api/v1/annotations/").json()["results"]) == 1 for name, user in people.items()}
    single = {name: api(user).get(address(annotation)).status_code == 200 for name, user in people.items()}
    assert (listed, single) == (seen, seen)


def test_what_is_on_a_restricted_proposal_is_not_there_for_others(team, reviewer):
    version = factories.version(CLAUSE, proposal=factories.proposal(teams=[team]))
    annotation = annotations.add(version, Remark(comment="Gaze."), team=team, by=reviewer)
    Annotation.objects.update(visibility="public")
    assert api(factories.person()).get(address(annotation)).json() == UNSEEN


def test_the_author_says_it_anew(annotation, reviewer):
    answer = api(reviewer).patch(address(annotation), {"severity": "critical", "concerns": ["retention"]})
    row = answer.json()
    assert (answer.status_code, row["severity"], row["concerns"]) == (200, "critical", ["retention"])
    assert row["comment"] == "Gaze shows what people feel."
    assert answer["ETag"] == api(reviewer).get(address(annotation))["ETag"]


@pytest.mark.parametrize("name", ["version", "key", "team", "state", "reason"])
def test_what_is_not_said_anew_is_refused_by_name(annotation, reviewer, name):
    answer = api(reviewer).patch(address(annotation), {name: "resolved", "severity": "low"})
    assert (answer.status_code, answer.json()["codes"]) == (400, {name: ["read-only"]})
    annotation.refresh_from_db()
    assert (annotation.severity, annotation.state) == ("medium", "open")


def test_nothing_is_lost_that_another_window_saved(annotation, reviewer):
    client = api(reviewer)
    seen = client.get(address(annotation))["ETag"]
    first = client.patch(address(annotation), {"comment": "First."}, HTTP_IF_MATCH=seen)
    second = client.patch(address(annotation), {"comment": "Second."}, HTTP_IF_MATCH=seen)
    assert first.status_code == 200
    sentence = "This remark was changed since you loaded it. Please load it anew and look at both."
    assert second.json() == problem(412, "Precondition Failed", sentence)
    assert client.get(address(annotation)).json()["comment"] == "First."
    third = client.patch(address(annotation), {"comment": "Third."}, HTTP_IF_MATCH=f"W/{first['ETag']}")
    assert third.json()["comment"] == "Third."
    assert client.patch(address(annotation), {"comment": "Fourth."}, HTTP_IF_MATCH="*").status_code == 200
    assert client.patch(address(annotation), {"comment": "Fifth."}, HTTP_IF_MATCH='"none"').status_code == 412


def test_a_colleague_changes_and_deletes_nothing(annotation, team):
    colleague = factories.person()
    team.memberships.create(user=colleague)
    sentence = "Only the author of a remark may change or delete it."
    for answer in (
        api(colleague).patch(address(annotation), {"comment": "No."}),
        api(colleague).delete(address(annotation)),
    ):
        assert answer.json() == problem(403, "Forbidden", sentence)


def test_a_deleted_one_is_gone_at_once(annotation, reviewer):
    assert api(reviewer).delete(address(annotation)).status_code == 204
    assert api(reviewer).get(address(annotation)).status_code == 404
    assert api(reviewer).get("/api/v1/annotations/").json()["results"] == []


def test_filters_narrow_the_list(annotation, version, team, reviewer):
    remark = Remark(comment="Unclear.", kind="ed", severity="low", concerns=("retention",))
    annotations.add(factories.version(CLAUSE), remark, team=factories.team(reviewer), by=reviewer)
    client = api(reviewer)
    for query in (
        f"version={version.slug}",
        f"proposal={version.proposal.slug}",
        f"body={version.proposal.body.slug}",
        f"team={team.slug}",
        "concern=surveillance",
        "kind=te",
        "severity=medium",
    ):
        rows = client.get(f"/api/v1/annotations/?{query}").json()["results"]
        assert [row["id"] for row in rows] == [annotation.slug]
    assert client.get("/api/v1/annotations/?state=resolved").json()["results"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_two_queries(version, team, reviewer, django_assert_num_queries, count):
    for _ in range(count):
        annotations.add(version, Remark(comment="Gaze.", concerns=("retention",)), team=team, by=reviewer)
    with django_assert_num_queries(2):
        assert len(api(reviewer).get("/api/v1/annotations/").json()["results"]) == count
