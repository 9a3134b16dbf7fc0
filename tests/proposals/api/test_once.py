from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from proposals.models import Body, Job, Proposal, Receipt, Team, Version
from proposals.services import receipts
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db

KEY: dict[str, Any] = {"HTTP_IDEMPOTENCY_KEY": "9b2f"}
BODY = {"name": "Example Body", "short_name": "EB"}


def upload(user, proposal, data=b"a draft"):
    fields = {"file": SimpleUploadedFile("draft.docx", data), "proposal": proposal.slug, "date": "2023-06-01"}
    return api(user).post("/api/v1/versions/", fields, format="multipart", **KEY)


@pytest.mark.postgres
def test_what_was_asked_twice_is_made_once(admin):
    first = api(admin).post("/api/v1/bodies/", BODY, **KEY)
    again = api(admin).post("/api/v1/bodies/", dict(reversed(BODY.items())), **KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.json(), again["Location"], again["ETag"]) == (first.json(), first["Location"], first["ETag"])
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert Body.objects.count() == 1


def test_an_upload_is_taken_once(editor):
    proposal = factories.proposal()
    first, again = upload(editor, proposal), upload(editor, proposal)
    assert (first.status_code, again.status_code) == (202, 202)
    assert (again.json(), again["Retry-After"]) == (first.json(), "1")
    assert (Version.objects.count(), Job.objects.count()) == (1, 1)


def test_another_file_needs_another_key(editor):
    proposal = factories.proposal()
    upload(editor, proposal)
    sentence = "This Idempotency-Key came with another request before, so nothing was done. Please take a new key."
    assert upload(editor, proposal, b"another").json() == problem(422, "Unprocessable Entity", sentence)
    assert Version.objects.count() == 1


def test_a_key_is_ones_own(admin):
    other = factories.person(is_superuser=True)
    api(admin).post("/api/v1/bodies/", BODY, **KEY)
    answer = api(other).post("/api/v1/bodies/", {**BODY, "name": "Another"}, **KEY)
    assert (answer.status_code, Body.objects.count()) == (201, 2)


@pytest.mark.postgres
def test_a_no_leaves_the_key_free(admin):
    wrong = api(admin).post("/api/v1/bodies/", {"name": "Example Body"}, **KEY)
    assert (wrong.status_code, Receipt.objects.count()) == (400, 0)
    assert api(admin).post("/api/v1/bodies/", BODY, **KEY).status_code == 201


@pytest.mark.parametrize("key", ["", "\t", "a" * 201], ids=["empty", "a tab", "too long"])
def test_a_key_that_is_none_is_refused(admin, key):
    answer = api(admin).post("/api/v1/bodies/", BODY, HTTP_IDEMPOTENCY_KEY=key)
    assert answer.json() == problem(400, "Bad Request", "An Idempotency-Key has 1 to 200 printable ASCII characters.")


def test_what_one_may_not_see_any_more_is_not_told_again(editor):
    team = Team.objects.get()
    fields = {"body": factories.body().slug, "title": "Gaze", "teams": [team.slug]}
    assert api(editor).post("/api/v1/proposals/", fields, **KEY).status_code == 201
    Proposal.objects.get().teams.set([factories.team()])
    assert api(editor).post("/api/v1/proposals/", fields, **KEY).json() == UNSEEN


def test_a_secret_is_not_kept(editor):
    first = api(editor).post("/api/v1/tokens/", {"name": "laptop"}, **KEY)
    again = api(editor).post("/api/v1/tokens/", {"name": "laptop"}, **KEY)
    assert first.json()["secret"] != again.json()["secret"]
    assert not Receipt.objects.exists()


@pytest.mark.postgres
def test_keys_are_free_again_after_a_day(admin):
    api(admin).post("/api/v1/bodies/", BODY, **KEY)
    assert receipts.forget_old() == 0
    Receipt.objects.update(made_at=timezone.now() - receipts.KEPT)
    assert (receipts.forget_old(), Receipt.objects.count()) == (1, 0)
