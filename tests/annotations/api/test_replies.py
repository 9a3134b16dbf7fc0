import pytest

from annotations.models import Annotation, Reply
from annotations.services import annotations
from annotations.services.annotations import Remark
from proposals.models import Role
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def annotation(reviewer, team):
    return annotations.add(factories.version(), Remark(comment="Gaze."), team=team, by=reviewer)


def test_a_colleague_answers(annotation, team):
    eva = factories.person("eva", name="Eva")
    team.memberships.create(user=eva)
    made = api(eva).post("/api/v1/replies/", {"annotation": annotation.slug, "text": "Agreed."})
    reply = Reply.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/replies/{reply.slug}/")
    assert made.json() == {
        "id": reply.slug,
        "annotation": annotation.slug,
        "author": {"id": eva.slug, "name": "Eva"},
        "text": "Agreed.",
        "made_at": reply.made_at.isoformat().replace("+00:00", "Z"),
        "changed_at": reply.changed_at.isoformat().replace("+00:00", "Z"),
    }
    rows = api(eva).get(f"/api/v1/replies/?annotation={annotation.slug}").json()["results"]
    assert rows == [made.json()]


def test_a_stranger_sees_and_answers_nothing(annotation):
    stranger = factories.person()
    factories.team(stranger)
    reply = Reply.objects.create(annotation=annotation, text="Agreed.")
    assert api(stranger).get(f"/api/v1/replies/{reply.slug}/").json() == UNSEEN
    answer = api(stranger).post("/api/v1/replies/", {"annotation": annotation.slug, "text": "No."})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["annotation"])


def test_a_public_annotation_is_answered_by_reviewers_of_other_teams(annotation):
    Annotation.objects.update(visibility="public")
    reviewer, reader = factories.person(), factories.person()
    factories.team(reviewer)
    factories.team(reader, role=Role.READER)
    fields = {"annotation": annotation.slug, "text": "Agreed."}
    assert api(reviewer).post("/api/v1/replies/", fields).status_code == 201
    assert api(reader).post("/api/v1/replies/", fields).status_code == 403


@pytest.mark.postgres
def test_only_its_author_takes_it_back(annotation, reviewer, team):
    eva = factories.person("eva")
    team.memberships.create(user=eva)
    reply = Reply.objects.create(annotation=annotation, author=reviewer, text="Agreed.")
    refused = api(eva).delete(f"/api/v1/replies/{reply.slug}/")
    assert refused.json() == problem(403, "Forbidden", "Only the author of a reply may change or delete it.")
    assert api(reviewer).delete(f"/api/v1/replies/{reply.slug}/").status_code == 204
    assert not Reply.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_one_query(annotation, reviewer, django_assert_num_queries, count):
    for _ in range(count):
        Reply.objects.create(annotation=annotation, author=reviewer, text="Agreed.")
    with django_assert_num_queries(1):
        assert len(api(reviewer).get("/api/v1/replies/").json()["results"]) == count


@pytest.mark.postgres
def test_its_author_says_it_anew_unless_another_window_did(annotation, reviewer, team):
    eva = factories.person("eva")
    team.memberships.create(user=eva)
    reply = Reply.objects.create(annotation=annotation, author=reviewer, text="Agreed.")
    address = f"/api/v1/replies/{reply.slug}/"
    assert api(eva).patch(address, {"text": "No."}).status_code == 403
    tag = api(reviewer).get(address)["ETag"]
    anew = api(reviewer).patch(address, {"text": "Agreed, but why?"}, headers={"If-Match": tag})
    assert (anew.status_code, anew.json()["text"], anew["ETag"] != tag) == (200, "Agreed, but why?", True)
    late = api(reviewer).patch(address, {"text": "Lost."}, headers={"If-Match": tag})
    assert late.status_code == 412
    assert api(reviewer).patch(address, {"text": " "}).status_code == 400
    reply.refresh_from_db()
    assert reply.text == "Agreed, but why?"
