import pytest

from annotations.queries.search import find
from annotations.services import annotations
from annotations.services.annotations import Remark
from clauseline.tokens import question
from proposals.search import index as search
from tests import factories
from tests.annotations.remarks import followed
from tests.clients import api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


def version(*texts, **facts):
    made = factories.version(*(paragraphs(str(n), "Record", text) for n, text in enumerate(texts, 1)), **facts)
    search.index(made, made.current_reading.clauses.all())
    return made


def test_it_finds_clauses_and_annotations(reviewer):
    of = version("The platform records the gaze of all users.")
    remark = annotations.add(of, Remark(comment="Why gaze?"), team=reviewer.teams.get(), by=reviewer)
    followed()
    found = api(reviewer).get("/api/v1/search/?q=gaze").json()
    key = of.current_reading.clauses.get().key
    clause, said = found["results"]
    assert (found["count"], found["next"], found["previous"]) == (2, None, None)
    assert clause == {
        "kind": "clause",
        "proposal": of.proposal.slug,
        "version": of.slug,
        "key": key,
        "number": "1",
        "annotation": None,
        "title": [{"text": "Record", "is_found": False}],
        "excerpt": [
            {"text": "The platform records the ", "is_found": False},
            {"text": "gaze", "is_found": True},
            {"text": " of all users.", "is_found": False},
        ],
        "place": "",
    }
    assert (said["kind"], said["annotation"], said["key"]) == ("annotation", remark.slug, "")


def test_chinese_is_found_by_two_characters(reviewer):
    version("平台应当记录所有用户的身份。", language="zh")
    assert api(reviewer).get("/api/v1/search/?q=身份").json()["count"] == 1


def test_it_finds_the_same_as_the_page(reviewer, client):
    for text in ("The gaze.", "The gait.", "Gaze and gait."):
        version(text)
    rows = find(reviewer, question("gaze"))
    keys = [hit["key"] for hit in api(reviewer).get("/api/v1/search/?q=gaze").json()["results"]]
    client.force_login(reviewer)
    page = client.get("/search/?q=gaze").content.decode()
    assert len(keys) == len(rows) == 2
    assert all(key in page for key in keys)


def test_filters_narrow_it(reviewer):
    old = version("The gaze.")
    new = version("The gaze, again.", proposal=old.proposal)
    other = version("The gaze.", language="fr")
    for query, found in (
        ("", [new.slug, other.slug]),
        (f"&proposal={old.proposal.slug}", [new.slug]),
        (f"&proposal={old.proposal.slug}&every_version=true", [new.slug, old.slug]),
        (f"&body={other.proposal.body.slug}", [other.slug]),
        ("&language=fr", [other.slug]),
        ("&kind=annotation", []),
    ):
        hits = api(reviewer).get(f"/api/v1/search/?q=gaze{query}").json()["results"]
        assert sorted(hit["version"] for hit in hits) == sorted(found)


@pytest.mark.parametrize(
    ("query", "field"),
    [("", "q"), ("q=gaze&kind=none", "kind"), ("q=gaze&body=none", "body"), ("q=a&page_size=0", "page_size")],
)
def test_what_cannot_be_asked_is_refused(reviewer, query, field):
    answer = api(reviewer).get(f"/api/v1/search/?{query}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_it_comes_in_pages(reviewer):
    version(*("The gaze.",) * 3)
    first = api(reviewer).get("/api/v1/search/?q=gaze&page_size=2").json()
    second = api(reviewer).get(first["next"]).json()
    assert [hit["number"] for hit in first["results"] + second["results"]] == ["1", "2", "3"]
    assert api(reviewer).get("/api/v1/search/?q=gaze&page=9").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow(reviewer, django_assert_num_queries, count):
    of = version(*("The gaze.",) * count)
    team = reviewer.teams.get()
    for _ in range(count):
        annotations.add(of, Remark(comment="Gaze."), team=team, by=reviewer)
    followed()
    with django_assert_num_queries(9):
        assert api(reviewer).get("/api/v1/search/?q=gaze").json()["count"] == 2 * count
