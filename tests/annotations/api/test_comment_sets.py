import csv
import io
import json
import zipfile

import pytest

from annotations.models import Annotation, CommentSet, Consultation
from annotations.services import annotations
from annotations.services.annotations import Remark
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db

CLAUSE = factories.paragraphs("7.2", "Recording", "The platform should record the gaze of each user.")


@pytest.fixture
def version():
    return factories.version(CLAUSE, number="I-031")


@pytest.fixture
def consultation(version, team):
    return Consultation.objects.create(version=version, team=team, title="Comments", member_code="FR")


def remark(version, team, by, **facts):
    key = version.current_reading.clauses.get().key
    return annotations.add(version, Remark(comment="Gaze shows feelings.", **facts), team=team, by=by, key=key)


def draw_up(user, consultation, *chosen):
    fields = {"consultation": consultation.slug, "annotations": [annotation.slug for annotation in chosen]}
    return api(user).post("/api/v1/comment-sets/", fields)


def test_it_is_drawn_up_from_annotations(editor, team, version, consultation):
    annotation = remark(version, team, editor, concerns=("surveillance",), proposal="delete")
    made = draw_up(editor, consultation, annotation)
    comment_set = CommentSet.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/comment-sets/{comment_set.slug}/")
    comment = comment_set.comments.get()
    assert made.json() == {
        "id": comment_set.slug,
        "consultation": consultation.slug,
        "teams": [team.slug],
        "state": "draft",
        "made_by": {"id": editor.slug, "name": "Eva"},
        "made_at": comment_set.made_at.isoformat().replace("+00:00", "Z"),
        "frozen_at": None,
        "sent_at": None,
        "sent_by": None,
        "sent_how": "",
        "sorted_by": "clause",
        "manifest": {},
        "comments": [
            {
                "id": comment.slug,
                "order": 1,
                "annotation": annotation.slug,
                "member": "FR",
                "line": "",
                "clause": "7.2",
                "title": "Recording",
                "element": "",
                "kind": "te",
                "comment": "Gaze shows feelings.",
                "proposed": "Delete this clause.",
                "quote": "",
                "concerns": ["surveillance"],
                "vocabulary": "2",
                "credit": "Eva",
                "version_sha256": version.sha256,
                "permalink": f"/annotations/{annotation.slug}/",
                "force": [],
                "wording": {
                    "state": "as-written",
                    "act": "delete",
                    "written_for": "The platform should record the gaze of each user.",
                    "written": "",
                    "doubts": [],
                    "by": "",
                },
                "changed_at": comment.changed_at.isoformat().replace("+00:00", "Z"),
                "disposition": None,
            }
        ],
    }
    assert api(editor).get(made["Location"]).json() == made.json()


def test_what_is_not_there_on_another_version_or_private_is_refused(editor, team, version, consultation):
    hidden = remark(version, factories.team(stranger := factories.person()), stranger)
    answer = draw_up(editor, consultation, hidden)
    sentence = f"There is none with the id {hidden.slug}, or you may not see it."
    assert (answer.status_code, answer.json()["errors"]) == (400, {"annotations": [sentence]})
    other = draw_up(editor, consultation, remark(factories.version(CLAUSE), team, editor)).json()
    assert other["detail"] == "Some of these remarks have no settled place in the version that comments are due on."
    private = draw_up(editor, consultation, remark(version, team, editor, visibility="private")).json()
    assert private["detail"] == "Some of these remarks are private. Please show them to the team first."
    assert not CommentSet.objects.exists()


def test_a_reviewer_draws_up_none(editor, team, version, consultation):
    reviewer = factories.person()
    team.memberships.create(user=reviewer)
    assert draw_up(reviewer, consultation, remark(version, team, editor)).status_code == 403


def test_it_is_frozen_once(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    frozen = api(editor).post(f"{made['Location']}freeze/")
    assert (frozen.status_code, frozen.json()["state"]) == (200, "frozen")
    assert frozen.json()["manifest"]["version_sha256"] == version.sha256
    again = api(editor).post(f"{made['Location']}freeze/")
    assert again.json() == problem(409, "Conflict", "This comment set is frozen already.")


def test_its_forms_are_files(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    iso = api(editor).get(f"{made['Location']}export/iso/", HTTP_ACCEPT="application/pdf")
    assert iso.status_code == 200
    assert iso["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert iso["Content-Disposition"].startswith("attachment; filename")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(iso.content)).namelist()
    rows = list(csv.reader(io.StringIO(api(editor).get(f"{made['Location']}export/csv/").content.decode("utf-8-sig"))))
    assert "Gaze shows feelings." in rows[1]


def test_there_is_no_other_form(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    answer = api(editor).get(f"{made['Location']}export/poem/")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["detail"].startswith("There is no form called poem.")


def test_another_teams_set_is_not_there(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    stranger = api(factories.person())
    for path in ("", "export/iso/"):
        assert stranger.get(f"{made['Location']}{path}").json() == UNSEEN
    assert stranger.post(f"{made['Location']}freeze/").json() == UNSEEN
    assert stranger.get("/api/v1/comment-sets/").json()["results"] == []


def test_a_comment_outlives_its_annotation(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    Annotation.objects.all().delete()
    comment = api(editor).get(made["Location"]).json()["comments"][0]
    assert (comment["annotation"], comment["comment"]) == (None, "Gaze shows feelings.")


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(editor, team, version, consultation, django_assert_num_queries, count):
    chosen = [remark(version, team, editor) for _ in range(count)]
    made = [draw_up(editor, consultation, *chosen) for _ in range(count)]
    with django_assert_num_queries(2):
        rows = api(editor).get("/api/v1/comment-sets/").json()["results"]
    with django_assert_num_queries(4):
        one = api(editor).get(made[0]["Location"]).json()
    assert (len(rows), len(one["comments"])) == (count, count)


def test_it_is_sent_when_and_how_somebody_says(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    api(editor).post(f"{made['Location']}freeze/")
    early = api(editor).post(f"{made['Location']}send/", {"sent_at": "2020-01-01T00:00:00Z"}, format="json")
    assert early.json()["detail"] == "The set was frozen only after this moment."
    late = api(editor).post(f"{made['Location']}send/", {"sent_at": "2999-01-01T00:00:00Z"}, format="json")
    assert late.json()["detail"] == "This moment is still to come. Mark the set as sent when it was sent."
    sent = api(editor).post(f"{made['Location']}send/", {"sent_how": "By the portal"}, format="json").json()
    assert (sent["state"], sent["sent_how"], sent["sent_by"]["name"]) == ("sent", "By the portal", "Eva")


def test_all_its_forms_come_in_one_archive(editor, team, version, consultation):
    made = draw_up(editor, consultation, remark(version, team, editor))
    frozen = api(editor).post(f"{made['Location']}freeze/").json()
    answer = api(editor).get(f"{made['Location']}export/zip/")
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert json.loads(archive.read("manifest.json")) == frozen["manifest"]
