import pytest

from proposals.models import Link
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


def test_a_link_is_made_once_and_taken_away(editor):
    source, target = factories.kept(editor), factories.proposal()
    fields = {"source": source.slug, "kind": "derived-from", "target": target.slug}
    made = api(editor).post("/api/v1/links/", fields)
    link = Link.objects.get()
    assert (made.status_code, made.json()) == (201, {**fields, "id": link.slug})
    again = api(editor).post("/api/v1/links/", fields)
    assert again.json() == problem(409, "Conflict", "This link is here already.")
    assert api(editor).delete(f"/api/v1/links/{link.slug}/").status_code == 204
    assert not Link.objects.exists()


def test_a_proposal_is_not_linked_to_itself(editor):
    source = factories.kept(editor)
    fields = {"source": source.slug, "kind": "answers", "target": source.slug}
    answer = api(editor).post("/api/v1/links/", fields)
    assert answer.json() == problem(400, "Bad Request", "A proposal cannot be linked to itself.")


def test_a_link_needs_both_sides_to_be_there(editor):
    hidden = factories.proposal(teams=[factories.team()])
    link = Link.objects.create(source=factories.proposal(), target=hidden, kind="answers")
    assert api(editor).get("/api/v1/links/").json()["results"] == []
    answer = api(editor).delete(f"/api/v1/links/{link.slug}/")
    assert (answer.status_code, answer.json()) == (404, UNSEEN)
