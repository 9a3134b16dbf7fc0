import json
from base64 import b64encode
from datetime import UTC, datetime
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proposals.models import Contributor, Job, Role, Version
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db

SCOPE = factories.paragraphs("1", "Scope", "This draft specifies how identities are kept.")


def upload(user, proposal, data=b"a draft", **facts):
    file = SimpleUploadedFile("draft.docx", data)
    fields = {"file": file, "proposal": proposal.slug, "date": "2023-06-01", **facts}
    return api(user).post("/api/v1/versions/", fields, format="multipart")


def test_an_upload_is_taken_on_and_read_later(reviewer):
    proposal = factories.proposal()
    institute = Contributor.objects.create(name="Institute")
    answer = upload(
        reviewer,
        proposal,
        number="I-031",
        title="Gaze",
        stage="input",
        language="en",
        contributors=[institute.slug],
        options=json.dumps({"tracked": "rejected"}),
    )
    version, job = Version.objects.get(), Job.objects.get()
    assert (job.kind, job.target, job.submitted_by) == ("reading", version.pk, reviewer)
    assert answer.status_code == 202
    assert (answer["Location"], answer["Retry-After"]) == (f"/api/v1/versions/{version.slug}/", "1")
    assert answer.json() == {
        "id": version.slug,
        "proposal": proposal.slug,
        "position": 1,
        "number": "I-031",
        "title": "Gaze",
        "date": "2023-06-01",
        "stage": "input",
        "language": "en",
        "contributors": [institute.slug],
        "filename": "draft.docx",
        "sha256": "765306e6ff5fa27c46a2fa650e20e35c2efd3eeda7cb2824026f704f40e5606b",
        "size": 7,
        "options": {"tracked": "rejected"},
        "state": "reading",
        "failure": "",
        "job": job.slug,
        "team": reviewer.teams.get().slug,
        "uploaded_by": {"id": reviewer.slug, "name": "Ana"},
        "uploaded_at": version.uploaded_at.isoformat().replace("+00:00", "Z"),
        "withdrawn_at": None,
        "withdrawal_reason": "",
        "erased_at": None,
    }
    followed = api(reviewer).get(f"/api/v1/jobs/{job.slug}/").json()
    assert (followed["version"], followed["state"]) == (version.slug, "queued")


@pytest.mark.parametrize("options", ["[1]", "{"])
def test_options_are_an_object(reviewer, options):
    answer = upload(reviewer, factories.proposal(), options=options)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["options"])


def test_an_empty_file_is_refused(reviewer):
    answer = upload(reviewer, factories.proposal(), b"")
    assert answer.json() == problem(400, "Bad Request", "This file is empty. Please choose the draft itself.")


def test_a_too_large_file_is_refused_before_and_while_it_is_taken(reviewer, settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    proposal = factories.proposal()
    one_more = upload(reviewer, proposal, bytes(1024 * 1024 + 1))
    sentence = "This file is larger than 1 MB, the limit of this site."
    assert one_more.json() == problem(413, HTTPStatus(413).phrase, sentence)
    many_more = upload(reviewer, proposal, bytes(3 * 1024 * 1024))
    assert many_more.json() == one_more.json()
    assert not Version.objects.exists()


def test_the_same_file_twice_is_refused(reviewer):
    proposal = factories.proposal()
    upload(reviewer, proposal, number="I-031")
    answer = upload(reviewer, proposal)
    assert answer.json() == problem(409, "Conflict", "This very file is already here, as version I-031.")
    assert upload(reviewer, factories.proposal()).status_code == 202


def test_a_reader_uploads_nothing():
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    assert upload(reader, factories.proposal()).status_code == 403


def test_nothing_is_uploaded_to_what_is_not_there(reviewer):
    hidden = factories.proposal(teams=[factories.team()])
    answer = upload(reviewer, hidden)
    sentence = f"There is none with the id {hidden.slug}, or you may not see it."
    assert (answer.status_code, answer.json()["errors"]) == (400, {"proposal": [sentence]})


def test_json_is_no_upload(reviewer):
    answer = api(reviewer).post("/api/v1/versions/", {"number": "I-031"})
    assert (answer.status_code, answer.json()["title"]) == (415, "Unsupported Media Type")


def test_another_teams_version_is_not_there(reviewer):
    version = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    for path in ("", "clauses/", "report/", "file/", f"clauses/{version.current_reading.clauses.get().key}/"):
        answer = api(reviewer).get(f"/api/v1/versions/{version.slug}/{path}")
        assert (answer.status_code, answer.json()) == (404, UNSEEN)
    assert api(reviewer).get("/api/v1/versions/").json()["results"] == []


def test_a_withdrawn_version_is_gone_with_its_reason(reviewer):
    version = factories.version(SCOPE, number="I-031", withdrawal_reason="sent by mistake.")
    version.withdrawn_at = datetime(2023, 7, 2, tzinfo=UTC)
    version.save()
    for path in ("", "clauses/", "report/", "file/"):
        answer = api(reviewer).get(f"/api/v1/versions/{version.slug}/{path}")
        sentence = "Version I-031 was withdrawn on July 2, 2023: sent by mistake."
        assert answer.json() == problem(410, "Gone", sentence)
    rows = api(reviewer).get("/api/v1/versions/?state=withdrawn").json()["results"]
    assert [(row["id"], row["withdrawal_reason"]) for row in rows] == [(version.slug, "sent by mistake.")]


def test_a_failed_reading_says_why(reviewer):
    earlier, version = factories.version(), factories.version()
    Job.objects.create(kind="comparison", target=version.pk)
    Job.objects.create(kind="reading", target=earlier.pk)
    job = Job.objects.create(kind="reading", target=version.pk, state=Job.State.FAILED, error="This is no draft.")
    row = api(reviewer).get(f"/api/v1/versions/{version.slug}/").json()
    assert (row["state"], row["failure"], row["job"]) == ("failed", "This is no draft.", job.slug)
    answer = api(reviewer).get(f"/api/v1/versions/{version.slug}/clauses/")
    assert answer.json() == problem(409, "Conflict", "This is no draft.")


def test_what_is_still_being_read_has_no_report_yet(reviewer):
    answer = api(reviewer).get(f"/api/v1/versions/{factories.version().slug}/report/")
    sentence = "This version is still being read. Please try again in a moment."
    assert answer.json() == problem(409, "Conflict", sentence)


def test_the_report_is_the_account_of_the_reading(reviewer):
    version = factories.version(SCOPE)
    reading = version.current_reading
    assert api(reviewer).get(f"/api/v1/versions/{version.slug}/report/").json() == {
        "reader": "docx",
        "reader_version": reading.reader_version,
        "language": "en",
        "facts": {},
        "made_at": reading.made_at.isoformat().replace("+00:00", "Z"),
        "report": {"characters": 0, "added": 0, "left_out": [], "unplaced": [], "warnings": []},
    }


def test_the_file_comes_back_as_it_was(reviewer):
    version = factories.version(SCOPE)
    answer = api(reviewer).get(f"/api/v1/versions/{version.slug}/file/", HTTP_ACCEPT="application/msword")
    assert answer.getvalue() == b"draft"
    assert answer["Content-Disposition"] == 'attachment; filename="draft.docx"'
    assert answer["Content-Type"] == "application/octet-stream"


def test_filters_narrow_the_list(reviewer):
    ready, waiting = factories.version(SCOPE), factories.version(language="zh")
    client = api(reviewer)
    for query, found in (
        ("state=ready", ready),
        ("state=reading", waiting),
        ("language=zh", waiting),
        (f"proposal={ready.proposal.slug}", ready),
        (f"body={waiting.proposal.body.slug}", waiting),
    ):
        assert [row["id"] for row in client.get(f"/api/v1/versions/?{query}").json()["results"]] == [found.slug]
    answer = client.get("/api/v1/versions/?state=lost")
    sentence = "Select a valid choice. lost is not one of the available choices."
    assert answer.json() == problem(400, "Bad Request", "Some fields need another value.", state=[sentence])


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_two_queries(reviewer, django_assert_num_queries, count):
    for _ in range(count):
        factories.version(SCOPE, uploaded_by=reviewer)
    with django_assert_num_queries(2):
        assert len(api(reviewer).get("/api/v1/versions/").json()["results"]) == count


def test_an_owner_takes_a_version_back():
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    version = factories.version(SCOPE, number="I-031", proposal=factories.kept(owner))
    there = f"/api/v1/versions/{version.slug}/"
    row = api(owner).post(f"{there}withdraw/", {"reason": "Sent by mistake."}).json()
    assert (row["state"], row["withdrawal_reason"], row["filename"]) == ("withdrawn", "Sent by mistake.", "")
    gone = api(owner).get(there)
    assert (gone.status_code, api(owner).post(f"{there}withdraw/", {"reason": "Again."}).status_code) == (410, 410)
    again = api(owner).post(f"{there}restore/")
    assert (again.status_code, again.json()["state"], again.json()["filename"]) == (200, "ready", "draft.docx")
    assert (api(owner).get(there).status_code, api(owner).post(f"{there}restore/").status_code) == (200, 409)


def test_the_admin_alone_erases_for_legal_reasons():
    owner, admin = factories.person(), factories.person(is_superuser=True)
    factories.team(owner, role=Role.OWNER)
    version = factories.version(SCOPE, number="I-031", proposal=factories.kept(owner))
    there = f"/api/v1/versions/{version.slug}/"
    assert api(owner).post(f"{there}erase/", {"reason": "No."}).status_code == 403
    row = api(admin).post(f"{there}erase/", {"reason": "A court said so."}).json()
    assert (row["state"], row["withdrawal_reason"], bool(row["erased_at"])) == ("withdrawn", "A court said so.", True)
    assert api(owner).get(there).status_code == 410
    assert api(owner).post(f"{there}restore/").status_code == 410
    assert api(admin).post(f"{there}erase/", {"reason": "Again."}).status_code == 409


def test_reviewers_take_no_version_back(reviewer):
    version = factories.version(SCOPE)
    answer = api(reviewer).post(f"/api/v1/versions/{version.slug}/withdraw/", {"reason": "No."})
    assert answer.status_code == 403


def test_versions_are_ordered_as_asked(reviewer):
    proposal = factories.proposal()
    old, new = (factories.version(SCOPE, proposal=proposal) for _ in range(2))
    client = api(reviewer)
    first = client.get("/api/v1/versions/?ordering=-position&page_size=1").json()
    second = client.get(first["next"]).json()
    assert [row["id"] for row in first["results"] + second["results"]] == [new.slug, old.slug]
    body = client.get("/api/v1/versions/?ordering=title").json()["errors"]
    assert body == {"ordering": ["Rows can be ordered by: position, -position, uploaded_at, -uploaded_at."]}


@pytest.mark.parametrize("position", ["never", "2023-06-99"])
def test_a_place_that_is_none_is_not_found(reviewer, position):
    cursor = b64encode(f"p={position}".encode()).decode()
    assert api(reviewer).get(f"/api/v1/versions/?ordering=position&cursor={cursor}").status_code == 404


def test_what_is_said_of_a_version_is_corrected_and_the_rest_stays():
    editor = factories.person()
    factories.team(editor, role=Role.EDITOR)
    version = factories.version(SCOPE, number="I-031", stage="input", proposal=factories.kept(editor))
    client, at = api(editor), f"/api/v1/versions/{version.slug}/"
    seen = client.get(at)["ETag"]
    answer = client.patch(at, {"stage": "output", "date": "2023-07-06"}, format="json", HTTP_IF_MATCH=seen)
    body = answer.json()
    assert (answer.status_code, body["number"], body["stage"], body["date"]) == (200, "I-031", "output", "2023-07-06")
    assert client.patch(at, {"stage": "final"}, format="json", HTTP_IF_MATCH=seen).status_code == 412
    version.refresh_from_db()
    assert version.stage == "output"


def test_reviewers_correct_no_version_of_others(reviewer):
    at = f"/api/v1/versions/{factories.version(SCOPE).slug}/"
    assert api(reviewer).patch(at, {"stage": "final"}, format="json").status_code == 403
    assert api(reviewer).post(f"{at}read-again/").status_code == 403


def test_a_version_is_read_again():
    editor = factories.person()
    factories.team(editor, role=Role.EDITOR)
    version = factories.version(SCOPE, proposal=factories.kept(editor))
    answer = api(editor).post(f"/api/v1/versions/{version.slug}/read-again/")
    assert (answer.status_code, answer["Location"]) == (202, f"/api/v1/versions/{version.slug}/")
    assert Job.objects.get(target=version.pk).kind == "reading"
    assert api(editor).post(f"/api/v1/versions/{version.slug}/read-again/").status_code == 409
