import pytest

from tests import factories
from tests.clients import UNSEEN, api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

RECORD = paragraphs("7", "Record", "Gaze is recorded.", "身份😀 is kept.")
DETAIL = paragraphs("7.1", "Detail", "Each day.", level=2, kind="annex", status="informative")


def test_clauses_come_in_the_order_of_the_document_with_their_blocks():
    version = factories.version(RECORD, DETAIL)
    first, second = version.current_reading.clauses.all()
    rows = api(factories.person()).get(f"/api/v1/versions/{version.slug}/clauses/").json()["results"]
    plain: dict[str, object] = {"kind": "paragraph", "marker": "", "page": None, "line": None, "facts": {}}
    assert rows == [
        {
            "key": first.key,
            "order": 0,
            "number": "7",
            "title": "Record",
            "level": 1,
            "kind": "clause",
            "status": "normative",
            "parent": None,
            "text": "Gaze is recorded.\n身份😀 is kept.",
            "blocks": [{**plain, "start": 0, "end": 17}, {**plain, "start": 18, "end": 30}],
        },
        {
            "key": second.key,
            "order": 1,
            "number": "7.1",
            "title": "Detail",
            "level": 2,
            "kind": "annex",
            "status": "informative",
            "parent": first.key,
            "text": "Each day.",
            "blocks": [{**plain, "start": 0, "end": 9}],
        },
    ]


def test_one_clause_has_its_own_address():
    version = factories.version(RECORD, DETAIL)
    first, second = version.current_reading.clauses.all()
    address = f"/api/v1/versions/{version.slug}/clauses"
    client = api(factories.person())
    assert client.get(f"{address}/{second.key}/").json()["number"] == "7.1"
    assert client.get(f"{address}/none/").json() == UNSEEN
    assert [row["key"] for row in client.get(f"{address}/?number=7").json()["results"]] == [first.key]


def test_only_the_current_reading_is_shown():
    version = factories.version(RECORD)
    version.current_reading = factories.reading(version, RECORD, DETAIL)
    version.save()
    rows = api(factories.person()).get(f"/api/v1/versions/{version.slug}/clauses/").json()["results"]
    assert [row["number"] for row in rows] == ["7", "7.1"]


def test_pages_follow_the_order():
    version = factories.version(*[paragraphs(str(n), "Part", f"Text {n}.") for n in range(1, 6)])
    client = api(factories.person())
    page = client.get(f"/api/v1/versions/{version.slug}/clauses/?page_size=2").json()
    numbers = [row["number"] for row in page["results"]]
    while page["next"]:
        page = client.get(page["next"]).json()
        numbers += [row["number"] for row in page["results"]]
    assert numbers == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_two_queries(django_assert_num_queries, count):
    version = factories.version(*[paragraphs(str(n), "Part", f"Text {n}.") for n in range(count)])
    client = api(factories.person())
    with django_assert_num_queries(2):
        assert len(client.get(f"/api/v1/versions/{version.slug}/clauses/").json()["results"]) == count
