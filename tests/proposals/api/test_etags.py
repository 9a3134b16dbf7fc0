from typing import Any

import pytest

from proposals.models import Contributor
from tests import factories
from tests.clients import api, problem

pytestmark = pytest.mark.django_db

OUTDATED = problem(
    412,
    "Precondition Failed",
    "This was changed since you loaded it, so nothing was written. Load it anew and compare.",
)


@pytest.fixture
def there(editor):
    return f"/api/v1/proposals/{factories.kept(editor, title='Gaze').slug}/"


def test_what_another_program_saved_is_not_lost(editor, there):
    client = api(editor)
    seen = client.get(there)["ETag"]
    first = client.patch(there, {"title": "First"}, HTTP_IF_MATCH=seen)
    second = client.patch(there, {"title": "Second"}, HTTP_IF_MATCH=seen)
    assert (first.status_code, second.json()) == (200, OUTDATED)
    assert client.get(there).json()["title"] == "First"
    third = client.patch(there, {"title": "Third"}, HTTP_IF_MATCH=f'"other", W/{first["ETag"]}')
    assert (third.status_code, third["ETag"]) == (200, client.get(there)["ETag"])


@pytest.mark.parametrize("headers", [{}, {"HTTP_IF_MATCH": "*"}])
def test_who_names_no_state_writes_over_any(editor, there, headers: dict[str, Any]):
    assert api(editor).patch(there, {"title": "Anew"}, **headers).json()["title"] == "Anew"


def test_what_does_not_exist_has_no_state(editor):
    answer = api(editor).patch("/api/v1/proposals/none/", {"title": "Anew"}, HTTP_IF_MATCH='"any"')
    assert answer.status_code == 404


@pytest.mark.postgres
def test_what_was_changed_is_not_deleted(editor):
    client = api(editor)
    source, target = factories.kept(editor), factories.proposal()
    link = client.post("/api/v1/links/", {"source": source.slug, "kind": "answers", "target": target.slug})
    there = link["Location"]
    assert client.delete(there, HTTP_IF_MATCH='"other"').json() == OUTDATED
    assert client.delete(there, HTTP_IF_MATCH=link["ETag"]).status_code == 204


def test_who_has_it_already_gets_no_body(editor, there):
    client = api(editor)
    seen = client.get(there)["ETag"]
    again = client.get(there, HTTP_IF_NONE_MATCH=f"W/{seen}")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", seen)
    assert client.get(there, HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_another_state_has_another_tag(editor, there):
    client = api(editor)
    before = client.get(there)["ETag"]
    institute = Contributor.objects.create(name="Institute")
    client.patch(there, {"contributors": [institute.slug]})
    assert client.get(there)["ETag"] != before
